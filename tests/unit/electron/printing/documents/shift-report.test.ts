import { describe, expect, test } from "vitest";
import { shiftReportPrint } from "../../../../../electron/printing/documents/shift-report.ts";
import { voiceOf } from "../../../../../electron/printing/documents/voice.ts";
import { slipWords } from "../../../../../electron/printing/words/slip-words.ts";
import { columnsOf, type PaperWidth } from "../../../../../shared/domain/print-document.ts";
import { layOut } from "../../../../../shared/domain/print-layout.ts";
import { DEFAULT_SETTINGS, type Locale } from "../../../../../shared/domain/settings.ts";
import type { CarriedCase, ShiftReport, ShiftTotals } from "../../../../../shared/domain/shift-report.ts";
import { zReport } from "../../../../fakes/shifts.ts";

function printed(report: ShiftReport, locale: Locale = "en", width: PaperWidth = 80): readonly string[] {
  const voice = voiceOf({ ...DEFAULT_SETTINGS, locale }, report.timeZone);
  const blocks = shiftReportPrint(report, voice).flat();
  return layOut(blocks, columnsOf(width)).flatMap((line) => (line.kind === "text" ? [line.text.trim()] : []));
}
/** What stands at the right edge of the line that begins with this name. */
const valueOf = (lines: readonly string[], name: string) =>
  lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length).trim());

const NONE = { count: 0, minor: 0 };
const ROW: ShiftTotals = {
  provider: "anor",
  currency: "UZS",
  taken: { count: 3, minor: 38_250_050 },
  takenLate: { count: 1, minor: 500_000 },
  refunded: { count: 1, minor: 1_000_000 },
  refundsPossible: NONE,
  net: 37_250_050,
  states: [
    { state: "paid", count: 2, minor: 37_750_050 },
    { state: "declined", count: 1, minor: 900_000 },
  ],
  unsettled: { count: 1, minor: 700_000 },
  receiptsMissing: NONE,
};
const CASE: CarriedCase = {
  id: "S1 payment-unknown A1",
  saleId: "S1",
  saleNumber: "1121-0043",
  provider: "anor",
  amount: { minor: 700_000, currency: "UZS" },
  problem: "payment-unknown",
  since: Date.UTC(2026, 10, 21, 9, 30, 0),
  earlier: false,
  why: "the cabinet is shut until Monday",
};
const FULL = zReport(7, 12, {
  float: { minor: 20_000_000, currency: "UZS" },
  sales: 4,
  attempts: 5,
  declined: 1,
  firstSale: "1121-0040",
  lastSale: "1121-0043",
  totals: [ROW],
  open: [CASE],
  carried: [CASE],
  journal: { seq: 981, hash: "0123456789abcdef0123456789abcdef" },
});

describe("a Z report on paper", () => {
  const lines = printed(FULL);

  test("says which it is, of which shift, when it began and ended and by whom, on the shop's clock", () => {
    expect(lines[0]).toBe("Z REPORT No. 12");
    expect(valueOf(lines, "Shift")).toEqual(["7"]);
    expect(valueOf(lines, "Opened")).toEqual(["21.11.2026 08:00:00"]);
    expect(valueOf(lines, "Closed")).toEqual(["21.11.2026 20:00:00"]);
    expect(valueOf(lines, "By")).toEqual(["Dilnoza", "Dilnoza"]);
    expect(valueOf(lines, "Cash at the start")).toEqual(["200 000 UZS"]);
    expect(valueOf(lines, "First - last")).toEqual(["1121-0040 - 1121-0043"]);
  });

  test("has every figure of the report, sums to the last tiyin", () => {
    expect(valueOf(lines, "Taken (3)")).toEqual(["382 500,50 UZS"]);
    expect(valueOf(lines, "of it from earlier shifts (1)")).toEqual(["5 000 UZS"]);
    expect(valueOf(lines, "Given back (1)")).toEqual(["10 000 UZS"]);
    expect(valueOf(lines, "IN ALL")).toEqual(["372 500,50 UZS"]);
    expect(valueOf(lines, "Not known yet (1)")).toEqual(["7 000 UZS"]);
    expect(valueOf(lines, "Paid (2)")).toEqual(["377 500,50 UZS"]);
    expect(valueOf(lines, "Declined (1)")).toEqual(["9 000 UZS"]);
    expect(valueOf(lines, "Payment attempts")).toEqual(["5"]);
    expect(lines.some((line) => line.startsWith("Paid without a receipt"))).toBe(false);
  });

  test("names what was carried over, and why", () => {
    expect(valueOf(lines, "CARRIED OVER")).toEqual(["1"]);
    expect(valueOf(lines, "1121-0043")).toEqual(["7 000 UZS"]);
    expect(lines.join(" ")).toContain("Anor: payment unknown, 21.11.2026 14:30:00 Reason: the cabinet is shut");
  });

  test("is bound to the journal by the number and the hash of its last event", () => {
    expect(lines.at(-1)).toBe("Journal up to event 981, 0123456789abcdef");
  });

  test("counts what it does not list, so that no paper is endless", () => {
    const many = Array.from({ length: 130 }, (_, index) => ({ ...CASE, id: `${index}`, saleNumber: `9-${index}` }));
    const long = printed({ ...FULL, carried: many });
    expect(valueOf(long, "CARRIED OVER")).toEqual(["130"]);
    expect(long.filter((line) => line.startsWith("9-"))).toHaveLength(100);
    expect(valueOf(long, "More, in the journal only")).toEqual(["30"]);
  });
});

test("an X report has no number, and says that it is a look at an open shift", () => {
  const lines = printed({ ...FULL, kind: "x", zNumber: null, carried: [], float: null });
  expect(lines[0]).toBe("X REPORT");
  expect(valueOf(lines, "As of")).toEqual(["21.11.2026 20:00:00"]);
  expect(lines.join("\n")).not.toMatch(/Closed|CARRIED|Cash/u);
});

test("where more went back than came in, the sum has its minus", () => {
  const lines = printed({ ...FULL, totals: [{ ...ROW, taken: NONE, net: -1_000_000 }] });
  expect(valueOf(lines, "IN ALL")).toEqual(["-10 000 UZS"]);
});

test("a shift in which nothing was paid says so", () => {
  expect(printed(zReport(1, 1))).toContain("Nothing was paid in this shift.");
});

test.each(["uz", "ru", "en", "vi"] as const)("in %s every amount stays whole on the narrow paper", (locale) => {
  const lines = printed(FULL, locale, 58);
  const { currency } = slipWords(locale);
  for (const amount of ["382 500,50", "5 000", "372 500,50", "377 500,50", "200 000"]) {
    expect(lines.some((line) => line.endsWith(`${amount} ${currency.UZS}`))).toBe(true);
  }
});
