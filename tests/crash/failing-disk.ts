import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const PAGE = 4096;
const BALLAST = "ballast";

/** A disk of a few megabytes under a till's data folder. */
export interface FullDisk {
  /** Takes all room but so many blocks of 4 KiB. */
  fill(blocksLeft: number): void;
  /** Gives the room back. */
  free(): void;
  unmount(): void;
}

/** Mounts a disk of this size over an empty folder. */
export function mountFullDisk(folder: string, megabytes: number): FullDisk {
  mount("-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder);
  const ballast = join(folder, BALLAST);
  return {
    fill(blocksLeft) {
      const size = fillUp(ballast);
      truncateSync(ballast, Math.max(0, size - blocksLeft * PAGE));
    },
    free: () => rmSync(ballast, { force: true }),
    unmount: () => unmount(folder),
  };
}

/** Writes until nothing more fits; answers how much did. */
function fillUp(file: string): number {
  const handle = openSync(file, "w");
  const block = Buffer.alloc(PAGE, 1);
  let size = 0;
  try {
    for (;;) size += writeSync(handle, block);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "ENOSPC") throw error;
    return size;
  } finally {
    closeSync(handle);
  }
}

/** A disk that its system takes back, as ext4 does with one that dies: everything can be read, nothing written. */
export interface DyingDisk {
  /** An error is found: read-only from here on, also for files that are open. */
  fail(): void;
  /** The disk is repaired and mounted again, for reading alone or as before. The till must have ended. */
  repair(access: "ro" | "rw"): void;
  unmount(): void;
}

export function mountDyingDisk(folder: string, megabytes: number): DyingDisk {
  const place = mkdtempSync(join(tmpdir(), "tilla-disk-"));
  const image = join(place, "disk.img");
  writeFileSync(image, "");
  truncateSync(image, megabytes * 1024 * 1024);
  execFileSync("mkfs.ext4", ["-q", image], { stdio: "pipe" });
  const attach = (access: "ro" | "rw") => mount("-o", `loop,errors=remount-ro,${access}`, image, folder);
  try {
    attach("rw");
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    throw error;
  }
  return {
    fail() {
      const device = execFileSync("findmnt", ["-no", "SOURCE", folder], { encoding: "utf8" }).trim();
      const trigger = openSync(`/sys/fs/ext4/${basename(device)}/trigger_fs_error`, "w");
      writeSync(trigger, "the test says so");
      closeSync(trigger);
    },
    repair(access) {
      unmount(folder);
      // Ends with 1 where it has mended something, which is what it is for.
      execFileSync("sh", ["-c", 'e2fsck -p "$0" || [ $? -eq 1 ]', image], { stdio: "pipe" });
      attach(access);
    },
    unmount() {
      unmount(folder);
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Why a disk of this kind cannot be had on this machine; null when it can. */
export function hindrance(kind: "full" | "dying"): string | null {
  const folder = mkdtempSync(join(tmpdir(), "tilla-mount-"));
  try {
    if (kind === "full") mountFullDisk(folder, 1).unmount();
    else {
      const disk = mountDyingDisk(folder, 1);
      try {
        disk.fail();
      } finally {
        disk.unmount();
      }
    }
    return null;
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n").at(-1) ?? "") : String(error);
    return `no such disk can be mounted here, which needs root on Linux: ${why}`;
  } finally {
    rmdirSync(folder);
  }
}

function mount(...args: readonly string[]): void {
  execFileSync("mount", [...args], { stdio: "pipe" });
}

function unmount(folder: string): void {
  execFileSync("umount", [folder], { stdio: "pipe" });
}
