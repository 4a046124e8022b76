import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { genesisOf, headOf, journalIdOf, linkAt, type Link } from "./chain.ts";
import type { Connection } from "./connection.ts";
import { END_MARK } from "./durable-files.ts";

const DIGITS = 16;
const LINE = /^(\d{16}) ([0-9a-f]{64})\n$/u;

/**
 * How far a journal has been written, in a file of its own. SQLite drops the end of a log whose bytes were changed and
 * says nothing, so what was acknowledged could vanish unseen. The mark is written after each commit and never synced:
 * it may be behind the journal, after a power cut, but never ahead of it.
 */
export class EndMark {
  readonly #file: string;
  #noted: Link | null = null;
  #later: NodeJS.Immediate | null = null;

  constructor(journalFile: string) {
    this.#file = `${journalFile}${END_MARK}`;
  }

  /** The last event that was marked; null where there is no mark or it cannot be read, which claims nothing. */
  read(): Link | null {
    try {
      const [, seq, hash] = LINE.exec(readFileSync(this.#file, "latin1")) ?? [];
      return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
    } catch {
      return null;
    }
  }

  /** Notes the last event; it is written when the present turn is over, so that nobody waits for it. */
  note(link: Link): void {
    this.#noted = link;
    this.#later ??= setImmediate(() => this.#write()).unref();
  }

  /** Writes what was noted last. */
  close(): void {
    this.#write();
  }

  /** Never throws: a mark that could not be written is an older one, and the event is on disk already. */
  #write(): void {
    clearImmediate(this.#later ?? undefined);
    this.#later = null;
    if (this.#noted === null) return;
    const { seq, hash } = this.#noted;
    this.#noted = null;
    try {
      // In place, never cut to nothing first: a kill leaves the old line or the new one.
      const flag = existsSync(this.#file) ? "r+" : "w";
      writeFileSync(this.#file, `${String(seq).padStart(DIGITS, "0")} ${hash}\n`, { flag, mode: 0o600 });
    } catch {
      // Said by the journal itself, where it matters: the next event is refused.
    }
  }
}

/** What the journal's file does not hold any more, though it was acknowledged. */
export interface MissingEnd {
  /** The last event that is there, and the last one that was. The same or more where another event is in its place. */
  readonly after: number;
  readonly until: number;
  /** Name of the kept copy of the log, beside the journal; null when there was no log. */
  readonly kept: string | null;
}

/**
 * Looks, before anything is written, whether the journal ends before its mark or has another event in its place. The
 * log is copied aside then, since the next commit overwrites it. Null when nothing is missing, and when the events cannot
 * be read, which the check at the start says better.
 */
export function findMissingEnd(file: string, connection: Connection): MissingEnd | null {
  const mark = new EndMark(file).read();
  const head = mark && headAgainst(connection, mark);
  if (mark === null || head === null) return null;
  const log = `${file}-wal`;
  if (!existsSync(log)) return { after: head.seq, until: mark.seq, kept: null };
  const kept = `${log}.kept-${mark.seq}`;
  if (!existsSync(kept)) copyFileSync(log, kept);
  return { after: head.seq, until: mark.seq, kept: basename(kept) };
}

/** The journal's last event where the mark contradicts it; null where they agree. */
function headAgainst(connection: Connection, mark: Link): Link | null {
  try {
    const journalId = journalIdOf(connection);
    if (journalId === null || linkAt(connection, mark.seq)?.hash === mark.hash) return null;
    return headOf(connection, genesisOf(journalId));
  } catch {
    return null;
  }
}
