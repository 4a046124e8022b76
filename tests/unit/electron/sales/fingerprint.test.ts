import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fingerprintOf } from "../../../../electron/sales/fingerprint.ts";

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tilla-fingerprint-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("a code has the same fingerprint after a restart, and another one on another terminal", () => {
  const [here, there] = [makeFolder(), makeFolder()];
  const first = fingerprintOf(here)("5050123412341234");
  expect(fingerprintOf(here)("5050123412341234")).toEqual(first);
  expect(fingerprintOf(there)("5050123412341234").fingerprint).not.toBe(first.fingerprint);
  expect(JSON.stringify(first)).not.toContain("5050123412341234");
});

test.skipIf(process.platform === "win32")("only its owner can read the key", () => {
  const folder = makeFolder();
  fingerprintOf(folder);
  expect(statSync(join(folder, "fingerprint.key")).mode & 0o777).toBe(0o600);
});

test("a first start that was cut short while it made the key does not stop the next one", () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "fingerprint.key.new"), "cut");
  const trace = fingerprintOf(folder)("a code");
  expect(readFileSync(join(folder, "fingerprint.key"))).toHaveLength(32);
  expect(existsSync(join(folder, "fingerprint.key.new"))).toBe(false);
  expect(fingerprintOf(folder)("a code")).toEqual(trace);
});

test("a damaged key is never replaced: used codes would be taken for new ones", () => {
  const folder = makeFolder();
  const file = join(folder, "fingerprint.key");
  writeFileSync(file, "damaged");
  expect(() => fingerprintOf(folder)).toThrow("wrong length");
  expect(readFileSync(file, "utf8")).toBe("damaged");
});
