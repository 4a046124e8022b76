import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SampleCode } from "../../../shared/ipc/status.ts";
import { useAppStatus, useLane, useStores } from "../../stores/context.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useLoneKey } from "../../ui/lone-key.ts";
import { Panel } from "../../ui/panel.tsx";
import { SampleCard } from "./sample-card.tsx";
import { useSamples } from "./use-samples.ts";
import styles from "./samples-panel.module.css";

/** The key of each sample, in the order in which they are shown. */
const KEYS = "ABCDEFGHIJ";

/** The sample codes of training: to be scanned from the screen, or used by a press. */
export function SamplesPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["training", "common"]);
  const { lane } = useStores();
  const mode = useAppStatus((status) => status.mode);
  const scanning = useLane((state) => state.work !== null);
  const { codes, error, renew } = useSamples();
  const [used, setUsed] = useState<SampleCode["outcome"] | null>(null);
  const samples = codes ?? [];
  const isReceipt = (sample: SampleCode) => sample.outcome.startsWith("receipt");

  function use(sample: SampleCode): void {
    if (scanning) return;
    setUsed(sample.outcome);
    void lane.getState().scan(sample.code).then(renew);
  }
  const keys = Object.fromEntries(samples.map((sample, index) => [`Key${KEYS[index] ?? ""}`, () => use(sample)]));
  const onKeyDown = useLoneKey(keys);
  // A provider whose customers pay what the till shows has no codes to offer.
  const cards = (title: string, of: readonly SampleCode[]) =>
    of.length > 0 && (
      <>
        <h3 className={styles.heading}>{title}</h3>
        <ul className={styles.cards}>
          {of.map((sample) => (
            <SampleCard
              key={sample.outcome}
              sample={sample}
              keyHint={KEYS[samples.indexOf(sample)] ?? ""}
              disabled={scanning}
              onUse={() => use(sample)}
            />
          ))}
        </ul>
      </>
    );
  return (
    // Around the whole panel: the keys hold from the moment it opens, when its title has the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.keys} onKeyDown={onKeyDown}>
      <Panel title={t("title")} closeLabel={t("common:close")} onClose={onClose}>
        <div className={styles.panel}>
          {mode === "live" ? (
            <p>{t("liveOnly")}</p>
          ) : (
            <>
              <p>{t("intro")}</p>
              <ol className={styles.steps}>
                <li>{t("steps.amount")}</li>
                <li>{t("steps.code")}</li>
                <li>{t("steps.receipt")}</li>
              </ol>
              <output className={styles.used}>{used && t("used", { name: t(`outcomes.${used}.name`) })}</output>
              <ErrorNote error={error} />
              {codes === null && <p>{t("loading")}</p>}
              {cards(
                t("customerCodes"),
                samples.filter((sample) => !isReceipt(sample)),
              )}
              {cards(t("receipts"), samples.filter(isReceipt))}
            </>
          )}
        </div>
      </Panel>
    </div>
  );
}
