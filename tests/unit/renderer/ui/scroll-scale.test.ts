import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  drawnAt,
  elementHeight,
  FIRST_PLACE,
  placeToShow,
  scrolledTo,
  settled,
  TALLEST,
  within,
  type Extent,
  type ScrollPlace,
} from "../../../../renderer/ui/scroll-scale.ts";

const ROW = 84;
const million: Extent = { total: 1_000_000 * ROW, view: 500 };
const hundred: Extent = { total: 100 * ROW, view: 500 };

/** What a browser does to a place that is set: it keeps it within the element. */
const held = (top: number, extent: Extent) => Math.max(0, Math.min(top, elementHeight(extent) - extent.view));

const gesture = fc.oneof(
  fc.record({ kind: fc.constant("by" as const), amount: fc.integer({ min: -400, max: 400 }) }),
  fc.record({ kind: fc.constant("to" as const), amount: fc.integer({ min: 0, max: TALLEST }) }),
  fc.record({ kind: fc.constant("show" as const), amount: fc.integer({ min: 0, max: 999_999 }) }),
);

describe("scrolling further than an element can be tall", () => {
  it("is plain scrolling where the rows fit", () => {
    expect(elementHeight(hundred)).toBe(100 * ROW);
    const place = scrolledTo(FIRST_PLACE, 3_000, hundred);
    expect(place).toEqual({ top: 3_000, virtual: 3_000, isByHand: true });
    expect(drawnAt(40 * ROW, place)).toBe(40 * ROW);
    expect(settled(place, hundred)).toBe(place);
  });

  it("moves the rows by what the wheel turns, and the bar's end is the last row", () => {
    expect(elementHeight(million)).toBe(TALLEST);
    const turned = scrolledTo(FIRST_PLACE, 120, million);
    expect(turned.virtual).toBe(120);
    const end = scrolledTo(turned, TALLEST - 500, million);
    expect(end.virtual).toBe(million.total - 500);
    expect(scrolledTo(end, 0, million)).toEqual({ ...FIRST_PLACE, isByHand: true });
  });

  it("shows any row, keeps it in the window and draws it inside the element, whatever was done before", () => {
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 30 }), (gestures) => {
        let place: ScrollPlace = FIRST_PLACE;
        for (const { kind, amount } of gestures) {
          if (kind === "show") {
            place = placeToShow(place, amount * ROW, ROW, million);
            expect(place.virtual).toBeLessThanOrEqual(amount * ROW);
            expect(place.virtual + million.view).toBeGreaterThanOrEqual((amount + 1) * ROW);
          } else {
            place = scrolledTo(place, held(kind === "by" ? place.top + amount : amount, million), million);
          }
          const before = place;
          place = settled(place, million);
          // The element is moved for a place that nobody scrolled to, and for no other.
          expect(place === before).toBe(Math.abs(place.top - before.top) <= 1);
          expect(place === before || !place.isByHand).toBe(true);
          expect(held(place.top, million)).toBeCloseTo(place.top, 3);
          const first = Math.floor(place.virtual / ROW) * ROW;
          expect(drawnAt(first, place)).toBeLessThanOrEqual(place.top + 0.001);
          expect(drawnAt(first + ROW, place)).toBeGreaterThan(place.top - 0.001);
        }
      }),
    );
  });

  it("comes back within a list that has become shorter", () => {
    const end = scrolledTo(FIRST_PLACE, TALLEST - 500, million);
    expect(within(end, hundred)).toEqual({ top: 100 * ROW - 500, virtual: 100 * ROW - 500, isByHand: false });
    expect(within(end, { total: 0, view: 500 })).toEqual(FIRST_PLACE);
    expect(within(end, million)).toBe(end);
  });
});
