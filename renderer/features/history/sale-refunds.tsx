import { useState } from "react";
import { isUnsettledRefund } from "../../../shared/domain/sale-facts.ts";
import type { Attempt, Refund, Sale } from "../../../shared/domain/sale.ts";
import { StatePill } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { RefundForm } from "./refund-form.tsx";
import { refundDetail, refundLooks } from "./refund-look.tsx";
import { refundWays } from "./refund-ways.ts";
import { useCan } from "./use-can.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./sale-detail.module.css";

/** What went back of a sale, and the ways in which more can. Nothing where nothing was paid. */
export function SaleRefunds({ sale }: { readonly sale: Sale }) {
  const { t } = useVoice();
  const paid = sale.attempts.filter((attempt) => attempt.state === "paid");
  if (paid.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t("refund.title")}</h3>
      {paid.map((attempt) => (
        <div key={attempt.id} className={styles.part}>
          {paid.length > 1 && (
            <h4 className={styles.formTitle}>{t("facts.attempt", { number: sale.attempts.indexOf(attempt) + 1 })}</h4>
          )}
          {attempt.refunds.length > 0 && (
            <ul className={styles.part}>
              {attempt.refunds.map((refund) => (
                <RefundLine key={refund.id} refund={refund} />
              ))}
            </ul>
          )}
          <RefundActions sale={sale} attempt={attempt} />
        </div>
      ))}
    </section>
  );
}

function RefundLine({ refund }: { readonly refund: Refund }) {
  const { t, moment } = useVoice();
  const { tone, icon } = refundLooks[refund.state];
  const detail = refundDetail(refund, t);
  return (
    <li className={styles.refund}>
      <span className={styles.refundHead}>
        <strong>
          <Money money={refund.amount} />
        </strong>
        <StatePill tone={tone} icon={icon}>
          {t(`refunds.${refund.state}`)}
        </StatePill>
        <span className={styles.when}>{t("refund.by", { who: refund.who, time: moment(refund.recordedAt) })}</span>
      </span>
      <span>{[refund.why, detail].filter((words) => words !== "").join(" · ")}</span>
    </li>
  );
}

function RefundActions({ sale, attempt }: { readonly sale: Sale; readonly attempt: Attempt }) {
  const { t } = useVoice();
  const can = useCan()(attempt.provider);
  const [how, setHow] = useState<"provider" | "by-hand" | null>(null);
  const ways = refundWays(attempt, can);
  if (ways === null) {
    const open = attempt.refunds.some((refund) => isUnsettledRefund(refund.state));
    if (open) return <p>{t("refund.open")}</p>;
    return attempt.refunds.length > 0 ? <p>{t("refund.allBack")}</p> : null;
  }
  if (how !== null) {
    return <RefundForm sale={sale} attempt={attempt} ways={ways} how={how} onClose={() => setHow(null)} />;
  }
  return (
    <>
      {can.refund === "none" && (
        <p className={styles.when}>{t("refund.noRefunds", { provider: t(`common:provider.${attempt.provider}`) })}</p>
      )}
      <div className={styles.buttons}>
        {ways.byProvider !== "none" && <Button onClick={() => setHow("provider")}>{t("refund.start")}</Button>}
        {ways.byHand && <Button onClick={() => setHow("by-hand")}>{t("refund.startHand")}</Button>}
      </div>
    </>
  );
}
