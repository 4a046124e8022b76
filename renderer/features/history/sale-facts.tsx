import type { Attempt, Presentation, Sale } from "../../../shared/domain/sale.ts";
import { assertNever } from "../../../shared/result.ts";
import { Facts } from "../../ui/list.tsx";
import { formatSpan } from "./age.ts";
import { unitName, type Voice } from "./event-sentence.ts";
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
  const { t, locale, moment } = useVoice();
  const { wire, endpoint, account, refs, payer, code, tookMs } = attempt;
  return (
    <section className={styles.attempt}>
      <h4 className={styles.formTitle}>{t("facts.attempt", { number })}</h4>
      <Facts
        items={[
          [t("facts.provider"), t(`common:provider.${attempt.provider}`)],
          [t("facts.sentAs"), t("facts.sentAsValue", { amount: wire.amount, unit: unitName(wire.unit, t), endpoint })],
          [t("facts.account"), account ?? null],
          [t("facts.code"), code?.mask ?? null],
          [t("facts.card"), payer.card ?? null],
          [t("facts.phone"), payer.phone ?? null],
          [t("facts.transactionId"), refs.transactionId ?? null],
          [t("facts.paymentId"), refs.paymentId ?? null],
          [t("facts.providerReference"), refs.reference ?? null],
          [t("facts.took"), tookMs === null ? null : formatSpan(tookMs, locale)],
          ...presented(attempt.presentation, t, moment),
          [t("facts.detail"), attempt.unknown?.detail ?? null],
        ]}
      />
    </section>
  );
}

/** What the customer was shown, as far as it helps to find the payment later. */
function presented(
  presentation: Presentation | null,
  t: Voice["t"],
  moment: (at: number) => string,
): readonly (readonly [string, string | null])[] {
  switch (presentation?.kind) {
    case undefined:
    case "customer-device":
      return [];
    case "qr":
      return [[t("facts.qrUntil"), presentation.expiresAt === null ? null : moment(presentation.expiresAt)]];
    case "crypto": {
      const { address, amount, confirmations: n, needed } = presentation;
      return [
        [t("facts.coinAddress"), address],
        [t("facts.coinAmount"), amount],
        [t("facts.confirmations"), t("facts.confirmationsValue", { n, needed })],
      ];
    }
    default:
      return assertNever(presentation);
  }
}
