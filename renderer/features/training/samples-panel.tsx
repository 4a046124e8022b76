import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SampleCode } from "../../../shared/ipc/status.ts";
import { totalOf } from "../../stores/amount.ts";
import { useAppStatus, useLane, useStores, useUi } from "../../stores/context.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useLoneKey } from "../../ui/lone-key.ts";
import { Panel } from "../../ui/panel.tsx";
import { SampleCard } from "./sample-card.tsx";
import { AmountCard } from "./amount-card.tsx";
import { PracticeChoice } from "./practice-choice.tsx";
import { useSamples, type Sample } from "./use-samples.ts";
import styles from "./samples-panel.module.css";

/** The key of each sample, in the order in which they are shown. */
const KEYS = "ABCDEFGHIJ";

/** What training offers to try: codes to be scanned from the screen or used by a press, or amounts that choose. */
export function SamplesPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["training", "common"]);
  const { lane } = useStores();
  const mode = useAppStatus((status) => status.mode);
  const unasked = useUi((state) => state.unasked);
  const scanning = useLane((state) => state.work !== null);
  const { codes, error, renew } = useSamples();
  const [used, setUsed] = useState<SampleCode["outcome"] | null>(null);
  const direction = useAppStatus((status) => status.provider.direction);
  const samples = codes ?? [];
  const scannable = samples.filter((sample) => "code" in sample);
  const amounts = samples.filter((sample) => "amount" in sample);
  const isReceipt = (sample: SampleCode) => sample.outcome.startsWith("receipt");

  const receipts = scannable.filter(isReceipt);

  function use(sample: Sample): void {
    if (scanning) return;
    if ("amount" in sample) return start(sample.amount);
    setUsed(sample.outcome);
    void lane.getState().scan(sample.code).then(renew);
  }
  /** Types the amount and starts the payment. The panel gives way: the QR is to be seen in the lane. */
  function start(amount: number): void {
    const at = lane.getState();
    at.clear();
    at.digits(String(amount));
    onClose();
    // An open sale takes no other amount; the lane says so.
    if (totalOf(lane.getState().amount) === amount) void at.present();
  }
  const keys = Object.fromEntries(samples.map((sample, index) => [`Key${KEYS[index] ?? ""}`, () => use(sample)]));
  const onKeyDown = useLoneKey(keys);
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
      <Panel title={t("title")} closeLabel={t("common:close")} onClose={onClose} unasked={unasked}>
        <div className={styles.panel}>
          {mode === "live" ? (
            <p>{t("liveOnly")}</p>
          ) : (
            <>
              <PracticeChoice />
              {direction === "customer-code" ? (
                <>
                  <p>{t("intro")}</p>
                  <ol className={styles.steps}>
                    <li>{t("steps.amount")}</li>
                    <li>{t("steps.code")}</li>
                    {receipts.length > 0 && <li>{t("steps.receipt")}</li>}
                  </ol>
                </>
              ) : (
                <p>{direction === "merchant-qr" ? t("introQr") : t("introDevice")}</p>
              )}
              <output className={styles.used}>{used && t("used", { name: t(`outcomes.${used}.name`) })}</output>
              <ErrorNote error={error} />
              {codes === null && <p>{t("loading")}</p>}
              {cards(
                t("customerCodes"),
                scannable.filter((sample) => !isReceipt(sample)),
              )}
              {cards(t("receipts"), receipts)}
              {amounts.length > 0 && (
                <ul className={styles.cards} aria-label={t("sampleAmounts")}>
                  {amounts.map((sample) => (
                    <AmountCard
                      key={sample.outcome}
                      sample={sample}
                      keyHint={KEYS[samples.indexOf(sample)] ?? ""}
                      disabled={scanning}
                      onUse={() => use(sample)}
                    />
                  ))}
                </ul>
              )}
            </>
          )}
        </div>
      </Panel>
    </div>
  );
}
