import { describe, expect, test } from "vitest";
import { cueOf, type LaneMoment } from "../../../../../renderer/features/checkout/cues.ts";
import { looksAt } from "../../../../../renderer/features/checkout/looks.ts";

const moment = (step: LaneMoment["step"], saleId: string | null = "S1", notices = 0, taken = 0): LaneMoment => ({
  saleId,
  step,
  notices,
  notice: notices > 0 ? "wrong-code" : null,
  taken,
});

describe("sounds", () => {
  test("differ for every outcome", () => {
    const cues = (["receipt-due", "not-charged", "unknown", "done"] as const).map((step) =>
      cueOf(moment("receipt-queued"), moment(step)),
    );
    expect(new Set(cues).size).toBe(4);
  });

  test("come with what happened, not with looking something up", () => {
    expect(cueOf(moment("charging", null), moment("receipt-due", "S7"))).toBe("paid");
    expect(cueOf(moment("charging"), moment("unknown"))).toBe("unknown");
    expect(cueOf(moment("charging"), moment("not-charged"))).toBe("declined");
    expect(cueOf(moment("entry", null), moment("not-charged", "S3"))).toBeNull();
    expect(cueOf(moment("unknown", "S1"), moment("receipt-due", "S2"))).toBeNull();
  });

  test("say that a code was taken before anybody has answered, but not of one that was refused", () => {
    expect(cueOf(moment("entry", null), moment("charging", null, 0, 1))).toBe("taken");
    expect(cueOf(moment("receipt-due"), moment("receipt-due", "S1", 0, 1))).toBe("taken");
    expect(cueOf(moment("entry", null), moment("entry", null, 1, 1))).toBe("wrong-scan");
  });

  test("tell a wrong scan from a doubled one", () => {
    expect(cueOf(moment("entry"), moment("entry", "S1", 1))).toBe("wrong-scan");
    expect(cueOf(moment("entry"), { ...moment("entry", "S1", 1), notice: "duplicate" })).toBe("tick");
  });
});

test("the unknown never looks like a decline, and a refused receipt never like one either", () => {
  expect(looksAt("unknown", true).code).toBe("unknown");
  expect(looksAt("not-charged", true).code).toBe("failed");
  expect(looksAt("receipt-rejected", true)).toEqual({ amount: "done", code: "done", receipt: "due" });
});
