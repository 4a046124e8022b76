import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { putInPlace } from "../journal/durable-files.ts";

/** One file of an archive. */
export interface ArchiveFile {
  readonly name: string;
  readonly text: string;
}

/** Archives lie here, below the data folder, readable by its owner alone. */
const FOLDER = "exports";

/** Writes a zip of these files, whole or not at all; answers where it lies and how large it is. Throws on a bad disk. */
export function writeArchive(
  dataDir: string,
  files: readonly ArchiveFile[],
  at: number,
): { readonly file: string; readonly bytes: number } {
  const folder = join(dataDir, FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const entries = Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]));
  // A zip's times begin in 1980; a clock that has lost its battery may be earlier.
  const zip = zipSync(entries, { mtime: new Date(Math.max(at, Date.UTC(1981, 0, 1))) });
  const file = freeName(folder, at);
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, zip, { mode: 0o600 });
  putInPlace(unfinished, file);
  return { file, bytes: zip.length };
}

function freeName(folder: string, at: number): string {
  const stamp = new Date(at).toISOString().slice(0, 19).replaceAll(":", "-");
  let file = join(folder, `tilla-diagnostics-${stamp}.zip`);
  for (let n = 2; existsSync(file); n++) file = join(folder, `tilla-diagnostics-${stamp}-${n}.zip`);
  return file;
}
