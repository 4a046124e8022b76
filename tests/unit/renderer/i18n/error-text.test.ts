import { describe, expect, test } from "vitest";
import { loadCatalog } from "../../../../renderer/i18n/catalog.ts";
import { errorText, moneyMoved } from "../../../../renderer/i18n/error-text.ts";
import { createLanguage } from "../../../../renderer/i18n/i18n.ts";
import { locales } from "../../../../shared/domain/choices.ts";
import { notSentReasonSchema, unknownReasonSchema } from "../../../../shared/domain/sale.ts";
import {
  conflict,
  conflictReasonSchema,
  invalidInput,
  invalidReasonSchema,
  notConfiguredReasonSchema,
  storageReasonSchema,
  type PosError,
} from "../../../../shared/errors/pos-error.ts";

const every: readonly PosError[] = [
  ...invalidReasonSchema.options.map((reason) => invalidInput("code", reason)),
  ...notConfiguredReasonSchema.options.map((reason): PosError => ({ kind: "not-configured", reason })),
  { kind: "secret-unavailable", detail: "" },
  ...notSentReasonSchema.options.map((reason): PosError => ({ kind: "offline", reason, detail: "" })),
  ...unknownReasonSchema.options.map((reason): PosError => ({ kind: "outcome-unknown", reason, saleId: "S1" })),
  { kind: "provider-rejected", code: "7", words: "no" },
  { kind: "provider-protocol", detail: "" },
  ...conflictReasonSchema.options.map((reason) => conflict(reason, { id: "S1", number: "1121-0001" }, 0)),
  ...storageReasonSchema.options.map((reason): PosError => ({ kind: "storage", reason, detail: "" })),
  { kind: "internal", id: "log-1" },
];

describe.each(locales)("%s", (locale) => {
  test("every error says what happened, whether money moved and what to do", async () => {
    const { i18n } = createLanguage(locale, await loadCatalog(locale));
    const t = i18n.getFixedT(locale, "errors");
    for (const error of every) {
      const text = errorText(t, error, { time: () => "12:05" });
      for (const part of [text.what, text.money, text.now]) {
        expect(part).not.toMatch(/\{\{|^$|\.(?:what|now)\.|^money\./u);
        expect(part.length).toBeGreaterThan(3);
      }
    }
  });
});

test("what may have moved money is never said to have moved none", () => {
  expect(moneyMoved({ kind: "outcome-unknown", reason: "no-answer", saleId: "S1" })).toBe("unknown");
  expect(moneyMoved({ kind: "internal", id: "bridge-lost" })).toBe("unknown");
  expect(moneyMoved({ kind: "offline", reason: "dns", detail: "" })).toBe("no");
  expect(moneyMoved(conflict("sale-already-paid"))).toBe("yes");
});

test("after a payment every error says that it stands, and details keep the provider's words", async () => {
  const { i18n } = createLanguage("en", await loadCatalog("en"));
  const t = i18n.getFixedT("en", "errors");
  expect(errorText(t, invalidInput("code", "too-old"), { paid: true }).money).toBe("The payment stands.");
  expect(errorText(t, { kind: "provider-rejected", code: "7", words: "Отказ" }).detail).toBe("Отказ (7)");
});
