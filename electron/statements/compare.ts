import type { CurrencyCode } from "../../shared/domain/currency.ts";
import { holdsCardNumber } from "../../shared/domain/card-number.ts";
import type { ProviderId } from "../../shared/domain/sale.ts";
import type { Comparison } from "../../shared/domain/statement/comparison.ts";
import type { StatementCells, StatementMapping } from "../../shared/domain/statement/mapping.ts";
import { createStatementMatch } from "../../shared/domain/statement/match.ts";
import { zoneClock } from "../../shared/domain/statement/moment.ts";
import { readRow, type RowContext } from "../../shared/domain/statement/row.ts";
import type { RowFault } from "../../shared/ipc/calls/statements.ts";
import type { Journal } from "../journal/port.ts";
import { businessDay } from "../runtime/business-day.ts";
import { FileProblem } from "./file-problem.ts";
import { paymentsOfDays } from "./own-payments.ts";

export interface CompareDeps {
  readonly journal: Journal;
  readonly provider: ProviderId;
  readonly currency: CurrencyCode;
  readonly timeZone: string;
  readonly mapping: StatementMapping;
  /** The file's rows, from the beginning at each call. */
  readonly rows: () => AsyncGenerator<StatementCells, void, undefined>;
}

export type Compared =
  | { readonly outcome: "compared"; readonly comparison: Comparison }
  | { readonly outcome: "rows"; readonly total: number; readonly faults: readonly RowFault[] };

const MOST_ROWS = 1_100_000;
const MOST_FAULTS = 100;
/** A sale may be paid a day after it was opened, and clocks differ. */
const DAYS_AROUND_MS = 2 * 86_400_000;
const SHOWN = 120;

/**
 * Reads a statement twice: the first time to see that every row can be read and which days it covers, the second time
 * to hold it against the till's payments. Neither keeps the rows, and nothing is changed.
 */
export async function compareStatement(deps: CompareDeps): Promise<Compared> {
  const clock = zoneClock(deps.timeZone);
  const context: RowContext = { mapping: deps.mapping, currency: deps.currency, clock };
  const first = await surveyed(deps, context);
  if (first.total > 0) return { outcome: "rows", total: first.total, faults: first.faults };

  const { span, rows } = first;
  const around = span && {
    from: businessDay(span.from - DAYS_AROUND_MS, deps.timeZone),
    to: businessDay(span.to + DAYS_AROUND_MS, deps.timeZone),
  };
  const own = around ? await paymentsOfDays(deps.journal, deps.provider, around.from, around.to) : [];
  const match = createStatementMatch(deps.provider, own);
  for await (const cells of deps.rows()) {
    if (cells.row <= deps.mapping.headerRow) continue;
    const read = readRow(cells, context);
    if (read.kind === "row" && !match.take(read.row)) throw new FileProblem("too-many-alike", cells.row);
  }
  const covers = span && { from: clock.dayOf(span.from).from, to: clock.dayOf(span.to).to };
  return { outcome: "compared", comparison: match.end(rows, covers) };
}

interface Survey {
  readonly rows: number;
  readonly span: { readonly from: number; readonly to: number } | null;
  readonly total: number;
  readonly faults: readonly RowFault[];
}

async function surveyed(deps: CompareDeps, context: RowContext): Promise<Survey> {
  const faults: RowFault[] = [];
  let [rows, total] = [0, 0];
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for await (const cells of deps.rows()) {
    if (cells.row > MOST_ROWS) throw new FileProblem("too-many-rows", cells.row);
    if (cells.row <= deps.mapping.headerRow) continue;
    const read = readRow(cells, context);
    if (read.kind === "blank") continue;
    rows += 1;
    if (read.kind === "row") {
      from = Math.min(from, read.row.when.from);
      to = Math.max(to, read.row.when.from);
      continue;
    }
    total += 1;
    const at = read.column === null ? null : deps.mapping.columns[read.column];
    const text = at === null ? "" : String(cells.cells[at] ?? "");
    if (faults.length < MOST_FAULTS) faults.push({ row: cells.row, problem: read.problem, text: shownText(text) });
  }
  return { rows, total, faults, span: rows > total ? { from, to } : null };
}

/** A cell as it may be shown: short, and without a card's number. */
export function shownText(text: string): string {
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return holdsCardNumber(text) ? short.replaceAll(/\d/gu, "•") : short;
}
