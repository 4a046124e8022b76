import { hash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { applySaleEvent } from "../../shared/domain/sale-machine.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import { genesisOf, hashOf, type Link } from "../../electron/journal/chain.ts";
import { Connection } from "../../electron/journal/connection.ts";
import { openJournal } from "../../electron/journal/open.ts";
import { Projections } from "../../electron/journal/projections.ts";
import { EVENTS_SQL, projectionsSql } from "../../electron/journal/schema.ts";
import { systemClock } from "../../electron/runtime/clock.ts";
import { saleStory } from "./sale-events.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const SALES = 1_000_000;
/** So many sales per transaction: generating needs no durability, only speed. */
const SLICE = 20_000;
const START = Date.UTC(2022, 0, 1);

/** Where a data folder of the training mode has its journal. */
export const journalIn = (dataDir: string): string => join(dataDir, "training", "journal.sqlite");

/**
 * A data folder whose journal has a million paid and fiscalized sales, four and a half years of a busy till. Made once;
 * later runs go on with it, as a till does, so its write-ahead log must stay beside it.
 */
export function millionSales(say: (line: string) => void): string {
  const cache = join(root, ".cache");
  const folder = join(cache, `million-sales-${formOfFile()}`);
  if (existsSync(journalIn(folder))) return folder;
  mkdirSync(cache, { recursive: true });
  // Of another form, or never finished: gigabytes that nobody needs.
  for (const old of readdirSync(cache).filter((name) => name.startsWith("million-sales-"))) {
    rmSync(join(cache, old), { recursive: true, force: true });
  }
  const unfinished = `${folder}.unfinished`;
  generate(journalIn(unfinished), say);
  renameSync(unfinished, folder);
  return folder;
}

/** Changes when tables, events or a projected sale look different: a file of another form is made anew. */
function formOfFile(): string {
  const { id, events } = saleStory(1);
  const told = events.reduce<Sale | null>((sale, event) => applySaleEvent(sale, id, event, START), null);
  const form = [SALES, EVENTS_SQL, projectionsSql("main"), JSON.stringify([events, told])].join("\n");
  return hash("sha256", form, "hex").slice(0, 12);
}

function generate(file: string, say: (line: string) => void): void {
  const opened = openJournal({ file, clock: systemClock, verifyWorker: null });
  if (!opened.ok) throw new Error(opened.error.detail);
  opened.value.close();
  const connection = new Connection(file, "read-write");
  connection.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000");
  const write = saleWriter(connection);
  for (let n = 0; n < SALES; n += SLICE) {
    connection.exec("BEGIN");
    for (let k = n; k < n + SLICE; k += 1) write(k);
    connection.exec("COMMIT");
    if ((n + SLICE) % 100_000 === 0) say(`  ${n + SLICE} sales written`);
  }
  connection.exec("PRAGMA journal_mode = DELETE");
  connection.close();
  // What was written without a journal is now whole; from here on it is an ordinary one.
  const db = new DatabaseSync(file);
  db.exec("PRAGMA journal_mode = WAL");
  db.close();
}

/** Writes one sale's events, each bound to the one before, and its projection as it is after the last. */
function saleWriter(connection: Connection): (n: number) => void {
  const id = connection.get(z.object({ journal_id: z.string() }), "SELECT journal_id FROM meta");
  let link: Link = genesisOf(id?.journal_id ?? "");
  const projections = new Projections(connection, "main");
  const insert = connection.prepare("INSERT INTO events (seq, at, sale_id, payload, hash) VALUES (?, ?, ?, ?, ?)");
  return (n) => {
    const story = saleStory(n);
    let sale: Sale | null = null;
    const place = link.seq + 1;
    for (const [step, event] of story.events.entries()) {
      const at = START + n * 144_000 + step * 900;
      const seq = link.seq + 1;
      const payload = JSON.stringify(event);
      const linkHash = hashOf(link.hash, seq, at, story.id, payload);
      insert.run(seq, at, story.id, payload, linkHash);
      link = { seq, hash: linkHash };
      const before: Sale | null = sale;
      sale = applySaleEvent(before, story.id, event, at);
      projections.note({ seq, place, event, before, after: sale });
    }
    if (sale) projections.insert({ place, sale });
  };
}
