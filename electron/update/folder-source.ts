import { constants } from "node:fs";
import { lstat, open, type FileHandle } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import type { UpdateRefusal } from "../../shared/domain/update.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { SourceFault, type Refused, type UpdateSource } from "./port.ts";

const CHUNK = 1 << 20;

/** A folder on this machine: a stick, a drive, a share. Only plain files are read, links are not followed. */
export function folderSource(folder: string): Result<UpdateSource, Refused> {
  if (!isAbsolute(folder)) return err({ reason: "source-invalid", detail: "the folder's path is not absolute" });
  return ok({
    async read(name, most, tooLarge) {
      const opened = await openPlain(join(folder, name));
      if (!opened.ok) return opened;
      const { handle, size } = opened.value;
      try {
        if (size > most) return err({ reason: tooLarge, detail: `${name} has ${size} bytes` });
        return ok(await handle.readFile());
      } catch (error) {
        return err({ reason: "unreachable", detail: codeOf(error) });
      } finally {
        await handle.close();
      }
    },
    async stream(name) {
      const opened = await openPlain(join(folder, name));
      return opened.ok ? ok(chunksOf(opened.value.handle)) : opened;
    },
  });
}

async function* chunksOf(handle: FileHandle): AsyncIterable<Uint8Array> {
  const buffer = Buffer.alloc(CHUNK);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw new SourceFault({ reason: "unreachable", detail: codeOf(error) });
  } finally {
    await handle.close();
  }
}

interface Plain {
  readonly handle: FileHandle;
  readonly size: number;
}

/** Opens a file that is one: not a link, not a pipe that would never end. */
async function openPlain(file: string): Promise<Result<Plain, Refused>> {
  try {
    const before = await lstat(file);
    if (!before.isFile()) return err({ reason: "not-a-file", detail: file });
    // Windows has no such flag; there the look before is all there is.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const now = await handle.stat();
    if (now.isFile() && now.ino === before.ino) return ok({ handle, size: now.size });
    await handle.close();
    return err({ reason: "not-a-file", detail: file });
  } catch (error) {
    return err({ reason: reasonOf(error), detail: codeOf(error) });
  }
}

function reasonOf(error: unknown): UpdateRefusal {
  const code = codeOf(error);
  if (code === "ELOOP") return "not-a-file";
  return code === "ENOENT" || code === "ENOTDIR" ? "not-found" : "unreachable";
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
