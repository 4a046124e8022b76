import { useTranslation } from "react-i18next";
import { isOneOf, notSentReasons, unknownReasons } from "../../../shared/domain/choices.ts";
import type { Fiscal } from "../../../shared/domain/sale.ts";
import { useLane, useLaneSale, useStores } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { useNow } from "../../stores/use-now.ts";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/list.tsx";
import { NoticeLine } from "./notice-line.tsx";
import { StageActions, StageBody } from "./stage.tsx";
import { SmallPrint, Verdict } from "./verdict.tsx";

/** The receipt is on record and on its way. Nothing is left to do at the counter. */
export function QueuedView() {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const fiscal = useLaneSale()?.fiscal ?? null;
  const busy = useLane((state) => state.work !== null);
  const failed = fiscal?.lastFailure ?? null;
  return (
    <>
      <Verdict
        title={failed ? t("receipt.retrying") : t("receipt.queued")}
        what={failed ? t("receipt.retryingWhat") : t("receipt.queuedWhat")}
      />
      <StageBody>
        <NoticeLine place="receipt" />
        {fiscal && <Progress fiscal={fiscal} />}
        {fiscal && failed && <Failure fiscal={fiscal} />}
        <StageActions>
          {failed && (
            <Button size="lg" disabled={busy} onClick={() => void lane.getState().retryReceipt()}>
              {t("receipt.now")}
            </Button>
          )}
          <Button tone="primary" size="lg" keyHint="↵" keyShortcut="Enter" onClick={() => lane.getState().next()}>
            {t("action.next")}
          </Button>
        </StageActions>
      </StageBody>
    </>
  );
}

function Progress({ fiscal }: { readonly fiscal: Fiscal }) {
  const { t } = useTranslation("checkout");
  const now = useNow(1000);
  const format = useFormat();
  const seconds = fiscal.nextTryAt === null ? null : Math.max(0, Math.ceil((fiscal.nextTryAt - now) / 1000));
  const next =
    seconds === null || fiscal.tries === 0
      ? null
      : seconds > 90 && fiscal.nextTryAt !== null
        ? format.time(fiscal.nextTryAt)
        : t("receipt.nextTryIn", { n: seconds });
  return (
    <Facts
      items={[
        [t("receipt.number"), fiscal.receipt?.number],
        [t("receipt.triesLabel"), fiscal.tries === 0 ? null : t("receipt.tries", { count: fiscal.tries })],
        [t("receipt.nextTry"), next],
      ]}
    />
  );
}

function Failure({ fiscal }: { readonly fiscal: Fiscal }) {
  const { t } = useTranslation("checkout");
  const { t: te } = useTranslation("errors");
  const reason = fiscal.lastFailure?.reason ?? "";
  const words = (): string => {
    if (isOneOf(notSentReasons, reason)) return te(`offline.what.${reason}`);
    if (isOneOf(unknownReasons, reason)) return te(`outcome-unknown.what.${reason}`);
    if (reason === "transaction-id-needed" || reason === "provider-busy") return t(`failure.${reason}`);
    return t("failure.other", { reason });
  };
  return (
    <SmallPrint>
      <p>{words()}</p>
      {fiscal.lastFailure?.detail}
    </SmallPrint>
  );
}
