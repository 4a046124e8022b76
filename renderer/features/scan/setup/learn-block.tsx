import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ScannerSettings } from "../../../../shared/domain/scanner-settings.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { QrCode } from "../../../ui/qr-code.tsx";
import { Findings } from "./findings.tsx";
import { TEST_CODE } from "./test-code.ts";
import { SCANS_NEEDED, useLearning } from "./use-learning.ts";
import styles from "./scanner-section.module.css";

/** The test code, scanned a few times: what the scanner does by itself is found out from it. */
export function LearnBlock({ onFound }: { readonly onFound: (found: Partial<ScannerSettings>) => void }) {
  const { t } = useTranslation("scanner");
  const { learning, start, stop } = useLearning(onFound);
  const sheet = useRef<HTMLDivElement>(null);
  const listening = learning.state === "listening";
  // The button that began it is gone; the code must be in sight, and a reader begins with it.
  useEffect(() => {
    if (listening) sheet.current?.focus();
  }, [listening]);
  return (
    <section className={styles.block} aria-labelledby="scanner-learn">
      <h4 id="scanner-learn" className={styles.title}>
        {t("learn.title")}
      </h4>
      {learning.state === "listening" && (
        <div ref={sheet} tabIndex={-1} className={styles.sheet}>
          <QrCode className={styles.qr} text={TEST_CODE} label={t("learn.code")} />
          <div className={styles.beside}>
            <p>{t("learn.steps", { of: SCANS_NEEDED })}</p>
            <output className={styles.progress}>
              {t("learn.progress", { done: learning.scans.length, of: SCANS_NEEDED })}
            </output>
            {learning.problem !== null && (
              <Banner tone="warn" role="alert">
                {t(`learn.problem.${learning.problem}`)}
              </Banner>
            )}
          </div>
        </div>
      )}
      {learning.state === "done" && <Findings found={learning.found} foreign={learning.foreign} />}
      <div className={styles.buttons}>
        {learning.state === "listening" ? (
          <>
            <Button onClick={stop}>{t("learn.stop")}</Button>
            <Button onClick={() => window.print()}>{t("learn.print")}</Button>
          </>
        ) : (
          <Button tone={learning.state === "off" ? "primary" : "plain"} onClick={start}>
            {learning.state === "off" ? t("learn.start") : t("learn.again")}
          </Button>
        )}
      </div>
    </section>
  );
}
