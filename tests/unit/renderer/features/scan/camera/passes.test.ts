import { describe, expect, test } from "vitest";
import { codeFormats, isLinear } from "../../../../../../renderer/features/scan/camera/formats.ts";
import { createPassScheduler, passesFor } from "../../../../../../renderer/features/scan/camera/passes.ts";

const take = (scheduler: ReturnType<typeof createPassScheduler>, count: number) =>
  Array.from({ length: count }, () => scheduler.next());

describe("the passes", () => {
  test("looking for QR alone spends no time on bars", () => {
    const looks = passesFor(["qr_code"]).flatMap((pass) => pass.looks);
    expect(looks.length).toBeGreaterThan(5);
    expect(looks.every((look) => look.formats.every((format) => format === "qr_code"))).toBe(true);
  });

  test("looking for bars alone has no glance for squares", () => {
    const passes = passesFor(["ean_13"]);
    expect(passes.length).toBeGreaterThan(2);
    expect(passes.every((pass) => pass.glance === null)).toBe(true);
  });

  test("every kind of code is looked for by several different passes, since one pass alone proves no bars", () => {
    for (const format of codeFormats) {
      const able = passesFor([format]);
      expect(able.length).toBeGreaterThanOrEqual(isLinear(format) ? 4 : 3);
    }
  });

  test("one pass is the decoder at its own defaults, for all kinds of code", () => {
    const full = passesFor(codeFormats).find((pass) => pass.name === "full");
    expect(full?.preparation).toBe("plain");
    expect(full?.looks).toEqual([
      {
        formats: [...codeFormats],
        thorough: true,
        inverted: true,
        denoise: false,
        downscale: { factor: 3, from: 500 },
      },
    ]);
  });

  test("every pass but the cheapest begins with a glance for an ordinary code", () => {
    const without = passesFor(codeFormats).filter((pass) => pass.glance === null);
    expect(without.map((pass) => pass.name)).toEqual(["quick"]);
  });
});

describe("the scheduler", () => {
  test("gives successive frames different passes, the cheapest first, and all of them in a round", () => {
    const passes = passesFor(codeFormats);
    const turns = take(createPassScheduler(passes), passes.length * 2);
    expect(turns[0]?.pass.name).toBe("quick");
    expect(turns.slice(0, passes.length).map((turn) => turn.pass)).toEqual(passes);
    expect(turns.slice(passes.length).map((turn) => turn.pass)).toEqual(passes);
    expect(turns.map((turn) => turn.frame)).toEqual(turns.map((_turn, at) => at));
  });

  test("looks for bars in every other frame once some wait to be confirmed, with differing passes", () => {
    const scheduler = createPassScheduler(passesFor(codeFormats));
    take(scheduler, 1);
    scheduler.confirmSoon();
    const bars = take(scheduler, 6).filter(({ pass }) =>
      pass.looks.some((look) => look.thorough && look.formats.includes("ean_13")),
    );
    expect(new Set(bars.map(({ pass }) => pass.name)).size).toBeGreaterThanOrEqual(3);
  });

  test("does not hurry for ever", () => {
    const passes = passesFor(codeFormats);
    const scheduler = createPassScheduler(passes);
    scheduler.confirmSoon();
    take(scheduler, 40);
    const later = take(scheduler, passes.length).map((turn) => turn.pass.name);
    expect(new Set(later).size).toBe(passes.length);
  });

  test("starts anew on demand", () => {
    const scheduler = createPassScheduler(passesFor(codeFormats));
    take(scheduler, 4);
    scheduler.restart();
    expect(scheduler.next()).toMatchObject({ frame: 0, pass: { name: "quick" } });
  });

  test("refuses to look for nothing", () => {
    expect(() => createPassScheduler(passesFor([])).next()).toThrow(RangeError);
  });
});
