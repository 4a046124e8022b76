import { join } from "node:path";
import type { Actor } from "../../shared/domain/people.ts";
import { providerNames, type Settings } from "../../shared/domain/settings.ts";
import type { CurrencyCode } from "../../shared/domain/currency.ts";
import type { ProviderId } from "../../shared/domain/sale.ts";
import type { Comparison, Proposal } from "../../shared/domain/statement/comparison.ts";
import type { StatementCells, StatementMapping } from "../../shared/domain/statement/mapping.ts";
import { MOST_STATEMENT_BYTES, type StatementForm } from "../../shared/ipc/calls/statements.ts";
import type { Output } from "../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { invalidInput, type PosError } from "../../shared/errors/pos-error.ts";
import type { Journal } from "../journal/port.ts";
import type { Logger } from "../logging/port.ts";
import type { Ids } from "../runtime/ids.ts";
import type { SaleService } from "../sales/service.ts";
import { compareStatement, shownText } from "./compare.ts";
import { FileProblem } from "./file-problem.ts";
import { guessMapping } from "./guess.ts";
import { createKeptMappings } from "./mappings-file.ts";
import { formOf, rowsOf, sheetsOf } from "./source.ts";
import { clearUploads, createUpload, type Upload } from "./upload.ts";

/** A provider's statement, taken in and held against the till's payments. One at a time. */
export interface Statements {
  begin(provider: ProviderId, name: string, bytes: number): Output<"statements.begin">;
  add(id: string, at: number, data: string): Result<Output<"statements.add">, PosError>;
  look(id: string, form: StatementForm | null): Promise<Output<"statements.look">>;
  compare(id: string, form: StatementForm, mapping: StatementMapping, by: Actor): Promise<Output<"statements.compare">>;
  settle(id: string, attempts: readonly string[], by: Actor): Output<"statements.settle">;
  drop(id: string): void;
  close(): void;
}

export interface StatementsDeps {
  /** The mode's own folder. */
  readonly folder: string;
  readonly journal: Journal;
  readonly sales: Pick<SaleService, "settle">;
  readonly settings: () => Settings;
  readonly currencyOf: (provider: ProviderId) => CurrencyCode;
  readonly ids: Ids;
  readonly log: Logger;
}

interface Present {
  readonly id: string;
  readonly provider: ProviderId;
  readonly name: string;
  readonly bytes: number;
  readonly upload: Upload;
  comparison: Comparison | null;
}

const FIRST_ROWS = 25;
const MOST_SHEETS = 50;
const GONE = { outcome: "gone" } as const;

