import { paidTwice } from "../../../shared/domain/sale-facts.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { assertNever } from "../../../shared/result.ts";
import { Banner } from "../../ui/banner.tsx";
import { StatePill } from "../../ui/badge.tsx";
import { Money } from "../../ui/money.tsx";
import { FollowPayment } from "./follow-payment.tsx";
import { actionsOf, type SaleAction } from "./sale-actions.ts";
import { ReceiptLink } from "./receipt-link.tsx";
import { SalePrint } from "./sale-print.tsx";
import { SaleFacts } from "./sale-facts.tsx";
import { AbandonForm, IdentifyForm, NoteForm, RetryReceipt } from "./sale-forms.tsx";
import { lookOf } from "./sale-look.tsx";
import { SaleRefunds } from "./sale-refunds.tsx";
import { SaleStory } from "./sale-story.tsx";
import { SettleRefund } from "./settle-refund.tsx";
import { SettleSale } from "./settle-sale.tsx";
import { useCan } from "./use-can.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./sale-detail.module.css";

export interface SaleDetailProps {
  readonly sale: Sale;
  /** Closes the panel: the sale went to the lane. */
  readonly onClose: () => void;
}

/** One sale: what to do about it, what is known, what happened. */
export function SaleDetail({ sale, onClose }: SaleDetailProps) {
  const { t } = useVoice();
  const look = lookOf(sale);
  const actions = actionsOf(sale, useCan());
  return (
    <div className={styles.detail}>
      <div className={styles.top}>
        <Money money={sale.amount} size="xl" />
        <StatePill tone={look.tone} icon={look.icon}>
          {t(`common:state.${look.word}`)}
        </StatePill>
      </div>
      {paidTwice(sale) && <Banner tone="bad" title={t("paidTwice")} />}
      {actions.length > 0 && (
        <section className={styles.part}>
          <h3 className={styles.partTitle}>{t("actions.title")}</h3>
          {actions.map((action) => (
            <Action key={keyOf(action)} action={action} sale={sale} onClose={onClose} />
          ))}
        </section>
      )}
      <SaleRefunds sale={sale} />
      <SalePrint sale={sale} />
      <section className={styles.part}>
        <h3 className={styles.partTitle}>{t("facts.title")}</h3>
        <SaleFacts sale={sale} />
      </section>
      <SaleStory sale={sale} />
      <section className={styles.part}>
        <h3 className={styles.partTitle}>{t("actions.note")}</h3>
        <NoteForm key={`${sale.id}:${sale.reference}:${sale.note}`} sale={sale} />
      </section>
    </div>
  );
}

function Action({ action, sale, onClose }: { readonly action: SaleAction } & SaleDetailProps) {
  switch (action.kind) {
    case "follow":
      return <FollowPayment sale={sale} attempt={action.attempt} ask={action.ask} cancel={action.cancel} />;
    case "settle-refund":
      return <SettleRefund sale={sale} attempt={action.attempt} refund={action.refund} />;
    case "settle":
      return <SettleSale sale={sale} attempt={action.attempt} />;
    case "attach":
      return <ReceiptLink sale={sale} onTaken={onClose} />;
    case "retry":
      return <RetryReceipt sale={sale} />;
    case "identify":
      return <IdentifyForm sale={sale} attempt={action.attempt} />;
    case "abandon":
      return <AbandonForm sale={sale} />;
    default:
      return assertNever(action);
  }
}

function keyOf(action: SaleAction): string {
  if (action.kind === "settle-refund") return `${action.kind}:${action.refund.id}`;
  return "attempt" in action ? `${action.kind}:${action.attempt.id}` : action.kind;
}
