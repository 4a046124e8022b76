import { describe, expect, it } from "vitest";
import { receiptAlarm } from "../../../../../renderer/features/history/receipt-alarm.ts";
import { dayOf } from "../../../../../renderer/i18n/days.ts";
import { actionsOf } from "../../../../../renderer/features/history/sale-actions.ts";
import { formatAge } from "../../../../../renderer/features/history/age.ts";
import { holdEnd } from "../../../../../renderer/stores/waiting-time.ts";
import { findSettleProblem, holdLeft } from "../../../../../renderer/ui/settle-rules.ts";
import { liveStatus } from "../../../../fakes/pos-api.ts";
import { saleEvents as e, saleOf } from "../../../../fakes/sales.ts";

const fiscalized = saleOf(
  [e.opened({ reference: "Table 4" }), e.recorded(), e.sent(), e.paid(), e.receiptScanned("2421"), e.fiscalized()],
  "S1",
);
const missing = saleOf([e.opened({ number: "1121-0002" }), e.recorded(), e.sent(), e.paid()], "S2");
const unknown = saleOf([e.opened({ number: "1121-0003" }), e.recorded(), e.sent(), e.unknown()], "S3");
const declined = saleOf([e.opened({ number: "1121-0004" }), e.recorded(), e.sent(), e.declined()], "S4");
describe("how pressing a missing receipt is", () => {
  const since = missing.fiscal?.since ?? 0;
  it("by its age and the shop's day", () => {
    expect(receiptAlarm(missing, since + 60_000, "Asia/Tashkent")).toBe("fresh");
    expect(receiptAlarm(missing, since + 11 * 60_000, "Asia/Tashkent")).toBe("late");
    // 19:00 UTC is midnight in Tashkent.
    expect(receiptAlarm(missing, Date.UTC(2026, 10, 21, 19, 0, 0), "Asia/Tashkent")).toBe("grave");
  });

  it("knows the shop's day", () => {
    expect(dayOf(Date.UTC(2026, 10, 21, 18, 59, 59), "Asia/Tashkent")).toBe("2026-11-21");
    expect(dayOf(Date.UTC(2026, 10, 21, 19, 0, 0), "Asia/Tashkent")).toBe("2026-11-22");
  });

  it("says an age in one unit", () => {
    expect(formatAge(-5, "en")).toBe("0 min");
    expect(formatAge(59 * 60_000, "en")).toBe("59 min");
    expect(formatAge(3 * 3_600_000, "en")).toBe("3 hr");
    expect(formatAge(50 * 3_600_000, "en")).toBe("2 days");
  });
});

describe("what can be done about a sale", () => {
  const kinds = (sale: typeof missing) => actionsOf(sale).map((action) => action.kind);
  it("fits its state", () => {
    expect(kinds(unknown)).toEqual(["settle"]);
    expect(kinds(missing)).toEqual(["attach"]);
    expect(kinds(declined)).toEqual(["abandon"]);
    expect(kinds(fiscalized)).toEqual([]);
    const queued = saleOf([e.opened(), e.recorded(), e.sent(), e.paid(), e.receiptScanned()]);
    expect(kinds(queued)).toEqual(["retry"]);
    const byPerson = saleOf([e.opened(), e.recorded(), e.sent(), e.unknown(), e.settled("A1", "paid")]);
    expect(kinds(byPerson)).toEqual(["identify", "attach"]);
    const inFlight = saleOf([e.opened(), e.recorded(), e.sent()]);
    expect(kinds(inFlight)).toEqual([]);
  });
});

describe("the rules of settling", () => {
  const complete = { evidence: "customer-app", who: "Dilnoza", pin: "", pinNeeded: false } as const;
  it("wants evidence, a name, and the PIN where one is set", () => {
    expect(findSettleProblem(complete)).toBeNull();
    expect(findSettleProblem({ ...complete, evidence: null })).toBe("evidence");
    expect(findSettleProblem({ ...complete, who: "  " })).toBe("who");
    expect(findSettleProblem({ ...complete, pinNeeded: true, pin: "12" })).toBe("pin");
    expect(findSettleProblem({ ...complete, pinNeeded: true, pin: "1234" })).toBeNull();
  });

  it("counts the hold down and opens at its end", () => {
    const until = 1_700_000_000_000;
    expect(holdLeft(until, until - 65_000)).toBe("1:05");
    expect(holdLeft(until, until - 1)).toBe("0:01");
    expect(holdLeft(until, until)).toBeNull();
  });

  it("goes by the main process' word on the hold, and reckons for itself until that is here", () => {
    const attempt = unknown.attempts[0] ?? expect.unreachable("no attempt");
    const status = liveStatus();
    const { holdSeconds } = status.settings.timeouts;
    expect(holdEnd(status, attempt)).toBe((attempt.unknown?.since ?? 0) + holdSeconds * 1000);
    expect(holdEnd({ ...status, holds: [{ attemptId: attempt.id, endsAt: 7 }] }, attempt)).toBe(7);
  });
});
