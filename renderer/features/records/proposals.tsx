import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Output } from "../../../shared/ipc/contract.ts";
import { useApi } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { useSignature } from "../../stores/use-signature.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useTask } from "../../ui/use-task.ts";
import type { Comparison } from "./comparison-view.tsx";
import { PairLine } from "./lines.tsx";
import { SignatureFields } from "./signature.tsx";
import styles from "./records-panel.module.css";

export interface ProposalsProps {
  readonly id: string;
  readonly proposals: Comparison["proposals"];
}

/** Open payments whose end the statement tells. Nothing is ticked by itself: a person has looked at each. */
export function Proposals({ id, proposals }: ProposalsProps) {
  const { t } = useTranslation("records");
  const { time } = useFormat();
  const api = useApi();
  const signature = useSignature();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [answer, setAnswer] = useState<Output<"statements.settle"> | null>(null);
  const { busy, error, run } = useTask<PosError>();
  if (proposals.total === 0) return null;
  const open = proposals.items.filter(({ payment }) => !done.has(payment.attemptId));

  function tick(attemptId: string, on: boolean): void {
    setTicked((before) => new Set(on ? [...before, attemptId] : [...before].filter((each) => each !== attemptId)));
  }
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (ticked.size === 0 || !signature.complete) return;
    void run(() => api.call("statements.settle", { id, attempts: [...ticked], ...signature.input })).then((told) => {
      if (told?.ok !== true) return;
      setAnswer(told.value);
      if (told.value.outcome !== "settled") return;
      const { settled } = told.value;
      setDone((before) => new Set([...before, ...settled]));
      setTicked(new Set());
    });
  }
  return (
    <form className={styles.part} noValidate onSubmit={submit}>
      <h4 className={styles.partTitle}>{t("result.proposals")}</h4>
      <p className={styles.quiet}>{t("result.proposalsWhat")}</p>
      <ul className={styles.lines}>
        {open.map(({ payment, row, outcome, by }) => (
          <li key={payment.attemptId}>
            <label className={styles.tick}>
              <input
                type="checkbox"
                checked={ticked.has(payment.attemptId)}
                onChange={(event) => tick(payment.attemptId, event.currentTarget.checked)}
              />
              <span className={styles.pair}>
                <strong>{outcome === "paid" ? t("result.paidThere") : t("result.notPaidThere")}</strong>
                <PairLine payment={payment} row={row} />
                {by === "amount" && <span className={styles.quiet}>{t("result.byAmount")}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {proposals.items.length < proposals.total && (
        <p className={styles.quiet}>{t("result.more", { shown: proposals.items.length, total: proposals.total })}</p>
      )}
      {open.length > 0 && (
        <>
          <SignatureFields signature={signature} />
          <div>
            <Button type="submit" tone="primary" disabled={busy || ticked.size === 0 || !signature.complete}>
              {busy ? t("result.settling") : t("result.settle", { n: ticked.size })}
            </Button>
          </div>
        </>
      )}
      <ErrorNote error={error} time={time} />
      <Told answer={answer} />
    </form>
  );
}

function Told({ answer }: { readonly answer: Output<"statements.settle"> | null }) {
  const { t } = useTranslation("records");
  if (answer === null) return null;
  if (answer.outcome === "gone") return <Banner tone="warn" role="alert" title={t("statement.gone")} />;
  const { settled, left } = answer;
  return (
    <output>
      <Banner tone={left.length > 0 ? "warn" : "ok"} title={t("result.settled", { n: settled.length })}>
        {left.length > 0 ? t("result.left", { n: left.length }) : undefined}
      </Banner>
    </output>
  );
}
