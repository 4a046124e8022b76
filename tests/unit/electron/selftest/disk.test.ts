import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { checkDisk } from "../../../../electron/selftest/disk.ts";

const MEGABYTE = 1024 * 1024;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "tilla-selftest-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}
const room = (megabytes: number) => () => Promise.resolve(megabytes * MEGABYTE + 1);

it("measures the real disk, and leaves nothing in the folder", async () => {
  const dataDir = folder();
  const { found } = await checkDisk(dataDir);
  expect(["disk-roomy", "disk-low", "disk-full"]).toContain(found);
  expect(readdirSync(dataDir)).toEqual([]);
});

it.each([
  [0, "disk-full"],
  [99, "disk-full"],
  [100, "disk-low"],
  [1023, "disk-low"],
  [1024, "disk-roomy"],
] as const)("calls %i free megabytes %s", async (megabytes, found) => {
  expect(await checkDisk(folder(), room(megabytes))).toEqual({ found, megabytes });
});

it("says why a folder takes no file, though there is room", async () => {
  const file = join(folder(), "taken");
  writeFileSync(file, "");
  expect(await checkDisk(file, room(5_000))).toMatchObject({ found: "disk-refuses", reason: "io" });
});

it("passes on what the disk says of itself", async () => {
  const noRoom = () => Promise.reject(Object.assign(new Error("no space"), { code: "ENOSPC", syscall: "write" }));
  expect(await checkDisk(folder(), noRoom)).toEqual({
    found: "disk-refuses",
    reason: "disk-full",
    detail: "no space",
  });
});
