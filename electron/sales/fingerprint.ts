import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { maskCode } from "../../shared/domain/text.ts";
import type { CodeTrace } from "../../shared/domain/sale.ts";
import { putInPlace } from "../journal/durable-files.ts";

const KEY_BYTES = 32;

/** Turns a customer's code into what may be kept of it: a keyed fingerprint and a mask. */
export type Fingerprint = (code: string) => CodeTrace;

/**
 * The terminal's fingerprint, keyed by `fingerprint.key` in the data folder (made on first use, readable by its owner
 * alone). The key must outlive the session, or a code could be charged twice across a restart; that is why it lies in
 * a file and not in the secret store, which some hosts only keep in memory.
 */
export function fingerprintOf(dataDir: string): Fingerprint {
  const key = loadKey(join(dataDir, "fingerprint.key"));
  return (code) => ({
    fingerprint: createHmac("sha256", key).update(code, "utf8").digest("hex"),
    mask: maskCode(code),
  });
}

function loadKey(file: string): Buffer {
  if (!existsSync(file)) makeKey(file);
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES) throw new Error("fingerprint.key has a wrong length");
  return key;
}

/** Whole or not at all: a first start that is cut short must not leave a key that no later start can read. */
function makeKey(file: string): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, randomBytes(KEY_BYTES), { mode: 0o600 });
  putInPlace(unfinished, file);
}
