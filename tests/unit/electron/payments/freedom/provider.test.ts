import { describe, expect, it } from "vitest";
import { parsePass } from "../../../../../electron/payments/providers/freedom/pass.ts";
import { createFreedomProvider } from "../../../../../electron/payments/providers/freedom/provider.ts";
import { customerOf } from "../../../../../electron/payments/providers/freedom/qr.ts";
import { samplePass } from "../../../../../electron/payments/sandbox/freedom/samples.ts";
import type { ProviderContext } from "../../../../../electron/payments/port.ts";
import { recogniseScan } from "../../../../../shared/domain/scan.ts";
import type { FreedomSettings } from "../../../../../shared/domain/settings.ts";
import { ok } from "../../../../../shared/result.ts";

const fine: FreedomSettings = {
  enabled: true,
  baseUrl: "https://api.freedompay.uz",
  ca: "",
  merchantId: "123456",
  flow: "customer-pass",
  currency: "UZS",
};
const context: ProviderContext = {
  timeouts: { connectSeconds: 5, listenSeconds: 20 },
  observer: { answered: () => {}, reached: () => {}, unreachable: () => {} },
  secretsSet: ["freedom.secretKey"],
  secret: () => Promise.resolve(ok("k")),
  now: () => 0,
};
const make = (over: Partial<FreedomSettings> = {}, set = context.secretsSet) =>
  createFreedomProvider({ settings: { ...fine, ...over }, context: { ...context, secretsSet: set } });
const intent = {
  attemptId: "a",
  saleNumber: "1121-0043",
  fields: {},
  amount: { minor: 100, currency: "UZS" },
} as const;
const PASS = "freedompay:pass?user_id=No65GFR755789T25642588&card_token=ef741cfc-f85e-41a0-84e6-2ba964912182";

describe("readiness", () => {
  it.each([
    [{}, null],
    [{ enabled: false }, "provider-disabled"],
    [{ baseUrl: "" }, "base-url-missing"],
    [{ baseUrl: "http://8.8.8.8" }, "base-url-public-http"],
    [{ merchantId: "" }, "identifier-missing"],
  ] satisfies [Partial<FreedomSettings>, string | null][])("%j: %s", (over, reason) => {
    expect(make(over).readiness()).toEqual(reason === null ? null : expect.objectContaining({ reason }));
    expect(make(over).prepareCharge({ ...intent, code: PASS }).ok).toBe(reason === null);
  });

  it("misses the secret", () => {
    expect(make({}, []).readiness()).toMatchObject({ kind: "not-configured", reason: "secret-missing" });
  });
});

describe("prepareCharge", () => {
  it.each([
    [{ code: null }, "code-empty"],
    [{ code: " " }, "code-empty"],
    [{ code: "5050204430138139642" }, "schema"],
    [{ code: "x".repeat(600) }, "code-too-long"],
    [{ code: PASS, amount: { minor: 0, currency: "UZS" } }, "amount-not-positive"],
  ] as const)("refuses %j: %s", (over, reason) => {
    expect(make().prepareCharge({ ...intent, ...over })).toMatchObject({ ok: false, error: { reason } });
  });

  it("refuses another currency than the merchant's", () => {
    const prepared = make().prepareCharge({ ...intent, code: PASS, amount: { minor: 100, currency: "KZT" } });
    expect(prepared).toMatchObject({ ok: false, error: { kind: "conflict", reason: "currency-differs" } });
  });

  it("files the attempt under its own id before anything is sent", () => {
    expect(make({ flow: "merchant-qr" }).prepareCharge({ ...intent, code: null })).toMatchObject({
      ok: true,
      value: { refs: { reference: "a" }, wire: { amount: "1", unit: "UZS" }, endpoint: "api.freedompay.uz:443" },
    });
  });
});

describe("a refund", () => {
  const paid = { minor: 100, currency: "UZS" } as const;
  it.each([
    [{ amount: { minor: 101, currency: "UZS" }, refs: { transactionId: "7" } }, "refund-not-possible"],
    [{ amount: { minor: 100, currency: "KZT" }, refs: { transactionId: "7" } }, "refund-not-possible"],
    [{ amount: paid, refs: { reference: "a" } }, "refund-not-possible"],
    [{ amount: { minor: 0, currency: "UZS" }, refs: { transactionId: "7" } }, "amount-not-positive"],
  ] as const)("%j is refused: %s", (over, reason) => {
    expect(make().prepareRefund({ refundId: "r", paid, ...over })).toMatchObject({ ok: false, error: { reason } });
  });
});

describe("the pass", () => {
  it("names a user and a card token, in any order", () => {
    const pass = { userId: "No65GFR755789T25642588", cardToken: "ef741cfc-f85e-41a0-84e6-2ba964912182" };
    expect(parsePass(PASS)).toEqual(pass);
    expect(parsePass(`FreedomPay:pass?card_token=${pass.cardToken}&user_id=${pass.userId}`)).toEqual(pass);
  });

  it.each([
    "",
    "freedompay:pass?",
    "freedompay:pass?user_id=a",
    `${PASS}&user_id=b`,
    `${PASS}&card_token=ef741cfc`,
    'freedompay:pass?user_id=a"b&card_token=ef741cfc-f85e',
    "freedompay:pass?user_id=a%0D%0Ab&card_token=ef741cfc-f85e",
    `https://x.example/?${PASS}`,
  ])("is not %j", (code) => expect(parsePass(code)).toBeNull());

  it("is a payment to the till's scanner, in training too", () => {
    for (const code of [PASS, samplePass("approved")]) {
      expect(recogniseScan(code)).toMatchObject({ kind: "payment", looksLike: null });
      expect(parsePass(code)).not.toBeNull();
    }
  });
});

describe("the customer of an invoice", () => {
  it.each([
    [
      "https://customer.freedompay.uz/pay?customer=kzobd2vgp17214143761774775392946",
      "kzobd2vgp17214143761774775392946",
    ],
    ["kzobd2vgp17214143761774775392946", "kzobd2vgp17214143761774775392946"],
    ["https://customer.freedompay.uz/pay?customer=one12345&customer=two12345", null],
    ["https://customer.freedompay.uz/pay", null],
    ["https://customer.freedompay.uz/pay?customer=a%0D%0A--b", null],
    ["short", null],
  ])("%s: %s", (text, customer) => expect(customerOf(text)).toBe(customer));
});
