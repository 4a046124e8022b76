import { describe, expect, it } from "vitest";
import { createAppotapayProvider } from "../../../../../electron/payments/providers/appotapay/provider.ts";
import { readProbe } from "../../../../../electron/payments/providers/appotapay/probe.ts";
import type { ProviderContext } from "../../../../../electron/payments/port.ts";
import type { AppotapaySettings } from "../../../../../shared/domain/settings.ts";
import { err, ok } from "../../../../../shared/result.ts";
import { answer, failure, MERCHANT, PAID, SECRETS } from "./examples.ts";

const fine: AppotapaySettings = {
  enabled: true,
  baseUrl: "https://pos-gw.dev.appotapay.com",
  ca: "",
  partnerCode: MERCHANT.partnerCode,
  terminalId: "TID-5094322012",
  flow: "merchant-qr",
};
const context: ProviderContext = {
  timeouts: { connectSeconds: 5, listenSeconds: 20 },
  observer: { answered: () => {}, reached: () => {}, unreachable: () => {} },
  secretsSet: ["appotapay.apiKey", "appotapay.secretKey"],
  secret: () => Promise.resolve(err({ kind: "secret-unavailable", detail: "locked" })),
  now: () => 0,
};
const make = (over: Partial<AppotapaySettings> = {}, secretsSet = context.secretsSet) =>
  createAppotapayProvider({ settings: { ...fine, ...over }, context: { ...context, secretsSet } });
const intent = {
  attemptId: "01JD0000000000000000000001",
  amount: { minor: 12_000, currency: "VND" },
  code: null,
  saleNumber: "1121-0043",
  fields: {},
} as const;

describe("readiness", () => {
  it.each([
    [{}, null],
    [{ enabled: false }, "provider-disabled"],
    [{ baseUrl: "" }, "base-url-missing"],
    [{ baseUrl: "https://user:pw@pos-gw.appotapay.com" }, "base-url-missing"],
    [{ baseUrl: "http://8.8.8.8" }, "base-url-public-http"],
    [{ partnerCode: "" }, "identifier-missing"],
    [{ terminalId: "" }, "identifier-missing"],
    [{ terminalId: "TID 1" }, "identifier-missing"],
    [{ terminalId: "T".repeat(21) }, "identifier-missing"],
  ] satisfies [Partial<AppotapaySettings>, string | null][])("%j: %s", (over, reason) => {
    const problem = make(over).readiness();
    expect(problem).toEqual(reason === null ? null : expect.objectContaining({ kind: "not-configured", reason }));
    expect(JSON.stringify(problem)).not.toContain("pw");
    expect(make(over).prepareCharge(intent).ok).toBe(reason === null);
  });

  it("names the secret that is missing", () => {
    expect(make({}, ["appotapay.apiKey"]).readiness()).toMatchObject({
      reason: "secret-missing",
      detail: "appotapay.secretKey",
    });
    expect(make({}, []).prepareCharge(intent).ok).toBe(false);
  });
});

describe("a charge", () => {
  it("is told beforehand, with the reference by which it will be found", () => {
    expect(make().prepareCharge(intent)).toMatchObject({
      ok: true,
      value: {
        wire: { amount: "12000", unit: "VND" },
        endpoint: "pos-gw.dev.appotapay.com:443",
        refs: { reference: intent.attemptId },
      },
    });
  });

  it("is not sent when its secret cannot be read", async () => {
    const prepared = make().prepareCharge(intent);
    const outcome = prepared.ok ? await prepared.value.send(() => {}, new AbortController().signal) : null;
    expect(outcome).toMatchObject({ kind: "not-sent", reason: "secret-unavailable" });
  });
});

describe("capabilities", () => {
  it("follow the flow", () => {
    expect(make().capabilities).toMatchObject({
      direction: "merchant-qr",
      currency: "VND",
      least: { minor: 10_000, currency: "VND" },
      most: null,
    });
    expect(make({ flow: "device" }).capabilities.direction).toBe("customer-device");
    expect(make()).toMatchObject({ insecure: false, endpoint: "pos-gw.dev.appotapay.com:443" });
  });
});

describe("the connection test", () => {
  it.each([
    [answer(failure("36"), 404), "ok", "ok"],
    [answer(failure("401"), 401), "failed", "ok"],
    [answer(failure("2"), 400), "failed", "ok"],
    [answer(failure("94"), 400), "skipped", "failed"],
    [answer("<html>", 403), "failed", "failed"],
    [answer("<html>", 502), "skipped", "failed"],
    [answer(PAID), "ok", "failed"],
  ])("%#: authentication %s, answer %s", (each, authentication, understood) => {
    expect(readProbe(each, [])).toMatchObject({ authentication, answer: understood });
  });

  it("keeps secrets out of what it tells", () => {
    const told = readProbe(answer(failure("94", `Key ${MERCHANT.secretKey}, ${MERCHANT.apiKey}`)), SECRETS);
    expect(told.detail).toContain("Key");
    for (const secret of SECRETS) expect(told.detail).not.toContain(secret);
  });

  it("stops where a secret or the partner code is missing", async () => {
    const signal = new AbortController().signal;
    for (const provider of [make(), make({ partnerCode: "" })]) {
      const steps = await provider.testConnection(signal);
      expect(steps.filter((each) => each.result === "failed").map((each) => each.step)).toEqual(["authentication"]);
    }
  });

  it("reads no empty secret as one", async () => {
    const settings = { ...fine, baseUrl: "http://127.0.0.1:1" };
    const empty = createAppotapayProvider({ settings, context: { ...context, secret: () => Promise.resolve(ok("")) } });
    const status = await empty.queryStatus({ reference: "a" }, intent.amount, new AbortController().signal);
    expect(status).toMatchObject({ kind: "unanswered", detail: expect.stringContaining("API key") as string });
  });
});
