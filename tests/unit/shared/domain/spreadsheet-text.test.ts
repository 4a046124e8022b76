import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadsheetText } from "../../../../shared/domain/spreadsheet-text.ts";

const TRIGGERS = ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212", "|", "%"];

describe("spreadsheetText", () => {
  it.each([
    `=cmd|' /C calc'!A0`,
    "+998901234567",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =HYPERLINK(1)",
    "\u200b=1",
    "\ufeff=1",
    "\uff1d1+1",
    "\ufb291",
  ])("makes a text of %j", (text) => {
    expect(spreadsheetText(text)).toBe(`'${text}`);
  });

  it.each(["", "Alisher", "127 500", "3 = 3", "a@b.uz", "O‘zbekiston", "'=1"])("leaves %j as it is", (text) => {
    expect(spreadsheetText(text)).toBe(text);
  });

  it("never lets a cell begin with what starts a formula, and loses nothing", () => {
    const hostile = fc
      .tuple(fc.stringMatching(/^[ \t\r\n\u200b\ufeff]{0,3}$/u), fc.constantFrom(...TRIGGERS), fc.string())
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: "grapheme" })), (text) => {
        const cell = spreadsheetText(text);
        const first = [...cell.normalize("NFKC").replace(/^[\s\p{Cc}\p{Cf}]+/u, "")][0] ?? "";
        expect("=+-@".includes(first) && first !== "").toBe(false);
        expect(cell === text || cell === `'${text}`).toBe(true);
        // Once more changes nothing: a text that goes through two writers is not marked twice.
        expect(spreadsheetText(cell)).toBe(cell);
      }),
    );
  });
});
