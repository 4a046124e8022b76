import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openJournal } from "../../electron/journal/open.ts";
import type { Journal } from "../../electron/journal/port.ts";
import { systemClock } from "../../electron/runtime/clock.ts";
import { median, rounded, type Measured } from "./measured.ts";
import { rawWriter, recordWrites } from "./raw-writer.ts";
import { saleBatches } from "./sale-events.ts";
import { sideBySide } from "./side-by-side.ts";

/** Sales per turn: short turns, so that whatever else the machine does falls on both sides. */
const SALES = 10;
const TURNS = 240;
const WARM_UP = 60;

/**
 * Durable appends per second through the journal (checks, hash chain, state machine, projections) over raw
 * `node:sqlite` transactions that write the very same rows with the same pragmas, worked out beforehand.
 */
export async function journalAppend(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "tilla-bench-"));
  const sales = Array.from({ length: SALES * (WARM_UP + TURNS) }, (_, n) => saleBatches(n));
  const batches = sales.flat();
  const writes = recordWrites(place(folder, "recorded"), batches);
  const { journal } = open(place(folder, "ours"));
  const db = rawDatabase(place(folder, "raw"));
  const write = rawWriter(db);

  const perTurn = batches.length / (WARM_UP + TURNS);
  const ours = turns(perTurn, (n) => {
    const written = journal.append(batches[n] ?? []);
    if (!written.ok) throw new Error(written.error.detail);
  });
  const raw = turns(perTurn, (n) => {
    const next = writes[n];
    if (next) write(next);
  });
  await sideBySide(WARM_UP, ours, raw);
  const times = await sideBySide(TURNS, ours, raw);
  journal.close();
  db.close();
  rmSync(folder, { recursive: true, force: true });

  const [mine, bare] = [perTurn / median(times.one), perTurn / median(times.other)];
  return {
    value: rounded(mine / bare),
    unit: "ratio",
    of: "durable journal appends per second over raw node:sqlite transactions of the same rows, medians",
    detail: `${(mine * 1000).toFixed(0)}/s over ${(bare * 1000).toFixed(0)}/s, ${TURNS} turns of ${perTurn} transactions each`,
  };
}

/** Runs the next so many pieces of work; answers the milliseconds. */
function turns(perTurn: number, work: (n: number) => void): () => Promise<number> {
  let next = 0;
  return () => {
    const start = performance.now();
    for (const end = next + perTurn; next < end; next += 1) work(next);
    return Promise.resolve(performance.now() - start);
  };
}

function place(folder: string, name: string): string {
  mkdirSync(join(folder, name));
  return join(folder, name, "journal.sqlite");
}

function open(file: string): { readonly journal: Journal } {
  const opened = openJournal({ file, clock: systemClock, verifyWorker: null });
  if (!opened.ok) throw new Error(opened.error.detail);
  return { journal: opened.value };
}

/** An empty journal's file without the journal over it. */
function rawDatabase(file: string): DatabaseSync {
  open(file).journal.close();
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: true, defensive: true });
  db.exec("PRAGMA journal_mode = WAL; PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL");
  db.exec("PRAGMA recursive_triggers = ON");
  return db;
}
