import { open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "../../shared/domain/self-test.ts";
import { storageErrorOrThrow } from "../journal/storage-fault.ts";

/** Room on the disk that a folder lies on, in bytes that this user may write. */
export type FreeBytes = (folder: string) => Promise<number>;

const MEGABYTE = 1024 * 1024;
/** A year of a busy till's journal with its backups is about as much. */
const LOW_MEGABYTES = 1024;
/** Backups begin to fail, then the journal. */
const FULL_MEGABYTES = 100;

/** Whether the data folder takes a file for good, and how much more it will take. Leaves nothing behind. */
export async function checkDisk(dataDir: string, freeBytes: FreeBytes = freeBytesOf): Promise<Finding> {
  let free: number;
  try {
    await writeAndSync(join(dataDir, "self-test.tmp"));
    free = await freeBytes(dataDir);
  } catch (error) {
    const { reason, detail } = storageErrorOrThrow(error);
    return { found: "disk-refuses", reason, detail };
  }
  const megabytes = Math.floor(free / MEGABYTE);
  if (megabytes < FULL_MEGABYTES) return { found: "disk-full", megabytes };
  return { found: megabytes < LOW_MEGABYTES ? "disk-low" : "disk-roomy", megabytes };
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function writeAndSync(file: string): Promise<void> {
  try {
    const handle = await open(file, "w", 0o600);
    try {
      await handle.write(Buffer.alloc(4096, 1));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } finally {
    await rm(file, { force: true });
  }
}
