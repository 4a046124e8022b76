import { isDeepStrictEqual } from "node:util";
import { saleEventSchema, terminalEventSchema } from "../../shared/domain/events.ts";
import type { SaleEvent, StoredEvent, TerminalEvent } from "../../shared/domain/events.ts";
import { saleSchema } from "../../shared/domain/sale.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import { parseJson } from "../../shared/json.ts";
import type { EventRow } from "./chain.ts";
import { StorageFault } from "./storage-fault.ts";

/** What an event says, bound to a sale or to the terminal. */
export type Told =
  { readonly saleId: string; readonly event: SaleEvent } | { readonly saleId: null; readonly event: TerminalEvent };

/** Reads an event's JSON text, bound to what it belongs to; null when it is no such event. */
export function readEvent(saleId: string | null, payload: string): Told | null {
  const event = parseJson(payload);
  if (saleId === null) return isTerminalEvent(event) ? { saleId, event } : null;
  return isSaleEvent(event) ? { saleId, event } : null;
}

/** A row as the rest of the till knows it. Throws {@link StorageFault} when its payload is no event. */
export function storedEvent(row: EventRow): StoredEvent {
  const told = readEvent(row.sale_id, row.payload);
  if (told === null) throw new StorageFault("corrupt", `event ${row.seq} is not readable`);
  return { seq: row.seq, at: row.at, saleId: told.saleId, event: told.event, hash: row.hash };
}

/** A sale's text in the projection. Throws {@link StorageFault} when it is no sale. */
export function readSale(doc: string): Sale {
  const sale = parseJson(doc);
  if (!isSale(sale)) throw new StorageFault("corrupt", "a sale of the journal is not readable");
  return sale;
}

/** Whether a projection's text tells this sale. The order of keys depends on history and means nothing. */
export function tellsSale(doc: string, sale: Sale | null): boolean {
  const text = JSON.stringify(sale);
  return text === doc || isDeepStrictEqual(parseJson(text), parseJson(doc));
}

function isSaleEvent(value: unknown): value is SaleEvent {
  return saleEventSchema.safeParse(value).success;
}

function isTerminalEvent(value: unknown): value is TerminalEvent {
  return terminalEventSchema.safeParse(value).success;
}

function isSale(value: unknown): value is Sale {
  return saleSchema.safeParse(value).success;
}
