import type { AttachedRow, ChargeRow, Ledger } from "../../../electron/payments/sandbox/ledger.ts";
import type { OrderRow, Orders, RefundRow } from "../../../electron/payments/sandbox/orders.ts";

/** The provider's books in memory: what the sandbox keeps in a database, fast enough for thousands of histories. */
export class Books implements Ledger {
  readonly #presented = new Map<string, { code: string; amount: string; at: number; times: number }>();
  readonly charges: ChargeRow[] = [];
  readonly #receipts = new Map<string, AttachedRow>();
  readonly #tries = new Map<string, number>();
  readonly #orders = new Map<string, OrderRow>();
  readonly #refunds: RefundRow[] = [];
  /** Grows with every entry: while it is the same, nothing has happened at the provider. */
  version = 0;

  present(code: string, amount: string, at: number): number {
    const times = (this.#presented.get(code)?.times ?? 0) + 1;
    this.#presented.set(code, { code, amount, at, times });
    this.version += 1;
    return times;
  }

  charge(row: ChargeRow): void {
    this.charges.push(row);
    this.version += 1;
  }

  chargeOf(transactionId: string): ChargeRow | null {
    return this.charges.find((row) => row.transactionId === transactionId) ?? null;
  }

  chargeByCode(code: string): ChargeRow | null {
    return this.charges.find((row) => row.code === code) ?? null;
  }

  attach(transactionId: string, url: string, at: number): void {
    const times = (this.#receipts.get(url)?.times ?? 0) + 1;
    this.#receipts.set(url, { ...(this.#receipts.get(url) ?? { transactionId, url, at }), times });
    this.version += 1;
  }

  receiptByUrl(url: string): AttachedRow | null {
    return this.#receipts.get(url) ?? null;
  }

  countTry(url: string): number {
    const times = (this.#tries.get(url) ?? 0) + 1;
    this.#tries.set(url, times);
    return times;
  }

  readonly orders: Orders = {
    open: (order) => {
      const key = keyOf(order);
      if (this.#orders.has(key)) return false;
      this.#orders.set(key, { ...order, paid: order.state === "paid" ? order.amount : "0", refunded: "0" });
      this.version += 1;
      return true;
    },
    byReference: (provider, reference) => this.#orders.get(keyOf({ provider, reference })) ?? null,
    byId: (provider, id) => [...this.#orders.values()].find((o) => o.provider === provider && o.id === id) ?? null,
    set: (order, change) => {
      const found = this.#orders.get(keyOf(order));
      if (!found) return;
      const paid = change.paid ?? (change.state === "paid" && found.paid === "0" ? found.amount : found.paid);
      const data = { ...found.data, ...change.data };
      this.#orders.set(keyOf(order), { ...found, state: change.state, paid, data, next: null });
      this.version += 1;
    },
    refund: (order, amount, refunded, at) => {
      const found = this.#orders.get(keyOf(order));
      this.#refunds.push({ reference: order.reference, amount, at });
      if (found) this.#orders.set(keyOf(order), { ...found, refunded });
      this.version += 1;
    },
    latest: () => [...this.#orders.values()].at(-1) ?? null,
    all: () => ({ orders: [...this.#orders.values()], refunds: this.#refunds }),
    reset: () => this.#orders.clear(),
  };

  view(): ReturnType<Ledger["view"]> {
    const presented = [...this.#presented.values()];
    const receipts = [...this.#receipts.values()];
    const orders = [...this.#orders.values()];
    return { presented, charges: [...this.charges], receipts, orders, refunds: [...this.#refunds] };
  }

  reset(): void {
    throw new Error("a provider's books are never emptied");
  }

  close(): void {}
}

function keyOf({ provider, reference }: Pick<OrderRow, "provider" | "reference">): string {
  return `${provider}:${reference}`;
}
