import { useTranslation } from "react-i18next";
import { DEFAULT_SCANNER } from "../../../../shared/domain/scanner-defaults.ts";
import type { ScannerSettings } from "../../../../shared/domain/scanner-settings.ts";
import { Banner } from "../../../ui/banner.tsx";
import styles from "./scanner-section.module.css";

/** From this pause on a quick typist comes near. */
const SLOW_MS = 45;

export interface FindingsProps {
  readonly found: Partial<ScannerSettings>;
  /** The system's own keyboard is another one than the scanner's. */
  readonly foreign: boolean;
}

/** What the scans of the test code have told, in words. */
export function Findings({ found, foreign }: FindingsProps) {
  const { t } = useTranslation("scanner");
  const { prefix, ending, suffix, layout, keyGapMs } = { ...DEFAULT_SCANNER, ...found };
  const learned = Object.keys(layout).length;
  return (
    <>
      <output className={styles.progress}>{t("learn.done")}</output>
      <dl className={styles.facts}>
        <dt>{t("learn.prefix")}</dt>
        <dd>{prefix === "" ? t("learn.nothing") : <code>{prefix}</code>}</dd>
        <dt>{t("learn.ending")}</dt>
        <dd>
          {ending === "keys" ? (
            <code>{suffix}</code>
          ) : ending === "none" ? (
            t("learn.nothing")
          ) : (
            t(`hand.endings.${ending}`)
          )}
        </dd>
        <dt>{t("learn.layout")}</dt>
        <dd>{learned === 0 ? t("learn.usual") : t("learn.learned", { number: learned })}</dd>
        <dt>{t("learn.pace")}</dt>
        <dd>{t("learn.ms", { number: keyGapMs })}</dd>
      </dl>
      {foreign && <p className={styles.hint}>{t("learn.system")}</p>}
      {keyGapMs > SLOW_MS && prefix === "" && <Banner tone="warn">{t("learn.slow")}</Banner>}
    </>
  );
}
