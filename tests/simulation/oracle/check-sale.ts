import { parseDecimal } from "../../../shared/domain/money.ts";
import { receiptKey } from "../../../shared/domain/receipt.ts";
import type { Attempt, Sale } from "../../../shared/domain/sale.ts";
import { isUnsettled, receiptedAttempt } from "../../../shared/domain/sale-facts.ts";
import type { Books } from "../world/books.ts";
import { Violated } from "./violated.ts";
import type { Testimony, Witness } from "./witness.ts";

/** Holds one sale, as the journal tells it now, against what was witnessed. `settled`: no fact waits for the disk. */
export function checkSale(sale: Sale, witness: Witness, books: Books, settled: boolean): void {
  for (const attempt of sale.attempts) {
    checkAttempt(sale, attempt, witness, settled);
    checkRefunds(sale, attempt, witness);
  }
  checkOnce(sale, witness);
  checkReceipt(sale, books);
}

function checkAttempt(sale: Sale, attempt: Attempt, witness: Witness, settled: boolean): void {
  const testimony = witness.of(attempt.id);
  const money = witness.moneyOf(attempt);
  const where = `sale ${sale.number}, attempt ${attempt.id} (${attempt.provider})`;
  const { state } = attempt;
  if (testimony.left.size > 0 && (state === "recorded" || state === "not-sent")) {
    throw new Violated("known-charge", `${where} has left and is called ${state}`);
  }
  if (money.taken && isDenied(attempt) && !isExcused(testimony)) {
    throw new Violated("money-not-denied", `${where} took money and is called ${state}`);
  }
  if (state === "paid" && !testimony.decided.has("paid")) {
    if (!testimony.heard.has("paid")) throw new Violated("someone-said-so", `${where} is paid and nobody has said so`);
    if (!money.taken) throw new Violated("paid-is-paid", `${where} is paid and nothing was taken`);
    if (!money.asAsked) throw new Violated("paid-is-paid", `${where} is paid with another amount than was asked`);
  }
  if (isEnded(state) && !endIsBacked(attempt, testimony)) {
    throw new Violated("someone-said-so", `${where} is ${state} and nobody has said so`);
  }
  if (settled && testimony.mustBePaid && state !== "paid") {
    throw new Violated("answer-kept", `${where} was said to be paid and is called ${state}`);
  }
}

function isDenied({ state }: Attempt): boolean {
  return state === "recorded" || state === "not-sent" || isEnded(state);
}

function isEnded(state: Attempt["state"]): boolean {
  return state === "declined" || state === "expired" || state === "cancelled";
}

/** A person, or the provider itself, has said that nothing was paid. */
function isExcused({ decided, heard }: Testimony): boolean {
  return decided.has("not-paid") || heard.has("unpaid");
}

function endIsBacked({ state, settled }: Attempt, { decided, heard }: Testimony): boolean {
  if (state === "declined" && settled) return decided.has("not-paid");
  if (heard.has("unpaid")) return true;
  return state === "cancelled" && (heard.has("cancelled") || (heard.get("not-found") ?? 0) >= 2);
}

function checkOnce(sale: Sale, witness: Witness): void {
  // What a person called not paid, and is asked about again, stands beside what was begun on their word.
  const open = sale.attempts.filter((attempt) => isUnsettled(attempt.state) && attempt.settled === null);
  if (open.length > 1) throw new Violated("one-charge", `sale ${sale.number} has ${open.length} open attempts`);
  const taken = sale.attempts.filter((attempt) => witness.moneyOf(attempt).taken);
  const unexcused = taken.slice(0, -1).find((attempt) => !isExcused(witness.of(attempt.id)));
  if (unexcused) throw new Violated("one-charge", `sale ${sale.number} was charged ${taken.length} times`);
}

function checkRefunds(sale: Sale, attempt: Attempt, witness: Witness): void {
  const { refunds, amount } = attempt;
  if (refunds.length === 0) return;
  const testimony = witness.of(attempt.id);
  const where = `sale ${sale.number}, attempt ${attempt.id}`;
  const sum = (states: readonly string[]) =>
    refunds.filter(({ state }) => states.includes(state)).reduce((total, refund) => total + refund.amount.minor, 0);
  if (refunds.filter(({ state }) => ["recorded", "sent", "unknown"].includes(state)).length > 1) {
    throw new Violated("refund-bounded", `${where} has two refunds under way`);
  }
  if (sum(["recorded", "sent", "unknown", "refunded", "by-hand"]) > amount.minor) {
    throw new Violated("refund-bounded", `${where} gives back more than was paid`);
  }
  const refused = refunds.filter(({ state }) => state === "declined").length;
  if (refused > testimony.refundsRefused + testimony.refundsDecided) {
    throw new Violated("someone-said-so", `${where} has a refund called declined and nobody has said so`);
  }
  const done = parseDecimal(String(witness.moneyOf(attempt).refunded), amount.currency);
  const minor = done.ok ? done.value.minor : 0;
  if (testimony.refundsDecided === 0 && minor > sum(["sent", "unknown", "refunded"])) {
    throw new Violated("refund-bounded", `${where}: the provider gave back ${minor}, the journal knows less`);
  }
}

function checkReceipt(sale: Sale, books: Books): void {
  const { fiscal } = sale;
  if (fiscal?.state !== "fiscalized" || !fiscal.receipt) return;
  const attached = books.receiptByUrl(fiscal.receipt.url);
  const paid = receiptedAttempt(sale);
  if (!attached || attached.transactionId !== paid?.refs.transactionId) {
    throw new Violated("receipt-true", `sale ${sale.number} is fiscalized and the provider has no such receipt for it`);
  }
}

/** No receipt is on two sales. */
export function checkReceiptsApart(sales: readonly Sale[]): void {
  const seen = new Map<string, string>();
  for (const { fiscal, number } of sales) {
    if (!fiscal?.receipt || fiscal.state === "rejected") continue;
    const key = receiptKey(fiscal.receipt);
    const other = seen.get(key);
    if (other !== undefined) throw new Violated("receipt-true", `one receipt is on ${other} and ${number}`);
    seen.set(key, number);
  }
}
