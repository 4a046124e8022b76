import { useTranslation } from "react-i18next";
import type { Attempt } from "../../../shared/domain/sale.ts";
import { useLane, useStores } from "../../stores/context.tsx";
import { useLaneProvider } from "../../stores/use-lane-step.ts";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/list.tsx";
import { NoticeLine } from "./notice-line.tsx";
import { StageActions, StageBody } from "./stage.tsx";
import { SmallPrint, Verdict, type VerdictProps } from "./verdict.tsx";
import { WalletHint } from "./wallet-hint.tsx";

/** No money moved: declined, not sent, expired or called off. The next code may be scanned at once. */
export function NotChargedView({ attempt }: { readonly attempt: Attempt | null }) {
  const { t } = useTranslation(["checkout", "common"]);
  const { lane } = useStores();
  const busy = useLane((state) => state.work !== null);
  const abandoned = useLane((state) => state.saleId === null);
  const { direction, can } = useLaneProvider();
  const words = useWords(attempt, { byCode: direction === "customer-code", canCancel: can.cancel });
  const provider = attempt ? t(`common:provider.${attempt.provider}`) : "";
  const byCode = direction === "customer-code";
  const again = (): void => {
    if (byCode) lane.getState().open({ kind: "rescan" });
    else void lane.getState().present();
  };
  return (
    <>
      <Verdict {...words} />
      <StageBody>
        <WalletHint />
        <NoticeLine place="code" />
        {attempt?.decline && (attempt.decline.words !== null || attempt.decline.code !== null) && (
          <SmallPrint>
            <Facts
              items={[
                [t("declined.words", { provider }), attempt.decline.words],
                [t("declined.code"), attempt.decline.code],
              ]}
            />
          </SmallPrint>
        )}
        {attempt?.notSent && attempt.notSent.detail !== "" && <SmallPrint>{attempt.notSent.detail}</SmallPrint>}
        {!abandoned && (
          <StageActions>
            <Button tone="primary" size="lg" keyHint="↵" keyShortcut="Enter" disabled={busy} onClick={again}>
              {byCode ? t("action.scanNew") : t("action.tryAgain")}
            </Button>
            <Button
              size="lg"
              keyHint="Esc"
              keyShortcut="Escape"
              disabled={busy}
              onClick={() => void lane.getState().abandon()}
            >
              {t("action.cancelSale")}
            </Button>
          </StageActions>
        )}
      </StageBody>
    </>
  );
}

interface Way {
  readonly byCode: boolean;
  /** Whether the till can call a waiting payment off. */
  readonly canCancel: boolean;
}

function useWords(attempt: Attempt | null, { byCode, canCancel }: Way): VerdictProps {
  const { t } = useTranslation(["checkout", "common"]);
  const { t: te } = useTranslation("errors");
  const tell = t("ended.tell");
  if (attempt === null) return { title: t("ended.nothing"), money: t("ended.money") };
  if (attempt.notSent) {
    return {
      title: t("notSent.title"),
      money: t("notSent.money"),
      what: te(`offline.what.${attempt.notSent.reason}`),
      now: te(`offline.now.${attempt.notSent.reason}`),
      tell: t("notSent.tell"),
    };
  }
  if (attempt.settled) {
    return { title: t("declined.byPerson"), now: t("declined.byPersonNow"), tell: t("declined.byPersonTell") };
  }
  if (attempt.state === "cancelled" && !canCancel) {
    // Nobody here can have called it off; the provider has one word for all the ways in which it ends one unpaid.
    const what = t("ended.byProvider", { provider: t(`common:provider.${attempt.provider}`) });
    return { title: t("ended.closed"), money: t("ended.money"), what, now: t("ended.now"), tell };
  }
  if (attempt.state === "expired" || attempt.state === "cancelled") {
    return { title: t(`ended.${attempt.state}`), money: t("ended.money"), now: t("ended.now"), tell };
  }
  return {
    title: t("declined.title"),
    money: t("declined.money"),
    now: byCode ? t("declined.now") : t("ended.now"),
    tell: t("declined.tell"),
  };
}
