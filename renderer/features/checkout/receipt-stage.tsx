import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../../shared/result.ts";
import { useLane, useLaneSale, useStores } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { useLaneStep } from "../../stores/use-lane-step.ts";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/list.tsx";
import { Finder } from "./finder.tsx";
import type { Look } from "./looks.ts";
import { NoticeLine } from "./notice-line.tsx";
import { QueuedView } from "./queued-view.tsx";
import { Stage, StageActions, StageBody, StageTitle } from "./stage.tsx";
import { TypeCode } from "./type-code.tsx";
import { SmallPrint } from "./verdict.tsx";
import styles from "./receipt-stage.module.css";

export interface ReceiptStageProps {
  readonly look: Look;
  readonly picture: ReactNode;
}

/** ③ The law's receipt: scanned once, attached by the till itself. */
export function ReceiptStage({ look, picture }: ReceiptStageProps) {
  const { t } = useTranslation("checkout");
  const step = useLaneStep();
  const label = step.at === "done" ? t("receipt.doneHead") : t("stage.receipt");
  return (
    <Stage number={3} label={label} look={look}>
      <View picture={picture} />
    </Stage>
  );
}

function View({ picture }: { readonly picture: ReactNode }) {
  const { t } = useTranslation("checkout");
  const step = useLaneStep();
  switch (step.at) {
    case "entry":
    case "charging":
    case "awaiting-customer":
    case "not-charged":
    case "abandoned":
      return <p>{t("receipt.notDue")}</p>;
    case "unknown":
    case "contradiction":
      return <p>{t("receipt.waits")}</p>;
    case "receipt-due":
      return <DueView picture={picture} />;
    case "receipt-queued":
      return <QueuedView />;
    case "receipt-rejected":
      return <RejectedView picture={picture} />;
    case "done":
      return <DoneView />;
    default:
      return assertNever(step);
  }
}

function DueView({ picture }: { readonly picture: ReactNode }) {
  const { t } = useTranslation("checkout");
  const typing = useLane((lane) => lane.form?.kind === "type-code");
  return (
    <>
      <StageTitle>{t("receipt.due")}</StageTitle>
      <StageBody>
        <NoticeLine place="receipt" />
        {!typing && <Finder picture={picture} />}
        <p className={styles.how}>{t("receipt.dueHow")}</p>
        <TypeCode what="receipt" />
        <Later />
      </StageBody>
    </>
  );
}

function RejectedView({ picture }: { readonly picture: ReactNode }) {
  const { t } = useTranslation(["checkout", "common"]);
  const typing = useLane((lane) => lane.form?.kind === "type-code");
  const sale = useLaneSale();
  const step = useLaneStep();
  const rejection = sale?.fiscal?.rejection ?? null;
  const provider = step.at === "receipt-rejected" ? t(`common:provider.${step.attempt.provider}`) : "";
  return (
    <>
      <StageTitle>{t("receipt.rejected")}</StageTitle>
      <StageBody>
        <div className={styles.refused} data-refused>
          <p className={styles.stands}>{t("receipt.rejectedWhat")}</p>
          <p>{t("receipt.rejectedTell")}</p>
          {rejection && (
            <SmallPrint>
              <Facts
                items={[
                  [t("declined.words", { provider }), rejection.words],
                  [t("declined.code"), rejection.code],
                ]}
              />
            </SmallPrint>
          )}
        </div>
        <NoticeLine place="receipt" />
        {!typing && <Finder picture={picture} />}
        <TypeCode what="receipt" />
        <Later />
      </StageBody>
    </>
  );
}

function Later() {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  return (
    <StageActions>
      <Button size="lg" keyHint="F8" onClick={() => lane.getState().next()}>
        {t("receipt.later")}
      </Button>
    </StageActions>
  );
}

function DoneView() {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const format = useFormat();
  const receipt = useLaneSale()?.fiscal?.receipt ?? null;
  return (
    <>
      <StageTitle>{receipt ? t("receipt.done", { number: receipt.number }) : t("receipt.notRequired")}</StageTitle>
      <StageBody>
        {receipt && (
          <Facts
            items={[
              [t("receipt.terminal"), receipt.terminalId],
              [t("receipt.sign"), receipt.sign],
              [t("receipt.issued"), format.moment(receipt.issuedAt)],
            ]}
          />
        )}
        <NoticeLine place="receipt" />
        <StageActions>
          <Button tone="primary" size="lg" keyHint="↵" keyShortcut="Enter" onClick={() => lane.getState().next()}>
            {t("action.next")}
          </Button>
        </StageActions>
      </StageBody>
    </>
  );
}
