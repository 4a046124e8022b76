import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressKind } from "../../../../../renderer/features/settings/address.ts";
import { addressPresets } from "../../../../../renderer/features/settings/provider-presets.ts";
import { failedStep, skippedWords, stepWords, type TestStep } from "../../../../../renderer/i18n/test-words.ts";
import { findSystems } from "../../../../../renderer/features/settings/wallet-search.ts";
import { loadCatalog } from "../../../../../renderer/i18n/catalog.ts";
import { createLanguage } from "../../../../../renderer/i18n/i18n.ts";
import { locales } from "../../../../../shared/domain/choices.ts";
import { walletSystems } from "../../../../../shared/domain/wallet-systems.ts";
import { testStepSchema } from "../../../../../shared/ipc/status.ts";

const { step: names, result: results } = testStepSchema.shape;
const details = fc.oneof(
  fc.string(),
  fc.constantFrom("", "missing", "public-http", "not-a-url", "plain HTTP", "+95 s", "-95 s", "0 s"),
  fc.constantFrom("dns: x", "refused: ", "stopped: x", "no-answer: 5 s", "connection-lost: ECONNRESET"),
  fc.constantFrom(
    "no-name",
    "not-told",
    "CERT_HAS_EXPIRED x:443",
    "__proto__ x",
    "HTTP 404",
    "HTTP 502: x",
    "HTTP 302",
  ),
);
const step: fc.Arbitrary<TestStep> = fc.record({
  step: fc.constantFrom(...names.options),
  result: fc.constantFrom(...results.options),
  detail: details,
});

async function words(locale: (typeof locales)[number]) {
  const { i18n } = createLanguage(locale, await loadCatalog(locale));
  return i18n.getFixedT(locale, ["settings", "errors"]);
}

describe("a step of a connection test", () => {
  it.each(locales)("is a whole sentence in %s, whatever the detail", async (locale) => {
    const t = await words(locale);
    fc.assert(
      fc.property(fc.array(step), step, (before, one) => {
        const said = skippedWords(one, "freedom", [...before, one], t) ?? stepWords(one, null, t);
        expect(said).toMatch(/^\p{L}.*\.$/u);
        expect(said).not.toMatch(/\{\{|NaN|undefined/u);
      }),
    );
  });

  it("names what is missing rather than calling the key wrong", async () => {
    const t = await words("en");
    const refused: TestStep = { step: "authentication", result: "failed", detail: "the secret key is missing" };
    expect(stepWords(refused, null, t)).toBe("The provider does not accept them. Check ids and keys.");
    const problem = { kind: "not-configured", reason: "secret-missing" } as const;
    expect(stepWords(refused, problem, t)).toBe("The provider’s key is not set.");
  });

  it("tells which way the clock is off", async () => {
    const t = await words("en");
    const clock = (detail: string): TestStep => ({ step: "clock", result: "failed", detail });
    expect(stepWords(clock("+95 s"), null, t)).toContain("95 s ahead");
    expect(stepWords(clock("-95 s"), null, t)).toContain("95 s behind");
  });

  it("is what the test stops at when it is the first that failed", () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        expect(failedStep(steps)).toBe(steps.find((each) => each.result === "failed") ?? null);
      }),
    );
  });
});

describe("known addresses", () => {
  it("are all https, without a slash at the end", () => {
    for (const { url } of Object.values(addressPresets).flat()) {
      expect(addressKind(url)).toBe("https");
      expect(url).not.toMatch(/\/$/u);
    }
  });
});

describe("finding a payment system", () => {
  it("shows all without a word, and each by its own name, code and currency", () => {
    expect(findSystems(" ")).toEqual(walletSystems);
    for (const system of walletSystems) {
      expect(findSystems(system.name.toUpperCase())).toContain(system);
      expect(findSystems(`${system.currency} ${system.code}`)).toContain(system);
    }
    expect(findSystems("no such thing")).toEqual([]);
  });
});
