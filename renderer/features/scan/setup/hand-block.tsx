import { useTranslation } from "react-i18next";
import { parseScannerKeys } from "../../../../shared/domain/scanner-keys.ts";
import { DEFAULT_SCANNER } from "../../../../shared/domain/scanner-defaults.ts";
import { scanEndingSchema, scannerSettingsSchema } from "../../../../shared/domain/scanner-settings.ts";
import { useAppStatus } from "../../../stores/context.tsx";
import { Button } from "../../../ui/button.tsx";
import { DraftField } from "../../../ui/draft-field.tsx";
import { Select } from "../../../ui/field.tsx";
import type { ScannerSectionProps } from "./scanner-section.tsx";
import styles from "./scanner-section.module.css";

const { keyGapMs: pace } = scannerSettingsSchema.shape;

/** The same settings by hand, for whoever has the scanner's manual. */
export function HandBlock({ change }: ScannerSectionProps) {
  const { t } = useTranslation("scanner");
  const settings = useAppStatus((status) => status.settings.scanner);
  const learned = Object.keys(settings.layout).length;
  const checkKeys = (text: string) => (parseScannerKeys(text.trim()) === null ? t("hand.keysWrong") : null);
  const range = { from: pace.minValue, to: pace.maxValue };
  const { prefix, ending, suffix, keyGapMs, layout } = DEFAULT_SCANNER;
  return (
    <section className={styles.block} aria-labelledby="scanner-hand">
      <h4 id="scanner-hand" className={styles.title}>
        {t("hand.title")}
      </h4>
      <div className={styles.pair}>
        <DraftField
          label={t("hand.prefix")}
          hint={t("hand.keysHint")}
          value={settings.prefix}
          maxLength={60}
          check={checkKeys}
          onKeep={(kept) => change(t("hand.prefix"), { scanner: { prefix: kept } })}
        />
        <Select
          label={t("hand.ending")}
          value={settings.ending}
          options={scanEndingSchema.options.map((value) => ({ value, label: t(`hand.endings.${value}`) }))}
          onChange={(value) => change(t("hand.ending"), { scanner: { ending: value } })}
        />
        {settings.ending === "keys" && (
          <DraftField
            label={t("hand.suffix")}
            hint={t("hand.keysHint")}
            value={settings.suffix}
            maxLength={60}
            check={checkKeys}
            onKeep={(kept) => change(t("hand.suffix"), { scanner: { suffix: kept } })}
          />
        )}
        <DraftField
          label={t("hand.pace")}
          hint={t("hand.paceHint", range)}
          value={String(settings.keyGapMs)}
          inputMode="numeric"
          maxLength={3}
          check={(text) => (pace.safeParse(numberIn(text)).success ? null : t("hand.paceHint", range))}
          onKeep={(text) => change(t("hand.pace"), { scanner: { keyGapMs: numberIn(text) } })}
        />
      </div>
      {learned > 0 && <p className={styles.hint}>{t("hand.layout", { number: learned })}</p>}
      <div className={styles.buttons}>
        <Button onClick={() => change(t("hand.title"), { scanner: { prefix, ending, suffix, keyGapMs, layout } })}>
          {t("hand.reset")}
        </Button>
      </div>
    </section>
  );
}

function numberIn(text: string): number {
  return /^\s*\d+\s*$/u.test(text) ? Number(text) : Number.NaN;
}
