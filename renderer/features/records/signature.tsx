import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppStatus } from "../../stores/context.tsx";
import { asksForPin } from "../../stores/pin-asked.ts";
import { Field } from "../../ui/field.tsx";
import styles from "./records-panel.module.css";

/** Who does something that goes on record, with a PIN where one is asked for. */
export interface Signature {
  readonly complete: boolean;
  /** As calls want it. */
  readonly input: { readonly who: string; readonly pin?: string };
  readonly who: string;
  readonly pin: string;
  readonly pinNeeded: boolean;
  readonly setWho: (who: string) => void;
  readonly setPin: (pin: string) => void;
}

/** The cashier's name stands there to begin with. */
export function useSignature(): Signature {
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const pinNeeded = useAppStatus(asksForPin);
  const [who, setWho] = useState(cashier);
  const [pin, setPin] = useState("");
  const complete = who.trim() !== "" && (!pinNeeded || /^\d{4,12}$/u.test(pin));
  return { complete, input: { who: who.trim(), ...(pinNeeded ? { pin } : {}) }, who, pin, pinNeeded, setWho, setPin };
}

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
      {pinNeeded && (
        <Field
          label={t("pin")}
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
