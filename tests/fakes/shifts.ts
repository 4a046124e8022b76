import type { ShiftReport } from "../../shared/domain/shift-report.ts";
import type { ShiftEvent } from "../../shared/domain/shift.ts";

/** A Z report of an empty shift; `over` says what a test is about. */
export function zReport(shift: number, zNumber: number, over: Partial<ShiftReport> = {}): ShiftReport {
  return {
    kind: "z",
    mode: "live",
    terminal: "Till 1",
    timeZone: "Asia/Tashkent",
    shift,
    zNumber,
    openedAt: Date.UTC(2026, 10, 21, 3, 0, 0),
    openedBy: "Dilnoza",
    float: null,
    madeAt: Date.UTC(2026, 10, 21, 15, 0, 0),
    madeBy: "Dilnoza",
    firstSale: null,
    lastSale: null,
    sales: 0,
    attempts: 0,
    declined: 0,
    totals: [],
    open: [],
    carried: [],
    journal: { seq: 1, hash: "00" },
    ...over,
  };
}

export const shiftEvents = {
  opened: (shift = 1, who = "Dilnoza"): ShiftEvent => ({
    type: "shift.opened",
    shift,
    who,
    how: "cashier",
    float: { minor: 20_000_000, currency: "UZS" },
  }),
  closed: (shift = 1, zNumber = shift, who = "Dilnoza"): ShiftEvent => ({
    type: "shift.closed",
    shift,
    zNumber,
    who,
    report: zReport(shift, zNumber),
  }),
} as const;
