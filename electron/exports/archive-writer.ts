import { createHash } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { ExportedFile } from "../../shared/ipc/calls/exports.ts";
import { putInPlace } from "../journal/durable-files.ts";

/** Writes an archive file by file and piece by piece; each file's size and hash are known when it is in. */
export interface ArchiveWriter {
  /** `packed`: it is compressed already. */
  add(name: string, pieces: AsyncIterable<string | Uint8Array>, packed: boolean): Promise<Omit<ExportedFile, "rows">>;
  /** Puts the archive in its place, whole; answers its size. */
  finish(): number;
  /** Closes what was not finished; it is left beside the place, to be removed by whoever chose it. */
  abandon(): void;
}

export function createArchive(file: string, at: number): ArchiveWriter {
  const unfinished = `${file}.new`;
  const handle = openSync(unfinished, "w", 0o600);
  let size = 0;
  let isOpen = true;
  // A zip's times begin in 1980; a clock that has lost its battery may be earlier.
  const mtime = new Date(Math.max(at, Date.UTC(1981, 0, 1)));
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    size += bytes.length;
    writeSync(handle, bytes);
  });
  const close = (): void => {
    if (isOpen) closeSync(handle);
    isOpen = false;
  };
  return {
    async add(name, pieces, packed) {
      const part = packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      part.mtime = mtime;
      zip.add(part);
      const hash = createHash("sha256");
      let bytes = 0;
      for await (const piece of pieces) {
        const raw = typeof piece === "string" ? strToU8(piece) : piece;
        hash.update(raw);
        bytes += raw.length;
        part.push(raw);
      }
      part.push(new Uint8Array(0), true);
      return { name, bytes, sha256: hash.digest("hex") };
    },
    finish() {
      zip.end();
      close();
      putInPlace(unfinished, file);
      return size;
    },
    abandon: close,
  };
}
