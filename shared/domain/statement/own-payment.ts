import { isUnsettled, refundedOf } from "../sale-facts.ts";
import type { Attempt, ProviderId, Sale } from "../sale.ts";
import type { OwnPaymentLine } from "./comparison.ts";

/** A payment of this till with all that a row may be recognised by. */
export interface OwnPayment extends OwnPaymentLine {
  readonly ids: readonly string[];
  readonly tail: string | null;
  /** What went back of it by now, in minor units. */
  readonly returned: number;
}

/** The payments of a sale at one provider. One that is just being sent is left alone. */
export function ownPayments(sale: Sale, provider: ProviderId): readonly OwnPayment[] {
  return sale.attempts
    .filter((attempt) => attempt.provider === provider && attempt.state !== "recorded" && attempt.state !== "sent")
    .map((attempt) => ({
      saleId: sale.id,
      saleNumber: sale.number,
      attemptId: attempt.id,
      state: attempt.state,
      amount: attempt.amount,
      at: attempt.sentAt ?? attempt.recordedAt,
      receipt: receiptOf(sale),
      ids: idsOf(attempt),
      tail: /(\d{4})$/u.exec(attempt.payer.card ?? "")?.[1] ?? null,
      returned: refundedOf(attempt).done,
    }));
}

/** Whether nobody could say yet how a payment ended. */
export function isOpen({ state }: Pick<OwnPayment, "state">): boolean {
  return isUnsettled(state);
}

/** Ids are compared without regard to case: cabinets show them in either. */
export function idKey(id: string): string {
  return id.trim().toLowerCase();
}

function idsOf({ id, refs }: Attempt): readonly string[] {
  const known = [id, refs.transactionId, refs.paymentId, refs.reference].filter((each) => each !== undefined);
  return [...new Set(known.map(idKey))].filter((each) => each !== "");
}

function receiptOf({ fiscal }: Sale): OwnPaymentLine["receipt"] {
  if (fiscal === null || fiscal.state === "not-required") return "not-required";
  return fiscal.state === "fiscalized" ? "attached" : "missing";
}
