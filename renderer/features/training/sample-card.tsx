import { useTranslation } from "react-i18next";
import type { SampleCode } from "../../../shared/ipc/status.ts";
import { Button } from "../../ui/button.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import styles from "./samples-panel.module.css";

export interface SampleCardProps {
  readonly sample: SampleCode;
  readonly keyHint: string;
  readonly disabled: boolean;
  readonly onUse: () => void;
}

/** One sample: its QR to be scanned, what it does in words, and the button that stands for the scan. */
export function SampleCard({ sample, keyHint, disabled, onUse }: SampleCardProps) {
  const { t } = useTranslation("training");
  const name = t(`outcomes.${sample.outcome}.name`);
  return (
    <li className={styles.card}>
      <QrCode className={styles.qr} text={sample.code} label={t("qrOf", { name })} />
      <div className={styles.words}>
        <h4 className={styles.name}>{name}</h4>
        <p className={styles.what}>{t(`outcomes.${sample.outcome}.what`)}</p>
        {/* Not `disabled`, which would take the focus away, and the keys of the other samples with it. */}
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
