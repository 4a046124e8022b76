import { providerNames } from "../../../shared/domain/settings.ts";
import type { Attempt, Sale } from "../../../shared/domain/sale.ts";
import { Facts } from "../../ui/list.tsx";
import { formatSpan } from "./age.ts";
import { unitName } from "./event-sentence.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./sale-detail.module.css";

/** What is known about a sale, its charges and its receipt. */
export function SaleFacts({ sale }: { readonly sale: Sale }) {
  const { t, moment } = useVoice();
  const receipt = sale.fiscal?.receipt ?? null;
  return (
    <>
      <Facts
        items={[
          [t("facts.opened"), moment(sale.openedAt)],
          [t("facts.reference"), sale.reference],
          [t("facts.note"), sale.note],
          ...(receipt === null
            ? []
            : ([
                [
                  t("facts.receipt"),
                  t("facts.receiptValue", { number: receipt.number, time: moment(receipt.issuedAt) }),
                ],
                [t("facts.terminal"), receipt.terminalId],
                [t("facts.sign"), receipt.sign],
              ] as const)),
        ]}
      />
      {sale.attempts.map((attempt, index) => (
        <AttemptFacts key={attempt.id} attempt={attempt} number={index + 1} />
      ))}
    </>
  );
}

function AttemptFacts({ attempt, number }: { readonly attempt: Attempt; readonly number: number }) {
  const { t, locale, money } = useVoice();
  const { wire, endpoint, refs, payer, code, tookMs } = attempt;
  return (
    <section className={styles.attempt}>
      <h4 className={styles.formTitle}>{t("facts.attempt", { number })}</h4>
      <Facts
        items={[
          [t("facts.provider"), providerNames[attempt.provider]],
          [t("facts.sentAs"), t("facts.sentAsValue", { amount: wire.amount, unit: unitName(wire.unit, t), endpoint })],
          [t("facts.code"), code?.mask ?? null],
          [t("facts.card"), payer.card ?? null],
          [t("facts.phone"), payer.phone ?? null],
          [t("facts.transactionId"), refs.transactionId ?? null],
          [t("facts.paymentId"), refs.paymentId ?? null],
          [t("facts.providerReference"), refs.reference ?? null],
          [t("facts.took"), tookMs === null ? null : formatSpan(tookMs, locale)],
          ...attempt.refunds.map((refund) => [t(`refunds.${refund.state}`), money(refund.amount)] as const),
        ]}
      />
    </section>
  );
}
