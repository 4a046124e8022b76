import type { Attempt, Refund, Sale } from "./sale.ts";
import { currentAttempt, receiptedAttempt } from "./sale-facts.ts";
import type { ShiftCase, ShiftProblem } from "./shift-report.ts";

type Case = Omit<ShiftCase, "earlier">;

/** Everything about a sale that a shift is not closed over without a word: payments, refunds, the receipt. */
export function casesOf(sale: Sale): readonly Case[] {
  const about = { saleId: sale.id, saleNumber: sale.number };
  const money = sale.attempts.flatMap((attempt): Case[] => {
    const { id, provider, amount } = attempt;
    const payment = paymentProblem(attempt);
    const refunds = attempt.refunds.flatMap((refund): Case[] => {
      const problem = refundProblem(refund);
      if (problem === null) return [];
      const since = refund.endedAt ?? refund.recordedAt;
      return [{ ...about, id: `${sale.id} ${problem} ${refund.id}`, provider, amount: refund.amount, problem, since }];
    });
    if (payment === null) return refunds;
    const since = attempt.unknown?.since ?? attempt.endedAt ?? attempt.recordedAt;
    return [{ ...about, id: `${sale.id} ${payment} ${id}`, provider, amount, problem: payment, since }, ...refunds];
  });
  const problem = receiptProblem(sale);
  const provider = (receiptedAttempt(sale) ?? currentAttempt(sale))?.provider;
  if (problem === null || !sale.fiscal || !provider) return money;
  const receipt = { id: `${sale.id} ${problem}`, provider, amount: sale.amount, problem, since: sale.fiscal.since };
  return [...money, { ...about, ...receipt }];
}

/** What the till itself still waits for: an answer is due within seconds, and a shift is not closed before. */
export function isInFlight(problem: ShiftProblem): boolean {
  return problem === "payment-in-flight" || problem === "refund-in-flight";
}

function paymentProblem({ state, contradiction }: Attempt): ShiftProblem | null {
  if (contradiction !== null) return "payment-contradicted";
  if (state === "recorded" || state === "sent") return "payment-in-flight";
  if (state === "awaiting-customer") return "payment-awaiting";
  return state === "unknown" ? "payment-unknown" : null;
}

function refundProblem({ state }: Refund): ShiftProblem | null {
  if (state === "recorded" || state === "sent") return "refund-in-flight";
  return state === "unknown" ? "refund-unknown" : null;
}

function receiptProblem({ fiscal }: Sale): ShiftProblem | null {
  if (fiscal?.state === "awaiting-receipt") return "receipt-missing";
  if (fiscal?.state === "queued") return "receipt-queued";
  return fiscal?.state === "rejected" ? "receipt-rejected" : null;
}
