import { useTranslation } from "react-i18next";
import type { Signature } from "../../stores/use-signature.ts";
import { Field } from "../../ui/field.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import styles from "./settings-panel.module.css";

export interface WhoFieldsProps {
  readonly label: string;
  readonly signature: Signature;
}

/** Who and, where it is set, the PIN. */
export function WhoFields({ label, signature }: WhoFieldsProps) {
  const { t } = useTranslation("settings");
  const { who, pin, pinNeeded, setWho, setPin } = signature;
  return (
    <div className={styles.pair}>
      <Field
        label={label}
        value={who}
        onChange={setWho}
        maxLength={60}
        required
        error={who.trim() === "" ? t("unit.whoNeeded") : null}
      />
      {pinNeeded && <PinField label={t("pin.pin")} value={pin} onChange={setPin} required />}
    </div>
  );
}
