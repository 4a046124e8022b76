import { existsSync } from "node:fs";
import { z } from "zod";
import type { SaleEvent } from "../../shared/domain/events.ts";
import { applySaleEvent } from "../../shared/domain/sale-machine.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import { eventsOf } from "../../electron/journal/chain.ts";
import { Connection } from "../../electron/journal/connection.ts";
import { readEvent, readSale } from "../../electron/journal/event-text.ts";
import { verifyFile } from "../../electron/journal/verify.ts";

/** What a journal's file says, read past the till. */
export interface JournalView {
  readonly sales: readonly Sale[];
  /** Every state that a sale went through, oldest first, as its events tell it. */
  historyOf(saleId: string): readonly Sale[];
  close(): void;
}

/** Opens a journal's file for reading only; null when there is none yet. */
export function viewJournal(file: string): JournalView | null {
  if (!existsSync(file)) return null;
  const connection = new Connection(file, "read-only");
  const sales = connection
    .all(z.object({ doc: z.string() }), "SELECT doc FROM main.sales ORDER BY place")
    .map(({ doc }) => readSale(doc));
  return {
    sales,
    historyOf(saleId) {
      const states: Sale[] = [];
      for (const row of eventsOf(connection, saleId)) {
        const told = readEvent(row.sale_id, row.payload);
        if (told === null || told.saleId === null) throw new Error(`event ${row.seq} is not readable`);
        const event: SaleEvent = told.event;
        states.push(applySaleEvent(states.at(-1) ?? null, saleId, event, row.at));
      }
      return states;
    },
    close: () => connection.close(),
  };
}

/** Pages, hash chain and every projection against a rebuild from the events: what is wrong, null when nothing is. */
export function faultOfFile(file: string): string | null {
  if (!existsSync(file)) return null;
  const verdict = verifyFile(file, { allProjections: true });
  return verdict.state === "sound" ? null : `${verdict.state}: ${verdict.detail}`;
}