export function createStatements(deps: StatementsDeps): Statements {
  const { folder, journal, settings, ids, log } = deps;
  const kept = createKeptMappings(join(folder, "statement-columns.json"), log);
  let present: Present | null = null;
  clearUploads(folder);

  const find = (id: string): Present | null => (present?.id === id ? present : null);
  function forget(): void {
    present?.upload.remove();
    present = null;
  }

  async function firstRows(file: string, form: StatementForm): Promise<readonly StatementCells[]> {
    const rows: StatementCells[] = [];
    for await (const row of rowsOf(file, form)) {
      rows.push(row);
      if (rows.length >= FIRST_ROWS) break;
    }
    return rows;
  }

  return {
    begin(provider, name, bytes) {
      forget();
      const id = ids.next();
      present = { id, provider, name, bytes, upload: createUpload(folder, id), comparison: null };
      return { id };
    },
    add(id, at, data) {
      const found = find(id);
      if (!found) return ok(GONE);
      const piece = Buffer.from(data, "base64");
      const there = found.upload.bytes();
      if (at !== there || there + piece.length > Math.min(found.bytes, MOST_STATEMENT_BYTES)) {
        return err(invalidInput("at", "schema"));
      }
      found.upload.add(piece);
      return ok({ outcome: "taken", bytes: found.upload.bytes() });
    },
    async look(id, asked) {
      const found = find(id);
      if (!found) return GONE;
      return readable(async () => {
        const { file } = found.upload;
        const form = asked ?? (await formOf(file));
        const sheets = await sheetsOf(file, form);
        const rows = await firstRows(file, form);
        if (rows.every(({ cells }) => cells.length < 2))
          throw new FileProblem(rows.length === 0 ? "empty" : "not-a-table");
        const remembered = kept.find(found.provider, (header) => namesIn(rows, header));
        return {
          outcome: "read" as const,
          form,
          sheets: sheets.slice(0, MOST_SHEETS),
          rows: rows.map(({ row, cells }) => ({
            row,
            cells: cells.slice(0, 40).map((cell) => shownText(String(cell))),
          })),
          mapping: remembered ?? guessMapping(rows),
          remembered: remembered !== null,
        };
      });
    },
    async compare(id, form, mapping, by) {
      const found = find(id);
      if (!found) return GONE;
      found.comparison = null;
      return readable(async () => {
        const { provider, upload } = found;
        const { timeZone } = settings().terminal;
        const currency = deps.currencyOf(provider);
        const rows = () => rowsOf(upload.file, form);
        const compared = await compareStatement({ journal, provider, currency, timeZone, mapping, rows });
        if (find(id) !== found) return GONE;
        if (compared.outcome === "rows") return { ...compared, faults: [...compared.faults] };
        kept.keep(provider, mapping, namesIn(await firstRows(upload.file, form), mapping.headerRow));
        found.comparison = compared.comparison;
        noteCompared(deps, found, compared.comparison, by);
        log.info("statement.compared", { provider, count: compared.comparison.rows });
        return compared;
      });
    },
    settle(id, attempts, by) {
      const found = find(id);
      if (!found?.comparison) return GONE;
      const { items } = found.comparison.proposals;
      const wanted = new Set(attempts);
      const proposals = items.filter(({ payment }) => wanted.has(payment.attemptId));
      const done = proposals.filter((proposal) => settleOne(deps, found, proposal, by));
      const settled = done.map(({ payment }) => payment.attemptId);
      return { outcome: "settled", settled, left: [...wanted].filter((each) => !settled.includes(each)) };
    },
    drop: (id) => {
      if (find(id)) forget();
    },
    close: forget,
  };
}

/** That it was held against the payments, on record by the file's hash; the payments themselves are as they were. */
function noteCompared(
  { journal, log }: StatementsDeps,
  { name, upload }: Present,
  { provider, rows, agreed, onlyHere, onlyThere }: Comparison,
  by: Actor,
): void {
  const event = {
    type: "statement.compared",
    provider,
    file: name,
    sha256: upload.hash(),
    rows,
    agreed: agreed.count,
    onlyHere: onlyHere.total,
    onlyThere: onlyThere.total,
    ...by,
  } as const;
  const noted = journal.append([{ saleId: null, event }]);
  if (!noted.ok) log.error("journal.terminal-event-not-written", noted.error, { type: event.type });
}

/** A decision like any other by a person, the statement being what they saw. */
function settleOne(
  { sales }: StatementsDeps,
  { name, provider, upload }: Present,
  proposal: Proposal,
  by: Actor,
): boolean {
  const { payment, row, outcome } = proposal;
  const id = row.id !== null && !row.id.includes("•") ? row.id : undefined;
  const why = `${providerNames[provider]}: ${name}, ${row.row}; SHA-256 ${upload.hash().slice(0, 16)}`.slice(0, 300);
  const settled = sales.settle({
    saleId: payment.saleId,
    attemptId: payment.attemptId,
    outcome,
    evidence: "statement",
    why,
    ...(outcome === "paid" && id !== undefined ? { transactionId: id } : {}),
    ...by,
  });
  return settled.ok;
}

function namesIn(rows: readonly StatementCells[], headerRow: number): readonly string[] {
  return rows.find(({ row }) => row === headerRow)?.cells.map((cell) => String(cell).trim()) ?? [];
}

/** What a file has wrong with it is an answer, not a bug. */
async function readable<T>(
  work: () => Promise<T>,
): Promise<T | { outcome: "unreadable"; problem: FileProblem["problem"]; row: number | null }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileProblem) return { outcome: "unreadable", problem: error.problem, row: error.row };
    throw error;
  }
}
