import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBlack } from "../../../../../../renderer/features/scan/camera/luminance.ts";
import { createPictureWatch, type Picture } from "../../../../../../renderer/features/scan/camera/picture-watch.ts";

function setUp() {
  const told: Picture[] = [];
  let now = 0;
  const watch = createPictureWatch(
    (picture) => void told.push(picture),
    () => now,
  );
  return { told, watch, after: (milliseconds: number) => void (now += milliseconds) };
}

describe("what a camera shows", () => {
  test("is told once it has been black for two seconds, and as soon as it is not", () => {
    const { told, watch, after } = setUp();
    watch.frame(true);
    after(1_999);
    watch.frame(true);
    expect(told).toEqual([]);
    after(1);
    watch.frame(true);
    watch.frame(true);
    expect(told).toEqual(["black"]);
    watch.frame(false);
    expect(told).toEqual(["black", "there"]);
    expect(watch.hopeless()).toBe(false);
  });

  test("is worth opening anew after eight black seconds", () => {
    const { watch, after } = setUp();
    watch.frame(true);
    after(7_999);
    expect(watch.hopeless()).toBe(false);
    after(1);
    expect(watch.hopeless()).toBe(true);
  });

  test("is never told twice, and is as it was last told, whatever comes in whatever order", () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ frame: fc.boolean(), after: fc.integer({ min: 0, max: 1_500 }) }),
        fc.record({ muted: fc.boolean() }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const { told, watch, after } = setUp();
        let muted = false;
        let blackFor: number | null = null;
        for (const step of all) {
          if ("muted" in step) {
            muted = step.muted;
            watch.muted(muted);
          } else {
            after(step.after);
            if (blackFor !== null) blackFor += step.after;
            blackFor = step.frame ? (blackFor ?? 0) : null;
            watch.frame(step.frame);
          }
          expect(watch.now()).toBe(muted ? "none" : blackFor !== null && blackFor >= 2_000 ? "black" : "there");
        }
        expect(told.at(-1) ?? "there").toBe(watch.now());
        for (const [at, picture] of told.entries()) expect(picture).not.toBe(told[at - 1] ?? "there");
      }),
    );
  });
});

describe("a black picture", () => {
  const picture = (grey: (at: number) => number) => ({
    width: 320,
    height: 240,
    data: Uint8Array.from({ length: 320 * 240 }, (_nothing, at) => grey(at)),
  });

  test("is dark everywhere but for a few bright pixels", () => {
    expect(isBlack(picture(() => 0))).toBe(true);
    expect(isBlack(picture((at) => 16 + (at % 9)))).toBe(true);
    expect(isBlack(picture((at) => (at % 4_001 === 0 ? 255 : 18)))).toBe(true);
  });

  test("is not one in which something can be made out", () => {
    expect(isBlack(picture((at) => (at % 320 < 32 ? 40 : 12)))).toBe(false);
    expect(isBlack(picture(() => 128))).toBe(false);
  });
});
