import type { Attempt, ProviderId, Sale } from "../../shared/domain/sale.ts";
import { isUnsettled } from "../../shared/domain/sale-facts.ts";
import { customerCode, printedReceipt } from "./customers.ts";
import type { Till } from "./machine.ts";
import type { Shop } from "./shop.ts";

const PROVIDERS: readonly [ProviderId, ...ProviderId[]] = ["anor", "freedom", "appotapay", "wallet"];
const WHO = "Dilnoza";

/** A person at the till who does what persons do: the right thing, the wrong thing, the same thing again, nothing. */
export class Cashier {
  readonly #shop: Shop;
  /** The code that was last shown for a sale. */
  readonly #codes = new Map<string, string>();
  readonly #receipts: string[] = [];

  constructor(shop: Shop) {
    this.#shop = shop;
  }

  /** One act, whatever comes to mind. */
  act(till: Till): void {
    const acts: readonly (readonly [number, string, () => void])[] = [
      [8, "charge", () => this.#charge(till, null)],
      [2, "again", () => this.#chargeAgain(till)],
      [1, "used code", () => this.#usedCode(till)],
      [6, "receipt", () => this.#receipt(till)],
      [2, "used receipt", () => this.#usedReceipt(till)],
      [1, "retry receipt", () => this.#retryReceipt(till)],
      [5, "settle", () => this.#settle(till)],
      [2, "call it off by word", () => this.#giveUpOn(till)],
      [1, "identify", () => this.#identify(till)],
      [5, "refund", () => this.#refund(till)],
      [1, "by hand", () => this.#byHand(till)],
      [1, "settle refund", () => this.#settleRefund(till)],
      [2, "cancel", () => this.#cancel(till)],
      [1, "abandon", () => this.#abandon(till)],
      [1, "note", () => this.#note(till)],
    ];
    let ticket = this.#shop.chance.between(
      0,
      acts.reduce((sum, [weight]) => sum + weight, 0),
    );
    for (const [weight, name, run] of acts) {
      ticket -= weight;
      if (ticket > 0) continue;
      this.#shop.say(`the cashier: ${name}`);
      return run();
    }
  }

  /** Decides over everything that only a person can know, by what the provider's cabinet shows. */
  finish(till: Till): void {
    for (const sale of this.#shop.sales()) {
      for (const attempt of sale.attempts) {
        if (attempt.state === "unknown" || attempt.contradiction) this.#decide(till, sale, attempt, true);
        else if (attempt.state === "awaiting-customer" && this.#shop.chance.sometimes(0.5))
          this.#giveUp(till, sale, attempt);
        for (const refund of attempt.refunds) {
          if (refund.state === "unknown") this.#decideRefund(till, sale, attempt, refund.id);
        }
      }
      if (sale.fiscal?.state === "queued" && !sale.attempts.some((a) => a.refs.transactionId)) {
        this.#nameTransaction(till, sale);
      }
    }
  }

  #charge(till: Till, sale: Sale | null, code?: string): void {
    const { chance, settings } = this.#shop;
    const before = sale?.attempts.at(-1)?.provider;
    const provider = before && chance.sometimes(0.9) ? before : chance.pick(...PROVIDERS);
    const shown = code ?? customerCode(provider, settings, chance);
    const amount = provider === "appotapay" ? chance.whole(10, 500) * 1_000 : chance.whole(1, 900) * 500;
    const input = { saleId: sale?.id ?? null, amount, code: shown, provider, reference: "", note: "" };
    this.#shop.charges += 1;
    const told = this.#shop.answered("charge", till.sales.charge(input));
    if (told && shown !== null) this.#codes.set(told.id, shown);
  }

  /** The same sale once more: with the same code, or with another. */
  #chargeAgain(till: Till): void {
    const sale = this.#pick(() => true);
    if (sale) this.#charge(till, sale, this.#shop.chance.sometimes(0.5) ? this.#codes.get(sale.id) : undefined);
  }

  /** Another sale with a code that was shown before. */
  #usedCode(till: Till): void {
    const codes = [...this.#codes.values()];
    const [first, ...rest] = codes;
    if (first !== undefined) this.#charge(till, null, this.#shop.chance.pick(first, ...rest));
  }

  #receipt(till: Till): void {
    const { chance } = this.#shop;
    const isDue = (sale: Sale) => sale.fiscal?.state === "awaiting-receipt" || sale.fiscal?.state === "rejected";
    const sale = (chance.sometimes(0.85) ? this.#pick(isDue) : null) ?? this.#pick(() => true);
    if (!sale) return;
    const printed = printedReceipt(this.#shop.wall.now(), chance);
    const [first, ...used] = this.#receipts;
    const wrong = ["https://ofd.soliq.uz/check?t=1", "4780000000000", ""] as const;
    const text = chance.sometimes(0.8)
      ? printed
      : first !== undefined && chance.sometimes(0.8)
        ? chance.pick(first, ...used)
        : chance.pick(...wrong);
    const told = this.#shop.answered("receipt", till.sales.attachReceipt(sale.id, text));
    if (told) this.#receipts.push(text);
  }

  /** A sale's receipt once more, for another sale. */
  #usedReceipt(till: Till): void {
    const sale = this.#pick(({ fiscal }) => fiscal?.state === "awaiting-receipt");
    const [first, ...rest] = this.#receipts;
    if (!sale || first === undefined) return;
    this.#shop.answered("used receipt", till.sales.attachReceipt(sale.id, this.#shop.chance.pick(first, ...rest)));
  }

  #retryReceipt(till: Till): void {
    const sale = this.#pick(({ fiscal }) => fiscal?.state === "queued");
    if (sale) this.#shop.answered("retry receipt", till.sales.retryReceipt(sale.id));
  }

  #settle(till: Till): void {
    const { chance } = this.#shop;
    const found = this.#pickAttempt((attempt) => attempt.state === "unknown" || attempt.contradiction !== null);
    // Most look into the cabinet; some believe what they are told.
    if (found) this.#decide(till, found.sale, found.attempt, chance.sometimes(0.8));
  }

  /** The customer is gone, or says so: "not paid", though they may still pay what they were shown, or have paid. */
  #giveUpOn(till: Till): void {
    const found = this.#pickAttempt(({ state }) => state === "awaiting-customer" || state === "unknown");
    if (found) this.#giveUp(till, found.sale, found.attempt);
  }

  #giveUp(till: Till, sale: Sale, attempt: Attempt): void {
    this.#decide(till, sale, attempt, !this.#shop.witness.moneyOf(attempt).taken);
  }

  #decide(till: Till, sale: Sale, attempt: Attempt, rightly: boolean): void {
    const { chance, witness } = this.#shop;
    const { taken } = witness.moneyOf(attempt);
    const outcome = taken === rightly ? "paid" : "not-paid";
    witness.of(attempt.id).decided.add(outcome);
    const transactionId = chance.sometimes(0.7) ? this.#transactionOf(attempt) : undefined;
    const told = till.sales.settle({
      saleId: sale.id,
      attemptId: attempt.id,
      outcome,
      who: WHO,
      evidence: "provider-cabinet",
      why: "",
      transactionId: outcome === "paid" ? transactionId : undefined,
    });
    this.#shop.meet(`decided:${outcome}${rightly ? "" : ", wrongly"}`);
    this.#shop.answered(`settle as ${outcome}`, told);
  }

  #identify(till: Till): void {
    const sale = this.#pick(({ fiscal }) => fiscal !== null);
    if (sale) this.#nameTransaction(till, sale);
  }

  #nameTransaction(till: Till, sale: Sale): void {
    const attempt = sale.attempts.find(({ state, refs }) => state === "paid" && !refs.transactionId);
    const transactionId = attempt && (this.#transactionOf(attempt) ?? "unknown-to-the-provider");
    if (!attempt || !transactionId) return;
    this.#shop.answered("identify", till.sales.identify(sale.id, attempt.id, transactionId, { who: WHO }));
  }

  #refund(till: Till): void {
    const { chance } = this.#shop;
    // Asked again before the first answer is there.
    const again = chance.sometimes(0.4)
      ? this.#pickAttempt(({ refunds }) => refunds.some(({ state }) => state === "unknown"))
      : null;
    const found = again ?? this.#pickAttempt(({ state }) => state === "paid");
    if (!found) return;
    const { sale, attempt } = found;
    const amount = this.#partOf(attempt);
    const input = { saleId: sale.id, attemptId: attempt.id, amount, who: WHO, why: "returned" };
    this.#shop.answered("refund", till.refunds.refund(input));
  }

  #byHand(till: Till): void {
    const found = this.#pickAttempt(({ state }) => state === "paid");
    if (!found) return;
    const { sale, attempt } = found;
    const input = { saleId: sale.id, attemptId: attempt.id, amount: this.#partOf(attempt), who: WHO, why: "returned" };
    this.#shop.answered("refund by hand", till.refunds.byHand({ ...input, how: "cash" }));
  }

  #settleRefund(till: Till): void {
    const found = this.#pickAttempt(({ refunds }) => refunds.some(({ state }) => state === "unknown"));
    const refund = found?.attempt.refunds.find(({ state }) => state === "unknown");
    if (found && refund) this.#decideRefund(till, found.sale, found.attempt, refund.id);
  }

  #decideRefund(till: Till, sale: Sale, attempt: Attempt, refundId: string): void {
    const { chance, witness } = this.#shop;
    witness.of(attempt.id).refundsDecided += 1;
    const input = {
      saleId: sale.id,
      attemptId: attempt.id,
      refundId,
      outcome: chance.pick("refunded", "not-refunded"),
      who: WHO,
      evidence: "statement",
      why: "",
    } as const;
    this.#shop.answered("settle refund", till.refunds.settle(input));
  }

  #cancel(till: Till): void {
    const found = this.#pickAttempt(({ state }) => state === "awaiting-customer" || state === "unknown");
    if (!found) return;
    const shop = this.#shop;
    void till
      .cancelPayment(found.sale.id, found.attempt.id, WHO)
      .then((answer) => shop.answered("cancel", answer))
      .catch((error: unknown) => shop.broke(error));
  }

  #abandon(till: Till): void {
    const sale = this.#pick(() => true);
    if (sale) this.#shop.answered("abandon", till.sales.abandon(sale.id, "left", WHO));
  }

  #note(till: Till): void {
    const sale = this.#pick(() => true);
    if (sale) this.#shop.answered("note", till.sales.note(sale.id, "12", "by the window"));
  }

  #partOf(attempt: Attempt): number {
    const { chance } = this.#shop;
    const whole = attempt.amount.currency === "VND" ? attempt.amount.minor : Math.ceil(attempt.amount.minor / 100);
    return chance.sometimes(0.5) ? whole : chance.whole(1, whole + 10);
  }

  /** The provider's own id of a payment, as its cabinet shows it. */
  #transactionOf(attempt: Attempt): string | undefined {
    return this.#shop.witness.transactionOf(attempt) ?? undefined;
  }

  #pick(fits: (sale: Sale) => boolean): Sale | null {
    const [first, ...rest] = this.#shop.sales().filter(fits);
    return first ? this.#shop.chance.pick(first, ...rest) : null;
  }

  #pickAttempt(fits: (attempt: Attempt) => boolean): { readonly sale: Sale; readonly attempt: Attempt } | null {
    const sale = this.#pick(({ attempts }) => attempts.some(fits));
    const attempt = sale?.attempts.find(fits);
    return sale && attempt ? { sale, attempt } : null;
  }
}

/** Whether nothing of these sales can become known any more. */
export function isAtRest(sales: readonly Sale[]): boolean {
  const isOpen = ({ state, listening, refunds }: Attempt) =>
    isUnsettled(state) || listening || refunds.some((refund) => refund.state === "sent" || refund.state === "recorded");
  return sales.every(({ attempts, fiscal }) => fiscal?.state !== "queued" && !attempts.some(isOpen));
}
