import type { ExportScope } from "../../shared/ipc/calls/exports.ts";
import { assertNever } from "../../shared/result.ts";
import type { EventRow } from "../journal/chain.ts";
import type { Journal, PlacedSale } from "../journal/port.ts";
import { businessDay } from "../runtime/business-day.ts";

const PAGE = 300;

/** What of a journal is exported. A page is read at a time: sales go on meanwhile. */
export interface ScopeReader {
  sales(): AsyncGenerator<PlacedSale, void, undefined>;
  events(): AsyncGenerator<EventRow, void, undefined>;
}

/** Null where there is no such shift. What comes in while it is read is not part of it. */
export function readerOf(journal: Journal, scope: ExportScope, timeZone: string): ScopeReader | null {
  const head = journal.head().seq;
  const events = (from: number, to: number) =>
    paged({ page: (after) => journal.eventsAfter(after, PAGE), numberOf: ({ seq }) => seq, from, to });
  switch (scope.kind) {
    case "shift": {
      const span = journal.shiftSpan(scope.zNumber);
      if (!span) return null;
      return { sales: () => salesBetween(journal, span.from, span.to), events: () => events(span.from, span.to) };
    }
    case "days": {
      const { from, to } = scope;
      const isIn = ({ at }: EventRow): boolean => {
        const day = businessDay(at, timeZone);
        return day >= from && day <= to;
      };
      return { sales: () => salesOfDays(journal, from, to), events: () => filtered(events(0, head), isIn) };
    }
    default:
      return assertNever(scope);
  }
}

/** The sales of these days, both included, in the order in which they were opened. */
export function salesOfDays(journal: Journal, from: string, to: string): AsyncGenerator<PlacedSale, void, undefined> {
  const span = journal.daysSpan(from, to);
  const all = salesBetween(journal, span ? span.first - 1 : 0, span?.last ?? 0);
  return filtered(all, ({ sale }) => sale.day >= from && sale.day <= to);
}

function salesBetween(journal: Journal, from: number, to: number): AsyncGenerator<PlacedSale, void, undefined> {
  return paged({ page: (after) => journal.salesAfter(after, PAGE), numberOf: ({ place }) => place, from, to });
}

interface Pages<T> {
  readonly page: (after: number) => readonly T[];
  readonly numberOf: (item: T) => number;
  readonly from: number;
  readonly to: number;
}

async function* paged<T>({ page, numberOf, from, to }: Pages<T>): AsyncGenerator<T, void, undefined> {
  for (let after = from; after < to;) {
    const items = page(after);
    const last = items.at(-1);
    if (last === undefined) return;
    for (const item of items) {
      if (numberOf(item) > to) return;
      yield item;
    }
    after = numberOf(last);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function* filtered<T>(
  items: AsyncGenerator<T, void, undefined>,
  keep: (item: T) => boolean,
): AsyncGenerator<T, void, undefined> {
  for await (const item of items) {
    if (keep(item)) yield item;
  }
}
