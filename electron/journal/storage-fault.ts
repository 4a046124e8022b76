import { z } from "zod";
import type { StorageReason } from "../../shared/errors/pos-error.ts";
import type { StorageError } from "./port.ts";

/**
 * The disk or the file refused. Writing calls answer it as a `Result`; reading calls throw it, because a till that
 * cannot read its own record has no second way to go on.
 */
export class StorageFault extends Error {
  override readonly name = "StorageFault";
  readonly error: StorageError;

  constructor(reason: StorageReason, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options);
    this.error = { kind: "storage", reason, detail };
  }
}

const sqliteErrorSchema = z.object({ code: z.literal("ERR_SQLITE_ERROR"), errcode: z.int(), message: z.string() });
const systemErrorSchema = z.object({ code: z.string(), syscall: z.string(), message: z.string() });

const CONSTRAINT = 19;
const CANNOT_OPEN = 14;
const READ_ONLY = 8;

/** SQLite's primary result codes that have their own meaning to a till; every other one is `io`. */
const BY_SQLITE: ReadonlyMap<number, StorageReason> = new Map([
  [5, "locked"],
  [6, "locked"],
  [READ_ONLY, "read-only"],
  [11, "corrupt"],
  [13, "disk-full"],
  [26, "corrupt"],
]);

const BY_SYSTEM: ReadonlyMap<string, StorageReason> = new Map([
  ["ENOSPC", "disk-full"],
  ["EDQUOT", "disk-full"],
  ["EROFS", "read-only"],
  ["EACCES", "read-only"],
  ["EPERM", "read-only"],
  ["EBUSY", "locked"],
]);

/** SQLite's primary result code of an error, null when it is no SQLite error. */
export function sqliteCode(error: unknown): number | null {
  const sqlite = sqliteErrorSchema.safeParse(error);
  return sqlite.success ? sqlite.data.errcode & 0xff : null;
}

/** A unique or check constraint was violated. */
export function isConstraint(error: unknown): boolean {
  return sqliteCode(error) === CONSTRAINT;
}

/** A file that SQLite needs cannot be opened or made: what reading from a sealed medium looks like. */
export function isUnwritablePlace(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === CANNOT_OPEN || code === READ_ONLY;
}

/** What a thrown value means for storage; null when it is no fault of the storage but a bug. */
export function toStorageError(error: unknown): StorageError | null {
  if (error instanceof StorageFault) return error.error;
  const code = sqliteCode(error);
  if (code !== null) {
    // A violated constraint is the program's mistake, never the disk's.
    if (code === CONSTRAINT) return null;
    return { kind: "storage", reason: BY_SQLITE.get(code) ?? "io", detail: messageOf(error) };
  }
  const system = systemErrorSchema.safeParse(error);
  if (!system.success) return null;
  return { kind: "storage", reason: BY_SYSTEM.get(system.data.code) ?? "io", detail: system.data.message };
}

/** Like {@link toStorageError}, but throws on what is a bug. */
export function storageErrorOrThrow(error: unknown): StorageError {
  const storage = toStorageError(error);
  if (storage === null) throw error;
  return storage;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
