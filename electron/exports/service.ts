import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { Settings } from "../../shared/domain/settings.ts";
import { EXPORT_PIECE, type ExportedFile, type ExportScope } from "../../shared/ipc/calls/exports.ts";
import type { Output } from "../../shared/ipc/contract.ts";
import type { Till } from "../app/till.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Ids } from "../runtime/ids.ts";
import { createArchive } from "./archive-writer.ts";
import { csvOf } from "./csv.ts";
import { readerOf } from "./scope.ts";
import type { ExportTable } from "./table.ts";
import { eventsTable, salesTable } from "./tables.ts";
import { xlsxOf } from "./xlsx.ts";

/** Sales and events as files for other programs. */
export interface Exports {
  make(till: Pick<Till, "journal" | "mode">, scope: ExportScope): Promise<Output<"exports.make">>;
  read(id: string, at: number): Output<"exports.read">;
}

export interface ExportsDeps {
  readonly dataDir: string;
  readonly version: string;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Archives lie here, below the data folder, readable by its owner alone. */
const FOLDER = "exports";

export function createExports({ dataDir, version, settings, clock, ids }: ExportsDeps): Exports {
  let last: { readonly id: string; readonly file: string } | null = null;
  return {
    async make({ journal, mode }, scope) {
      const { terminal } = settings();
      const reader = readerOf(journal, scope, terminal.timeZone);
      if (!reader) return { outcome: "nothing" };
      const at = clock.now();
      const folder = join(dataDir, FOLDER);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = freeName(folder, `tilla-export-${mode}-${nameOf(scope)}`);
      const archive = createArchive(file, at);
      try {
        const files: ExportedFile[] = [];
        for (const table of [salesTable(reader, terminal.timeZone), eventsTable(reader, terminal.timeZone)]) {
          const counted = counting(table);
          const csv = await archive.add(`${table.name}.csv`, csvOf(counted.table), false);
          files.push({ ...csv, rows: counted.rows() });
          const xlsx = await archive.add(`${table.name}.xlsx`, xlsxOf(table, at), true);
          files.push({ ...xlsx, rows: counted.rows() });
        }
        const { seq, hash } = journal.head();
        const about = {
          program: `Tilla ${version}`,
          terminal: terminal.name,
          timeZone: terminal.timeZone,
          mode,
          scope,
          contents: CONTENTS,
        };
        const manifest = { ...about, madeAt: new Date(at).toISOString(), journal: { seq, hash }, files };
        const { sha256 } = await archive.add("manifest.json", oneOf(`${JSON.stringify(manifest, null, 2)}\n`), false);
        const bytes = archive.finish();
        last = { id: ids.next(), file };
        return { outcome: "made", id: last.id, name: basename(file), file, bytes, files, manifest: sha256 };
      } catch (error) {
        archive.abandon();
        rmSync(`${file}.new`, { force: true });
        throw error;
      }
    },
    read(id, at) {
      if (last?.id !== id || !existsSync(last.file)) return { outcome: "gone" };
      const handle = openSync(last.file, "r");
      try {
        const size = fstatSync(handle).size;
        const piece = Buffer.alloc(Math.max(0, Math.min(EXPORT_PIECE, size - at)));
        const read = piece.length === 0 ? 0 : readSync(handle, piece, 0, piece.length, at);
        return { outcome: "read", data: piece.subarray(0, read).toString("base64"), isLast: at + read >= size };
      } finally {
        closeSync(handle);
      }
    },
  };
}

/** In the manifest, for whoever holds an export against a Z report: the two add up different things. */
const CONTENTS = {
  sales: "Sales opened in the scope, with all money that has moved for them until madeAt, also in later shifts.",
  events:
    "Everything that happened in the scope, also to sales opened before it. A Z report counts money where it moved: payment.paid, payment.settled, refund.refunded, refund.settled and refund.by-hand of these events, by sale_id.",
} as const;

function nameOf(scope: ExportScope): string {
  if (scope.kind === "days") return scope.from === scope.to ? scope.from : `${scope.from}_${scope.to}`;
  return scope.zNumber === null ? "shift" : `z${scope.zNumber}`;
}

function freeName(folder: string, name: string): string {
  let file = join(folder, `${name}.zip`);
  for (let n = 2; existsSync(file); n++) file = join(folder, `${name}-${n}.zip`);
  return file;
}

/** Counts a table's rows while they are read. */
function counting(table: ExportTable): { readonly table: ExportTable; readonly rows: () => number } {
  let count = 0;
  async function* rows() {
    count = 0;
    for await (const row of table.rows()) {
      count += 1;
      yield row;
    }
  }
  return { table: { ...table, rows }, rows: () => count };
}

async function* oneOf(text: string): AsyncGenerator<string, void, undefined> {
  yield text;
}
