import { expect, it } from "vitest";
import { checkPrinter } from "../../../../electron/selftest/printer.ts";

it.each([
  [null, { found: "printer-none" }],
  [{ state: "ready", paperLow: false }, { found: "printer-ready" }],
  [{ state: "ready", paperLow: true }, { found: "printer-paper-low" }],
  [{ state: "silent" }, { found: "printer-silent" }],
  [
    { state: "failed", problem: "cover-open", detail: "offline cause 0x04" },
    { found: "printer-failed", problem: "cover-open", detail: "offline cause 0x04" },
  ],
] as const)("%o is %o", (state, finding) => {
  expect(checkPrinter(state)).toEqual(finding);
});
