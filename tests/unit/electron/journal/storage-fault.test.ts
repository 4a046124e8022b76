import { expect, test } from "vitest";
import { sqliteIsSafe } from "../../../../electron/journal/sqlite-version.ts";
import { StorageFault, storageErrorOrThrow, toStorageError } from "../../../../electron/journal/storage-fault.ts";

function sqliteError(errcode: number): Error {
  return Object.assign(new Error("sqlite says"), { code: "ERR_SQLITE_ERROR", errcode });
}

test.each([
  [5, "locked"],
  [6, "locked"],
  [8, "read-only"],
  [8 | (1 << 8), "read-only"],
  [11, "corrupt"],
  [26, "corrupt"],
  [13, "disk-full"],
  [10, "io"],
  [10 | (3 << 8), "io"],
  [14, "io"],
])("SQLite's code %i is %s", (code, reason) => {
  expect(toStorageError(sqliteError(code))).toEqual({ kind: "storage", reason, detail: "sqlite says" });
});

test.each([
  ["ENOSPC", "disk-full"],
  ["EROFS", "read-only"],
  ["EACCES", "read-only"],
  ["EBUSY", "locked"],
  ["EIO", "io"],
])("the system's %s is %s", (code, reason) => {
  const error = Object.assign(new Error("x"), { code, syscall: "open" });
  expect(toStorageError(error)?.reason).toBe(reason);
});

test("a violated constraint and any other error are bugs, not storage", () => {
  expect(toStorageError(sqliteError(19))).toBeNull();
  expect(() => storageErrorOrThrow(new TypeError("bug"))).toThrow("bug");
});

test("a fault carries its error", () => {
  expect(toStorageError(new StorageFault("io", "x"))).toEqual({ kind: "storage", reason: "io", detail: "x" });
});

test.each([
  ["3.51.3", true],
  ["3.53.4", true],
  ["4.0.0", true],
  ["3.51.2", false],
  ["3.50.4", false],
  ["2.99.9", false],
  ["", false],
  ["3.51", false],
])("SQLite %s is safe: %s", (version, safe) => {
  expect(sqliteIsSafe(version)).toBe(safe);
});
