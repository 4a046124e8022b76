import { expect, test } from "vitest";
import { IllegalTransition } from "../../../../shared/domain/illegal-transition.ts";
import { applyShiftEvent, type ShiftEvent } from "../../../../shared/domain/shift.ts";
import { shiftEvents as e } from "../../../fakes/shifts.ts";

const told = (events: readonly ShiftEvent[]) =>
  events.reduce<ReturnType<typeof applyShiftEvent> | null>(
    (last, event, n) => applyShiftEvent(last, event, 100 + n),
    null,
  );

test("a shift is opened, closed with its report, and the next one follows", () => {
  expect(told([e.opened(1)])).toMatchObject({ number: 1, openedBy: "Dilnoza", openedAt: 100, closed: null });
  expect(told([e.opened(1), e.closed(1, 7, "Aziz")])?.closed).toMatchObject({ at: 101, who: "Aziz", zNumber: 7 });
  expect(told([e.opened(1), e.closed(1), e.opened(2, "Aziz")])).toMatchObject({
    number: 2,
    openedBy: "Aziz",
    closed: null,
  });
});

test.each([
  ["two shifts at once", [e.opened(1), e.opened(2)]],
  ["a number left out", [e.opened(1), e.closed(1), e.opened(3)]],
  ["a number given twice", [e.opened(1), e.closed(1), e.opened(1)]],
  ["a closing before any opening", [e.closed(1)]],
  ["a second closing", [e.opened(1), e.closed(1), e.closed(1)]],
  ["the closing of another shift", [e.opened(1), e.closed(2)]],
] as const)("refuses %s", (_, events) => {
  expect(() => told(events)).toThrow(IllegalTransition);
});

test("a closing carries the report of this shift and this number, and no other", () => {
  const closing = e.closed(1, 4);
  if (closing.type !== "shift.closed") throw new Error("not a closing");
  for (const over of [{ kind: "x" as const }, { shift: 2 }, { zNumber: 5 }]) {
    const other = { ...closing, report: { ...closing.report, ...over } };
    expect(() => told([e.opened(1), other])).toThrow(IllegalTransition);
  }
});
