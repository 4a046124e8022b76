import { z } from "zod";
import { applySaleEvent, IllegalTransition } from "../../shared/domain/sale-machine.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import { brokenAt, eventsOf, genesisOf, journalIdOf, linkSchema, verifyChain, verifyTail } from "./chain.ts";
import type { EventRow, Link } from "./chain.ts";
import { Connection } from "./connection.ts";
import { readEvent, tellsSale } from "./event-text.ts";
import { projectionsDiffer } from "./rebuild.ts";
import { toStorageError } from "./storage-fault.ts";

/** What a check found. `failed`: the check itself could not run, nothing is known. */
export const verdictSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("sound") }),
  z.strictObject({
    state: z.literal("damaged"),
    problem: z.enum(["chain-broken", "file-corrupt", "projection-differs"]),
    detail: z.string(),
    /** The sales whose projection is not what their (sound) events say. */
    differing: z.array(z.string()),
  }),
  z.strictObject({ state: z.literal("failed"), detail: z.string() }),
]);
export type Verdict = Readonly<z.infer<typeof verdictSchema>>;

/** Events at the end of the chain that are verified before the till opens. */
const TAIL = 64;
/** Receipts may be missing by the hundred after a long outage; the newest are verified at start, all by the full check. */
const WAITING_RECEIPTS = 200;
/** Sales whose projection the background check compares: several days of a busy till. */
const RECENT_SALES = 2000;

const savedSchema = z.object({ id: z.string(), doc: z.string() });
type Saved = z.infer<typeof savedSchema>;

/**
 * The check before the till opens, in a time that does not grow with the journal: the end of the chain, and every
 * sale that still waits for something, each event and the projection. Throws when the file cannot be read.
 */
export function verifyAtStart(connection: Connection, genesis: Link): Verdict {
  const broken = verifyTail(connection, genesis, TAIL);
  if (broken) return damaged("chain-broken", broken.detail);
  const waiting = connection.all(
    savedSchema,
    `SELECT id, doc FROM main.sales WHERE is_open = 1
     UNION SELECT id, doc FROM main.sales WHERE is_unknown = 1
     UNION SELECT * FROM (SELECT id, doc FROM main.sales WHERE lacks_receipt = 1 ORDER BY place DESC LIMIT ?)
     UNION SELECT id, doc FROM main.sales WHERE id IN
       (SELECT sale_id FROM main.events WHERE seq > (SELECT max(seq) FROM main.events) - ? AND sale_id IS NOT NULL)`,
    WAITING_RECEIPTS,
    TAIL,
  );
  return verifySales(connection, genesis, waiting);
}

/** The whole file: its pages, its chain, the newest projections. Takes time in proportion to the journal. */
export function verifyWhole(connection: Connection): Verdict {
  const page = connection.get(z.object({ quick_check: z.string() }), "PRAGMA quick_check(1)");
  if (page?.quick_check !== "ok") return damaged("file-corrupt", page?.quick_check ?? "no answer");
  const journalId = journalIdOf(connection);
  if (journalId === null) return damaged("chain-broken", "the journal has lost its id");
  const genesis = genesisOf(journalId);
  const broken = verifyChain(connection, genesis);
  if (broken) return damaged("chain-broken", broken.detail);
  const sql = "SELECT id, doc FROM main.sales ORDER BY place DESC LIMIT ?";
  return verifySales(connection, genesis, connection.all(savedSchema, sql, RECENT_SALES));
}

/** {@link verifyWhole} and every projection, on a connection of its own that cannot write. Never throws. */
export function verifyFile(file: string, options: { readonly allProjections: boolean }): Verdict {
  let connection: Connection | null = null;
  try {
    connection = new Connection(file, "read-only");
    const verdict = verifyWhole(connection);
    if (verdict.state !== "sound" || !options.allProjections) return verdict;
    const difference = projectionsDiffer(connection);
    return difference === null ? verdict : damaged("projection-differs", difference);
  } catch (error) {
    const storage = toStorageError(error);
    if (storage?.reason === "corrupt") return damaged("file-corrupt", storage.detail);
    return { state: "failed", detail: error instanceof Error ? error.message : String(error) };
  } finally {
    connection?.close();
  }
}

function verifySales(connection: Connection, genesis: Link, saved: readonly Saved[]): Verdict {
  const differing: string[] = [];
  for (const { id, doc } of saved) {
    const rows = eventsOf(connection, id);
    const broken = rows.find((row) => brokenAt(linkBefore(connection, genesis, row), row) !== null);
    if (broken) return damaged("chain-broken", `event ${broken.seq} is not what was written`);
    const sale = retell(id, rows);
    // The background check may see a sale that moved on between two reads: only a row that is still the same counts.
    if (!tellsSale(doc, sale) && stillSaved(connection, id, doc, rows.length)) differing.push(id);
  }
  if (differing.length === 0) return { state: "sound" };
  const detail = `not what their events say: ${differing.slice(0, 5).join(", ")} (${differing.length} sales)`;
  return { ...damaged("projection-differs", detail), differing };
}

type Damaged = Extract<Verdict, { state: "damaged" }>;

function damaged(problem: Damaged["problem"], detail: string): Damaged {
  return { state: "damaged", problem, detail, differing: [] };
}

function linkBefore(connection: Connection, genesis: Link, row: EventRow): Link {
  const previous = connection.get(linkSchema, "SELECT seq, hash FROM main.events WHERE seq = ?", row.seq - 1);
  return previous ?? { ...genesis, seq: row.seq - 1 };
}

/** The sale as its events tell it; null when they tell none. */
export function retell(saleId: string, rows: readonly EventRow[]): Sale | null {
  let sale: Sale | null = null;
  for (const row of rows) {
    const told = readEvent(row.sale_id, row.payload);
    if (told === null || told.saleId === null) return null;
    try {
      sale = applySaleEvent(sale, saleId, told.event, row.at);
    } catch (error) {
      if (error instanceof IllegalTransition) return null;
      throw error;
    }
  }
  return sale;
}

function stillSaved(connection: Connection, saleId: string, doc: string, events: number): boolean {
  const row = connection.get(
    z.object({ doc: z.string(), events: z.int() }),
    `SELECT doc, (SELECT count(*) FROM main.events WHERE sale_id = ?1) AS events FROM main.sales WHERE id = ?1`,
    saleId,
  );
  return row !== null && row.doc === doc && row.events === events;
}
