import { expect, it } from "vitest";
import { checkDrawer } from "../../../../electron/selftest/drawer.ts";

const ready = { state: "ready", paperLow: false } as const;
const failed = (problem: "unreachable" | "out-of-paper") => ({ state: "failed", problem, detail: "" }) as const;

it("is none where it is not set up, or no printer is", () => {
  expect(checkDrawer({ mode: "live", isSetUp: false, printer: ready })).toEqual({ found: "drawer-none" });
  expect(checkDrawer({ mode: "live", isSetUp: true, printer: null })).toEqual({ found: "drawer-none" });
});

it("is in reach with its printer, also one that is silent or out of paper", () => {
  for (const printer of [ready, { state: "silent" } as const, failed("out-of-paper")]) {
    expect(checkDrawer({ mode: "live", isSetUp: true, printer })).toEqual({ found: "drawer-in-reach" });
  }
});

it("is out of reach with its printer, in training too", () => {
  for (const mode of ["live", "training"] as const) {
    expect(checkDrawer({ mode, isSetUp: true, printer: failed("unreachable") })).toEqual({
      found: "drawer-out-of-reach",
      problem: "unreachable",
    });
  }
});

it("stays shut in training", () => {
  expect(checkDrawer({ mode: "training", isSetUp: true, printer: ready })).toEqual({ found: "drawer-training" });
});
