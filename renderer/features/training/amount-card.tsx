import { useTranslation } from "react-i18next";
import type { SampleAmount } from "../../../shared/ipc/status.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./samples-panel.module.css";

export interface AmountCardProps {
  readonly sample: SampleAmount;
  readonly keyHint: string;
  readonly disabled: boolean;
  readonly onUse: () => void;
}

/** An amount that chooses what becomes of the payment, in words, and the button that types and starts it. */
export function AmountCard({ sample, keyHint, disabled, onUse }: AmountCardProps) {
  const { t } = useTranslation("training");
  const format = useFormat();
  const currency = useAppStatus((status) => status.provider.currency);
  const name = t(`amounts.${sample.outcome}.name`);
  return (
    <li className={styles.amountCard}>
      <p className={styles.amount}>{format.entry(sample.amount, currency)}</p>
      <div className={styles.words}>
        <h4 className={styles.name}>{name}</h4>
        <p className={styles.what}>{t(`amounts.${sample.outcome}.what`)}</p>
        <Button
          keyHint={keyHint}
          aria-disabled={disabled || undefined}
          onClick={onUse}
          aria-label={t("useNamed", { name })}
        >
          {t("use")}
        </Button>
      </div>
    </li>
  );
}
