import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

/** Makes a file's content durable. */
export function syncFile(file: string): void {
  const handle = openSync(file, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes the names in a folder durable. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Puts a finished file in its place in one step, durably; what stood there is replaced. */
export function putInPlace(from: string, to: string): void {
  syncFile(from);
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** The files that SQLite keeps beside a database. */
export const SIDE_FILES = ["-wal", "-shm", "-journal"] as const;

/** What a journal's mark of its end is called after the journal, see `end-mark.ts`. */
export const END_MARK = "-end";

/** Removes a database that was never finished, with all its side files. */
export function removeDatabase(file: string): void {
  for (const suffix of ["", ...SIDE_FILES]) rmSync(`${file}${suffix}`, { force: true });
}

/**
 * Moves a database and its WAL aside, the database first: until the WAL follows, nothing is left to be opened. The mark
 * of its end goes before both: what comes into the place must not be measured by it.
 */
export function moveDatabase(from: string, to: string): void {
  for (const suffix of [END_MARK, "", "-wal"]) {
    if (existsSync(`${from}${suffix}`)) renameSync(`${from}${suffix}`, `${to}${suffix}`);
  }
  for (const suffix of ["-shm", "-journal"]) rmSync(`${from}${suffix}`, { force: true });
  syncFolder(dirname(to));
}
