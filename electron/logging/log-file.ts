import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";

const KEPT = 5;
const DAY_MS = 86_400_000;
/** A file takes lines for so long, however few they are; then it makes room for the next. */
const MOST_SPAN_MS = 7 * DAY_MS;
/** What nobody has asked about for so long need not be kept: five files of a week, and some days of grace. */
const MOST_AGE_MS = 40 * DAY_MS;

const nameOf = (n: number) => (n === 0 ? "tilla.jsonl" : `tilla.${n}.jsonl`);

/** The names that a log's files may have, newest first. */
export const logNames: readonly string[] = Array.from({ length: KEPT }, (_, n) => nameOf(n));

/**
 * Lines in `tilla.jsonl`; a file that is full or holds a week becomes `tilla.1.jsonl`, the oldest of five goes, and so
 * does what is older than forty days.
 */
export interface LogFile {
  /** Appends one line. Never throws: a till whose disk is full still sells what the journal lets it sell. */
  write(line: string): void;
  close(): void;
}

/** Opens nothing before the first line. Written at once and in order, so that the last line before a crash is there. */
export function createLogFile(dir: string, mostBytes: number, now: () => number): LogFile {
  let fd: number | null = null;
  let size = 0;
  let since = 0;
  const name = (n: number) => join(dir, nameOf(n));

  function open(): number {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const opened = openSync(name(0), "a+", 0o600);
    size = fstatSync(opened).size;
    since = size === 0 ? now() : firstMoment(opened);
    dropOld();
    return opened;
  }

  function close(): void {
    if (fd !== null) closeSync(fd);
    fd = null;
  }

  function rotate(): void {
    close();
    rmSync(name(KEPT - 1), { force: true });
    for (let n = KEPT - 2; n >= 0; n -= 1) {
      try {
        renameSync(name(n), name(n + 1));
      } catch {
        // Not there yet.
      }
    }
  }

  function dropOld(): void {
    for (let n = 1; n < KEPT; n += 1) {
      const found = statSync(name(n), { throwIfNoEntry: false });
      if (found && now() - found.mtimeMs > MOST_AGE_MS) rmSync(name(n), { force: true });
    }
  }

  /** A clock that was set back makes no file old. */
  const isOver = (bytes: number) => size > 0 && (size + bytes > mostBytes || now() - since > MOST_SPAN_MS);

  return {
    write(line) {
      try {
        fd ??= open();
        const bytes = Buffer.from(`${line}\n`);
        if (isOver(bytes.length)) {
          rotate();
          fd = open();
        }
        size += writeSync(fd, bytes);
      } catch {
        // There is nowhere left to say it.
      }
    },
    close,
  };
}

/** When the file's first line was written; long ago where that cannot be read. */
function firstMoment(fd: number): number {
  const head = Buffer.alloc(64);
  const length = readSync(fd, head, 0, head.length, 0);
  const at = Date.parse(/^\{"at":"([^"]+)"/u.exec(head.toString("utf8", 0, length))?.[1] ?? "");
  return Number.isNaN(at) ? 0 : at;
}
