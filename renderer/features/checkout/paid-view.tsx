import { useTranslation } from "react-i18next";
import type { Attempt, Sale } from "../../../shared/domain/sale.ts";
import { useFormat } from "../../stores/use-format.ts";
import { Facts } from "../../ui/list.tsx";
import { NoticeLine } from "./notice-line.tsx";
import { StageBody, StageTitle } from "./stage.tsx";
import { Verdict } from "./verdict.tsx";
import styles from "./paid-view.module.css";

/** The money is there. Stays green while the receipt is still to come. */
export function PaidView({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation(["checkout", "common"]);
  const format = useFormat();
  const { payer, refs, settled } = attempt;
  return (
    <>
      <StageTitle>{t("paid.title", { money: format.money(attempt.amount) })}</StageTitle>
      <StageBody>
        {attempt.via === "late-answer" && <p className={styles.late}>{t("paid.late")}</p>}
        <Facts
          items={[
            [t("paid.card"), payer.card],
            [t("paid.phone"), payer.phone],
            [t("paid.payment"), refs.paymentId ?? refs.transactionId],
            [t("paid.took"), attempt.tookMs === null ? null : t("paid.seconds", { n: format.seconds(attempt.tookMs) })],
            [t("paid.evidence"), settled && t(`common:evidence.${settled.evidence}`)],
          ]}
        />
        {settled && <p>{t("paid.byPerson", { who: settled.who })}</p>}
        <NoticeLine place="code" />
      </StageBody>
    </>
  );
}

/** Two payments for one sale: money must go back, and the customer must hear it. */
export function PaidTwiceView({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation(["checkout", "common"]);
  const format = useFormat();
  const paid = sale.attempts.filter((attempt) => attempt.state === "paid");
  return (
    <div className={styles.twice}>
      <Verdict title={t("paid.twice")} money={t("paid.twiceWhat", { n: paid.length })} tell={t("paid.twiceTell")} />
      <StageBody>
        <Facts
          items={paid.map((attempt) => [
            `${t(`common:provider.${attempt.provider}`)} ${format.time(attempt.sentAt ?? attempt.recordedAt)}`,
            attempt.refs.paymentId ?? attempt.refs.transactionId ?? format.money(attempt.amount),
          ])}
        />
      </StageBody>
    </div>
  );
}
