import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { open, statfs } from "node:fs/promises";
import { join } from "node:path";
import { err, ok, type Result } from "../../shared/result.ts";
import { putInPlace } from "../journal/durable-files.ts";
import type { Package } from "./manifest.ts";
import { SourceFault, type Refused, type UpdateSource } from "./port.ts";

/** Room that is left to the journal whatever an update needs. */
const SPARE_BYTES = 200_000_000;

/**
 * Copies a package into `folder` and checks it on the way, byte for byte; what is run later is this copy and not what
 * lies on the stick then. Answers the copy's path. A refused copy is gone again.
 */
export async function stage(source: UpdateSource, wanted: Package, folder: string): Promise<Result<string, Refused>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < wanted.bytes + SPARE_BYTES) return err({ reason: "no-room", detail: `${wanted.bytes} bytes` });
  const opened = await source.stream(wanted.file);
  if (!opened.ok) return opened;
  const part = join(folder, `${wanted.file}.part`);
  const refused = await copy(opened.value, part, wanted);
  if (refused) {
    rmSync(part, { force: true });
    return err(refused);
  }
  const file = join(folder, wanted.file);
  putInPlace(part, file);
  return ok(file);
}

async function copy(chunks: AsyncIterable<Uint8Array>, to: string, wanted: Package): Promise<Refused | null> {
  const hash = createHash("sha512");
  let size = 0;
  rmSync(to, { force: true });
  // "wx": nobody else's file, and no link that somebody laid there.
  const handle = await open(to, "wx", 0o600);
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > wanted.bytes) return { reason: "size-differs", detail: `more than ${wanted.bytes} bytes` };
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
  } catch (error) {
    if (error instanceof SourceFault) return error.refused;
    if (isFull(error)) return { reason: "no-room", detail: `${wanted.bytes} bytes` };
    throw error;
  } finally {
    await handle.close();
  }
  if (size !== wanted.bytes) return { reason: "size-differs", detail: `${size} of ${wanted.bytes} bytes` };
  return hash.digest("hex") === wanted.sha512 ? null : { reason: "content-differs", detail: wanted.file };
}

/** Whether a staged copy is still what was verified. */
export async function stillWhole(file: string, wanted: Pick<Package, "bytes" | "sha512">): Promise<boolean> {
  const hash = createHash("sha512");
  let size = 0;
  try {
    const handle = await open(file, "r");
    for await (const chunk of handle.createReadStream()) {
      if (!(chunk instanceof Uint8Array)) return false;
      size += chunk.length;
      hash.update(chunk);
    }
  } catch {
    return false;
  }
  return size === wanted.bytes && hash.digest("hex") === wanted.sha512;
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
