import { createHash, type Hash } from "node:crypto";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** A file that a person hands over, piece by piece, to lie here until it was read. */
export interface Upload {
  readonly file: string;
  readonly bytes: () => number;
  /** Writes the next piece. Throws when the disk refuses. */
  add(piece: Uint8Array): void;
  /** SHA-256 of what is there. */
  hash(): string;
  remove(): void;
}

const FOLDER = "statements";

/** What an ended till left behind goes. */
export function clearUploads(folder: string): void {
  rmSync(join(folder, FOLDER), { recursive: true, force: true });
}

/** A new file, readable by its owner alone. */
export function createUpload(folder: string, id: string): Upload {
  const place = join(folder, FOLDER);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const file = join(place, id);
  closeSync(openSync(file, "wx", 0o600));
  const hash: Hash = createHash("sha256");
  let bytes = 0;
  return {
    file,
    bytes: () => bytes,
    add(piece) {
      const handle = openSync(file, "a");
      try {
        writeSync(handle, piece);
      } finally {
        closeSync(handle);
      }
      hash.update(piece);
      bytes += piece.length;
    },
    hash: () => hash.copy().digest("hex"),
    remove: () => rmSync(file, { force: true }),
  };
}
