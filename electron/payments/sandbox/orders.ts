import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { z } from "zod";

export const orderStateSchema = z.enum(["waiting", "processing", "paid", "declined", "expired", "cancelled"]);
export type OrderState = z.infer<typeof orderStateSchema>;

/** An order at a provider that files each under the shop's reference. Amounts as they came over the wire. */
export const orderSchema = z.object({
  provider: z.string(),
  /** The till's own: its attempt's id. */
  reference: z.string(),
  /** The provider's id. */
  id: z.string(),
  amount: z.string(),
  currency: z.string(),
  state: orderStateSchema,
  /** What was really paid and refunded of it; "0" before. */
  paid: z.string(),
  refunded: z.string(),
  /** What else the protocol wants to remember: a customer id, a method. */
  data: z.record(z.string(), z.string()),
  at: z.int(),
  /** The state that comes by itself, and when; null where none does. */
  next: z.object({ state: orderStateSchema, at: z.int() }).nullable(),
});
export type OrderRow = Readonly<z.infer<typeof orderSchema>>;

/** Money that went back, in order: one row per refund that was carried out. */
export const refundRowSchema = z.object({ reference: z.string(), amount: z.string(), at: z.int() });
export type RefundRow = Readonly<z.infer<typeof refundRowSchema>>;

/** The orders of every provider whose payments have a reference. */
export interface Orders {
  /** False when the provider has an order of this reference already: it stays as it is. */
  open(order: Omit<OrderRow, "paid" | "refunded">): boolean;
  /** The order by the shop's reference, as it is at `now`. */
  byReference(provider: string, reference: string, now: number): OrderRow | null;
  /** The order by the provider's id, as it is at `now`. */
  byId(provider: string, id: string, now: number): OrderRow | null;
  /** Sets a state; `paid` is paid in full. Forgets what was to come by itself unless `next` says anew. */
  set(order: Pick<OrderRow, "provider" | "reference">, change: OrderChange): void;
  /** Writes a refund down; `refunded` is the sum by now. */
  refund(order: Pick<OrderRow, "provider" | "reference">, amount: string, refunded: string, at: number): void;
  /** The latest order of all, null when there is none: what a control call means without a reference. */
  latest(): OrderRow | null;
  all(): { readonly orders: readonly OrderRow[]; readonly refunds: readonly RefundRow[] };
  reset(): void;
}

export interface OrderChange {
  readonly state: OrderState;
  /** Where another amount was paid than was asked. */
  readonly paid?: string | undefined;
  readonly data?: Readonly<Record<string, string>> | undefined;
  readonly next?: OrderRow["next"];
}

const stored = z.object({
  ...orderSchema.shape,
  data: z.string().transform((text) => orderSchema.shape.data.parse(JSON.parse(text))),
  next: z.string().transform((text) => orderSchema.shape.next.parse(JSON.parse(text))),
});

export function openOrders(db: DatabaseSync): Orders {
  db.exec(`
    CREATE TABLE IF NOT EXISTS orders
      (provider TEXT, reference TEXT, id TEXT, amount TEXT, currency TEXT, state TEXT, paid TEXT, refunded TEXT,
       data TEXT, at INTEGER, next TEXT, PRIMARY KEY (provider, reference)) STRICT;
    CREATE TABLE IF NOT EXISTS refunds (reference TEXT, amount TEXT, at INTEGER) STRICT;
  `);
  const find = (where: string, ...values: SQLInputValue[]): OrderRow | null => {
    const row = db.prepare(`SELECT * FROM orders ${where}`).get(...values);
    return row === undefined ? null : stored.parse(row);
  };
  const at = (order: OrderRow | null, now: number): OrderRow | null => {
    if (!order?.next || order.next.at > now) return order;
    set(order, { state: order.next.state });
    return find("WHERE provider = ? AND reference = ?", order.provider, order.reference);
  };

  function set({ provider, reference }: Pick<OrderRow, "provider" | "reference">, change: OrderChange): void {
    const order = find("WHERE provider = ? AND reference = ?", provider, reference);
    if (!order) return;
    const paid = change.paid ?? (change.state === "paid" && order.paid === "0" ? order.amount : order.paid);
    const data = JSON.stringify({ ...order.data, ...change.data });
    const next = JSON.stringify(change.next ?? null);
    const sql = "UPDATE orders SET state = ?, paid = ?, data = ?, next = ? WHERE provider = ? AND reference = ?";
    db.prepare(sql).run(change.state, paid, data, next, provider, reference);
  }

  return {
    open({ provider, reference, id, amount, currency, state, data, at: since, next }) {
      const sql = "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, '0', ?, ?, ?) ON CONFLICT DO NOTHING";
      const paid = state === "paid" ? amount : "0";
      const values = [provider, reference, id, amount, currency, state, paid, JSON.stringify(data), since];
      return db.prepare(sql).run(...values, JSON.stringify(next)).changes === 1;
    },
    byReference: (provider, reference, now) =>
      at(find("WHERE provider = ? AND reference = ?", provider, reference), now),
    byId: (provider, id, now) => at(find("WHERE provider = ? AND id = ?", provider, id), now),
    set,
    refund({ provider, reference }, amount, refunded, when) {
      db.prepare("INSERT INTO refunds VALUES (?, ?, ?)").run(reference, amount, when);
      const sql = "UPDATE orders SET refunded = ? WHERE provider = ? AND reference = ?";
      db.prepare(sql).run(refunded, provider, reference);
    },
    latest: () => find("ORDER BY rowid DESC LIMIT 1"),
    all() {
      const orders = db.prepare("SELECT * FROM orders ORDER BY rowid").all();
      const refunds = db.prepare("SELECT * FROM refunds ORDER BY rowid").all();
      return { orders: z.array(stored).parse(orders), refunds: z.array(refundRowSchema).parse(refunds) };
    },
    reset() {
      db.exec("DELETE FROM orders; DELETE FROM refunds");
    },
  };
}
