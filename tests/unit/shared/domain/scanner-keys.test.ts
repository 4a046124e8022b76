import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSilentKey, parseScannerKeys, writeScannerKeys } from "../../../../shared/domain/scanner-keys.ts";
import { DEFAULT_SCANNER } from "../../../../shared/domain/scanner-defaults.ts";
import { scannerSettingsSchema } from "../../../../shared/domain/scanner-settings.ts";

describe("keys as they are written", () => {
  test("are read again as what they were", () => {
    const names = ["<Enter>", "<Tab>", "<F1>", "<F18>", "<F24>", "<STX>", "<GS>", "~", "#", "A", "1", " "];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 8 }), (keys) => {
        const written = keys.join("");
        const parsed = parseScannerKeys(written);
        expect(parsed).toHaveLength(keys.length);
        expect(writeScannerKeys(parsed ?? "")).toBe(written);
      }),
    );
  });

  test("whatever is typed is refused or has at most eight keys, one character each", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const parsed = parseScannerKeys(text);
        if (parsed !== null) expect(parseScannerKeys(writeScannerKeys(parsed))).toBe(parsed);
        expect(parsed?.length ?? 0).toBeLessThanOrEqual(8);
      }),
    );
  });

  test("names count in any case; what is no name is the characters themselves", () => {
    expect(parseScannerKeys("<enter>")).toBe("\r");
    expect(parseScannerKeys("<f25>")).toBe("<f25>");
    expect(parseScannerKeys("<>")).toBe("<>");
    expect(parseScannerKeys("ё")).toBeNull();
    expect(parseScannerKeys("123456789")).toBeNull();
  });

  test("keys that write nothing are told from those that do", () => {
    expect([...(parseScannerKeys("<F18><STX>") ?? "")].every(isSilentKey)).toBe(true);
    expect("~1a ".split("").some(isSilentKey)).toBe(false);
  });
});

test("the settings take no keys that no scanner sends", () => {
  expect(scannerSettingsSchema.safeParse({ ...DEFAULT_SCANNER, prefix: "<F18>" }).success).toBe(true);
  expect(scannerSettingsSchema.safeParse({ ...DEFAULT_SCANNER, prefix: "ы" }).success).toBe(false);
  expect(scannerSettingsSchema.safeParse({ ...DEFAULT_SCANNER, keyGapMs: 121 }).success).toBe(false);
});
