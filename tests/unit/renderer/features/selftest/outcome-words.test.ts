import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verdictOf, type Outcome } from "../../../../../renderer/features/selftest/outcome.ts";
import { wordsOf, type Voice } from "../../../../../renderer/features/selftest/outcome-words.ts";
import { loadCatalog } from "../../../../../renderer/i18n/catalog.ts";
import { createLanguage } from "../../../../../renderer/i18n/i18n.ts";
import { locales } from "../../../../../shared/domain/choices.ts";
import { findingSchema } from "../../../../../shared/domain/self-test.ts";
import { conflict } from "../../../../../shared/errors/pos-error.ts";
import { testStepSchema } from "../../../../../shared/ipc/status.ts";
import { shapedLike } from "../../../../fakes/schema-arbitrary.ts";

const scan = fc.record({
  isWhole: fc.boolean(),
  origin: fc.constantFrom("wedge", "camera"),
  characters: fc.nat(5_000),
});
const camera = fc.oneof(
  fc.record({ kind: fc.constantFrom("works", "away"), name: fc.constantFrom("", "Logitech C270") }),
  fc.record({ kind: fc.constantFrom("no-camera", "denied", "busy", "unplugged") }),
  fc.record({ kind: fc.constant("failed" as const), reason: fc.string() }),
);
const { step: names, result: results } = testStepSchema.shape;
const step = fc.record({
  step: fc.constantFrom(...names.options),
  result: fc.constantFrom(...results.options),
  detail: fc.constantFrom("", "missing", "+95 s", "refused: 192.168.1.50:80"),
});
const problem = { kind: "not-configured", reason: "unit-not-chosen" } as const;
const findings = shapedLike(findingSchema, fc.constantFrom("ENOSPC", "192.168.1.44", "b.sqlite"))
  .map((value) => findingSchema.safeParse(value))
  .filter((parsed) => parsed.success)
  .map(({ data }) => data);
const outcomes: fc.Arbitrary<Outcome> = fc.oneof(
  findings.map((finding) => ({ kind: "finding", finding }) as const),
  fc.record({
    kind: fc.constant("provider" as const),
    steps: fc.array(step, { maxLength: 6 }),
    problem: fc.constantFrom(null, problem),
  }),
  fc.constant({ kind: "provider-off" } as const),
  fc.record({ kind: fc.constant("scanner" as const), scan: fc.option(scan) }),
  fc.record({ kind: fc.constant("camera" as const), camera }),
  fc.constant({ kind: "error", error: conflict("till-locked") } as const),
);

async function voiceIn(locale: (typeof locales)[number], mode: Voice["mode"] = "live"): Promise<Voice> {
  const { i18n } = createLanguage(locale, await loadCatalog(locale));
  return {
    t: i18n.getFixedT(locale, ["selftest", "errors"]),
    settings: i18n.getFixedT(locale, ["settings", "errors"]),
    errors: i18n.getFixedT(locale, "errors"),
    moment: () => "12:47",
    mode,
  };
}

describe("what a check has found", () => {
  it.each(locales)("is said whole in %s, with something to do unless all is well", async (locale) => {
    const voice = await voiceIn(locale);
    fc.assert(
      fc.property(outcomes, (outcome) => {
        const { what, now } = wordsOf(outcome, voice);
        expect(`${what} ${now ?? ""}`).not.toMatch(/\{\{|undefined|NaN|(?:found|now)\.[a-z]|selftest/u);
        expect(what).toMatch(/\p{L}/u);
        const needsNobody = ["ok", "off"].includes(verdictOf(outcome));
        const isNothing = outcome.kind === "provider" && outcome.steps.length === 0;
        if (!isNothing) expect([outcome, now === null]).toEqual([outcome, needsNobody]);
      }),
    );
  });

  it("tells a fault of the provider's connection from one of its setup", async () => {
    const voice = await voiceIn("en");
    const fine = [{ step: "connection", result: "ok", detail: "" } as const];
    const broken = [{ step: "connection", result: "failed", detail: "refused: 192.168.1.50:80" } as const];
    expect(wordsOf({ kind: "provider", steps: broken, problem }, voice).what).toBe(
      "Connection: The provider’s device refused the connection.",
    );
    expect(wordsOf({ kind: "provider", steps: fine, problem }, voice)).toMatchObject({
      what: "It answers as it should. The unit of the amount is not chosen yet.",
      now: "Choose sum or tiyin in the settings.",
    });
    expect(verdictOf({ kind: "provider", steps: fine, problem })).toBe("bad");
    expect(verdictOf({ kind: "provider", steps: fine, problem: null })).toBe("ok");
    const clock = [...fine, { step: "clock", result: "failed", detail: "+400 s" } as const];
    expect(verdictOf({ kind: "provider", steps: clock, problem: null })).toBe("warn");
    expect(verdictOf({ kind: "provider", steps: broken, problem: null })).toBe("bad");
  });

  it("does not let training's provider pass for the real one", async () => {
    const voice = await voiceIn("en", "training");
    const fine = [{ step: "connection", result: "ok", detail: "" } as const];
    expect(wordsOf({ kind: "provider", steps: fine, problem: null }, voice).what).toContain("live mode");
  });
});
