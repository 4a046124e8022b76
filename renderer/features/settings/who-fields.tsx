import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppStatus } from "../../stores/context.tsx";
import { asksForPin } from "../../stores/pin-asked.ts";
import { Field } from "../../ui/field.tsx";
import styles from "./settings-panel.module.css";

/** Who does something that goes on record, with the manager's PIN where one is set. */
export interface Signature {
  readonly who: string;
  readonly pin: string;
  readonly pinNeeded: boolean;
  /** Complete enough to be sent. */
  readonly complete: boolean;
  readonly setWho: (who: string) => void;
  readonly setPin: (pin: string) => void;
  /** As calls want it. */
  readonly input: { readonly who: string; readonly pin?: string };
}

/** The fields of a signature; the cashier's name stands there to begin with. */
export function useSignature(): Signature {
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const pinNeeded = useAppStatus(asksForPin);
  const [who, setWho] = useState(cashier);
  const [pin, setPin] = useState("");
  const complete = who.trim() !== "" && (!pinNeeded || /^\d{4,12}$/u.test(pin));
  const input = { who: who.trim(), ...(pinNeeded ? { pin } : {}) };
  return { who, pin, pinNeeded, complete, setWho, setPin, input };
}

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
      {pinNeeded && (
        <Field
          label={t("pin.pin")}
          value={pin}
          onChange={setPin}
          type="password"
          inputMode="numeric"
          maxLength={12}
          required
        />
      )}
    </div>
  );
}
