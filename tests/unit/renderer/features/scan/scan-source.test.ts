import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listenToScans, type RawScan, type ScanSource } from "../../../../../renderer/features/scan/index.ts";
import { normaliseScan } from "../../../../../shared/domain/text.ts";

const WINDOW_MS = 2_000;

/** Two sources, and what came of them, at times that the test says. */
function stand() {
  const takers = new Map<RawScan["origin"], (scan: RawScan) => void>();
  let now = 0;
  const source = (origin: RawScan["origin"]): ScanSource => ({
    start(take) {
      takers.set(origin, take);
      return () => void takers.delete(origin);
    },
  });
  const heard: { readonly what: "scan" | "duplicate"; readonly text: string; readonly at: number }[] = [];
  const end = listenToScans(
    [source("wedge"), source("camera")],
    {
      scan: ({ text }) => void heard.push({ what: "scan", text, at: now }),
      duplicate: ({ text }) => void heard.push({ what: "duplicate", text, at: now }),
    },
    () => now,
  );
  return {
    heard,
    end,
    takers,
    read(origin: RawScan["origin"], text: string, afterMs: number) {
      now += afterMs;
      takers.get(origin)?.({ text, origin });
    },
  };
}

const codes = ["50502044301381396427", "https://ofd.soliq.uz/check?t=UZ1&r=2", "4780001234562"];
const written = fc
  .tuple(
    fc.constantFrom(...codes),
    fc.constantFrom("&", "&amp;", String.raw`\u0026`),
    fc.constantFrom("", "\r", "\u0002"),
  )
  .map(([code, ampersand, edge]) => `${edge}${code.replaceAll("&", ampersand)}${edge}`);
const readings = fc.array(
  fc.record({
    origin: fc.constantFrom("wedge" as const, "camera" as const),
    text: written,
    afterMs: fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.constantFrom(0, WINDOW_MS - 1, WINDOW_MS)),
  }),
  { maxLength: 40 },
);

describe("scans of several sources", () => {
  test("are one stream: a code is a double exactly when it was read less than two seconds before, by either", () => {
    fc.assert(
      fc.property(readings, (all) => {
        const till = stand();
        for (const { origin, text, afterMs } of all) till.read(origin, text, afterMs);
        expect(till.heard).toHaveLength(all.length);
        for (const [index, { what, text, at }] of till.heard.entries()) {
          const before = till.heard.slice(0, index).findLast((one) => normaliseScan(one.text) === normaliseScan(text));
          expect(what).toBe(before !== undefined && at - before.at < WINDOW_MS ? "duplicate" : "scan");
        }
      }),
    );
  });

  test("no second use comes of a code that is read without end", () => {
    const till = stand();
    for (let count = 0; count < 50; count += 1) till.read(count % 2 === 0 ? "camera" : "wedge", codes[0] ?? "", 1_500);
    expect(till.heard.filter(({ what }) => what === "scan")).toHaveLength(1);
  });

  test("end for every source at once", () => {
    const till = stand();
    till.end();
    expect(till.takers.size).toBe(0);
  });
});
