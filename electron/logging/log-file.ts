import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

const KEPT = 5;

/** Lines in `tilla.jsonl`; a full file becomes `tilla.1.jsonl`, the oldest of five goes. */
export interface LogFile {
  /** Appends one line. Never throws: a till whose disk is full still sells what the journal lets it sell. */
  write(line: string): void;
  close(): void;
}

/** Opens nothing before the first line. Written at once and in order, so that the last line before a crash is there. */
export function createLogFile(dir: string, mostBytes: number): LogFile {
  let fd: number | null = null;
  let size = 0;
  const name = (n: number) => join(dir, n === 0 ? "tilla.jsonl" : `tilla.${n}.jsonl`);

  function open(): number {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const opened = openSync(name(0), "a", 0o600);
    size = fstatSync(opened).size;
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

  return {
    write(line) {
      try {
        fd ??= open();
        const bytes = Buffer.from(`${line}\n`);
        if (size > 0 && size + bytes.length > mostBytes) {
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
