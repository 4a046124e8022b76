import { useTranslation } from "react-i18next";
import type { Attempt } from "../../../shared/domain/sale.ts";
import { useAppStatus, useLane, useStores } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { useLaneProvider } from "../../stores/use-lane-step.ts";
import { useNow } from "../../stores/use-now.ts";
import { holdEnd, secondsLeft } from "../../stores/waiting-time.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "./notice-line.tsx";
import { SettleStep } from "./settle-step.tsx";
import { StageActions, StageBody } from "./stage.tsx";
import { SmallPrint, Verdict } from "./verdict.tsx";
import styles from "./unknown-view.module.css";

/** Nobody knows whether money moved. A place to find out, not an error: it stays until it is settled or put aside. */
export function UnknownView({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation(["checkout", "common"]);
  const { t: te } = useTranslation("errors");
  const form = useLane((state) => state.form);
  const format = useFormat();
  const provider = t(`common:provider.${attempt.provider}`);
  if (form?.kind === "settle") return <SettleStep key={form.outcome} outcome={form.outcome} attempt={attempt} />;
  const { unknown } = attempt;
  return (
    <>
      <Verdict
        title={t("unknown.title")}
        money={t("unknown.money")}
        what={unknown ? te(`outcome-unknown.what.${unknown.reason}`) : undefined}
      />
      <StageBody>
        <p className={styles.hope} data-secondary>
          {attempt.listening ? t("unknown.listening") : t("unknown.silent")}
        </p>
        <div className={styles.ask}>
          <p className={styles.question}>{t("unknown.ask", { provider })}</p>
          <p>
            {t("unknown.check", {
              money: format.money(attempt.amount),
              time: format.time(attempt.sentAt ?? attempt.recordedAt),
            })}
          </p>
          <p className={styles.tell}>{t("unknown.tell")}</p>
        </div>
        <NoticeLine place="code" />
        {unknown && unknown.detail !== "" && <SmallPrint>{unknown.detail}</SmallPrint>}
        <Answers attempt={attempt} />
      </StageBody>
    </>
  );
}

function Answers({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const until = useAppStatus((status) => holdEnd(status, attempt));
  const busy = useLane((state) => state.work !== null);
  const { can } = useLaneProvider();
  const left = secondsLeft(until, useNow(500));
  const act = lane.getState();
  return (
    <StageActions>
      <Button tone="primary" size="lg" keyHint="Y" onClick={() => act.open({ kind: "settle", outcome: "paid" })}>
        {t("unknown.yes")}
      </Button>
      <Button
        size="lg"
        keyHint="N"
        disabled={left > 0}
        onClick={() => act.open({ kind: "settle", outcome: "not-paid" })}
      >
        {left > 0 ? t("unknown.noAfter", { n: left }) : t("unknown.no")}
      </Button>
      {can.status && (
        <Button wide disabled={busy} keyHint="↵" keyShortcut="Enter" onClick={() => void act.askStatus()}>
          {t("unknown.askAgain")}
        </Button>
      )}
      <Button wide keyHint="F8" onClick={() => act.next()}>
        {t("unknown.later")}
      </Button>
    </StageActions>
  );
}
