import { describe, expect, it } from "vitest";
import { businessDay } from "../../../../electron/runtime/business-day.ts";

describe("businessDay", () => {
  it("is the calendar day at the shop, not of the computer", () => {
    const lateEvening = Date.UTC(2026, 10, 21, 19, 30);
    expect(businessDay(lateEvening, "Asia/Tashkent")).toBe("2026-11-22");
    expect(businessDay(lateEvening, "UTC")).toBe("2026-11-21");
    expect(businessDay(lateEvening, "Asia/Ho_Chi_Minh")).toBe("2026-11-22");
  });
});
