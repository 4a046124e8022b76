import { useTranslation } from "react-i18next";
import type { Attempt } from "../../../shared/domain/sale.ts";
import { useLane, useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "./notice-line.tsx";
import { SettleStep } from "./settle-step.tsx";
import { StageActions, StageBody } from "./stage.tsx";
import { Verdict } from "./verdict.tsx";

/** Provider and person say different things about the same money. Both stand; a manager decides. */
export function DisputeView({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation(["checkout", "common"]);
  const { lane } = useStores();
  const form = useLane((state) => state.form);
  if (form?.kind === "settle") return <SettleStep key={form.outcome} outcome={form.outcome} attempt={attempt} />;
  const provider = t(`common:provider.${attempt.provider}`);
  const who = attempt.settled?.who ?? "";
  const saysPaid = attempt.contradiction === "provider-says-paid";
  const act = lane.getState();
  return (
    <>
      <Verdict
        title={saysPaid ? t("dispute.paid", { provider }) : t("dispute.declined", { provider })}
        what={saysPaid ? t("dispute.paidWhat", { who, provider }) : t("dispute.declinedWhat", { who, provider })}
        now={t("dispute.now")}
      />
      <StageBody>
        <NoticeLine place="code" />
        <StageActions>
          <Button tone="primary" size="lg" keyHint="Y" onClick={() => act.open({ kind: "settle", outcome: "paid" })}>
            {t("dispute.yes")}
          </Button>
          <Button size="lg" keyHint="N" onClick={() => act.open({ kind: "settle", outcome: "not-paid" })}>
            {t("dispute.no")}
          </Button>
          <Button wide keyHint="F8" onClick={() => act.next()}>
            {t("unknown.later")}
          </Button>
        </StageActions>
      </StageBody>
    </>
  );
}
