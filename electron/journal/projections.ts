import type { StatementSync } from "node:sqlite";
import { z } from "zod";
import type { SaleEvent } from "../../shared/domain/events.ts";
import { receiptKey } from "../../shared/domain/receipt.ts";
import { currentAttempt, hasOpenPayment, hasUnknownPayment, lacksReceipt } from "../../shared/domain/sale-facts.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { Connection } from "./connection.ts";
import { readSale } from "./event-text.ts";
import { MoneyRows } from "./money-rows.ts";
import type { PlacedSale } from "./port.ts";
import type { ProjectionPlace } from "./schema.ts";
import { SearchRows } from "./search-rows.ts";

/** One event of a sale, with the sale before and after it. */
export interface Step {
  readonly seq: number;
  readonly place: number;
  readonly event: SaleEvent;
  readonly before: Sale | null;
  readonly after: Sale;
}

const placedRowSchema = z.object({ place: z.int(), doc: z.string() });

interface Statements {
  readonly insert: StatementSync;
  readonly update: StatementSync;
  readonly useCode: StatementSync;
  readonly money: MoneyRows;
  readonly search: SearchRows;
}

/** Writes and reads the projection tables; knows nothing of events' order or of transactions. */
export class Projections {
  readonly #connection: Connection;
  readonly #place: ProjectionPlace;
  readonly #find: string;
  #prepared: Statements | null = null;

  constructor(connection: Connection, place: ProjectionPlace) {
    this.#connection = connection;
    this.#place = place;
    this.#find = `SELECT place, doc FROM ${place}.sales WHERE id = ?`;
  }

  find(saleId: string): PlacedSale | null {
    const row = this.#connection.get(placedRowSchema, this.#find, saleId);
    return row && { place: row.place, sale: readSale(row.doc) };
  }

  insert({ place, sale }: PlacedSale): void {
    const { id, number, day, openedAt, amount } = sale;
    const { minor, currency } = amount;
    this.#write.insert.run(place, id, number, day, openedAt, minor, currency, ...stateColumns(sale));
    this.#write.search.note(place, null, sale);
  }

  update({ place, sale }: PlacedSale, before: Sale): void {
    this.#write.update.run(...stateColumns(sale), place);
    this.#write.search.note(place, before, sale);
  }

  /** Puts right what differs from the events: the sale, and what it is found by. */
  correct({ place, sale }: PlacedSale): void {
    this.#write.update.run(...stateColumns(sale), place);
    this.#write.search.correct(place, sale);
  }

  /** What an event changed besides the sale itself: its money, the use of a customer's code. */
  note({ seq, place, event, before, after }: Step): void {
    this.#write.money.note(seq, place, before, after);
    if (event.type !== "payment.recorded" || event.code === null) return;
    this.#write.useCode.run(event.code.fingerprint, seq, after.id, event.attemptId);
  }

  /** Prepared at the first write: a file of a newer form, which may have other columns, is only read. */
  get #write(): Statements {
    this.#prepared ??= prepareWrites(this.#connection, this.#place);
    return this.#prepared;
  }
}

function prepareWrites(connection: Connection, place: ProjectionPlace): Statements {
  return {
    insert: connection.prepare(`INSERT INTO ${place}.sales (place, id, number, day, opened_at, amount_minor, currency,
      payment_state, is_open, is_unknown, lacks_receipt, receipt_key, doc)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    update: connection.prepare(`UPDATE ${place}.sales SET payment_state = ?, is_open = ?, is_unknown = ?,
      lacks_receipt = ?, receipt_key = ?, doc = ? WHERE place = ?`),
    useCode: connection.prepare(`INSERT INTO ${place}.code_uses (fingerprint, seq, sale_id, attempt_id)
      VALUES (?, ?, ?, ?)`),
    money: new MoneyRows(connection, place),
    search: new SearchRows(connection, place),
  };
}

function stateColumns(sale: Sale): readonly [string | null, number, number, number, string | null, string] {
  return [
    currentAttempt(sale)?.state ?? null,
    Number(hasOpenPayment(sale)),
    Number(hasUnknownPayment(sale)),
    Number(lacksReceipt(sale)),
    heldReceipt(sale),
    JSON.stringify(sale),
  ];
}

/** The receipt that belongs to this sale. A rejected one belongs to nobody: the sale it is really for must get it. */
export function heldReceipt(sale: Sale | null): string | null {
  const fiscal = sale?.fiscal;
  if (!fiscal?.receipt || fiscal.state === "rejected") return null;
  return receiptKey(fiscal.receipt);
}
