import { useTranslation } from "react-i18next";
import type { Signature } from "../../stores/use-signature.ts";
import { Field } from "../../ui/field.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import styles from "./records-panel.module.css";

export function SignatureFields({ signature }: { readonly signature: Signature }) {
  const { t } = useTranslation("records");
  const { who, pin, pinNeeded, setWho, setPin } = signature;
  return (
    <div className={styles.fields}>
      <Field
        label={t("who")}
        value={who}
        onChange={setWho}
        maxLength={60}
        required
        error={who.trim() === "" ? t("whoNeeded") : null}
      />
      {pinNeeded && <PinField label={t("pin")} value={pin} onChange={setPin} required />}
    </div>
  );
}
