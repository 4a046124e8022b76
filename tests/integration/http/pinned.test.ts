import { describe, expect, it } from "vitest";
import { createProviderRegistry } from "../../../electron/payments/registry.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../shared/domain/settings.ts";
import { ok } from "../../../shared/result.ts";
import { selfSigned } from "./certificate.ts";
import { http, rawServer } from "./servers.ts";

const device = selfSigned();
const stranger = selfSigned();
const observer = { answered: () => {}, reached: () => {}, unreachable: () => {} };

/** A FiscalBox behind a certificate of its own, and a charge to it by a till that trusts `ca`. */
async function chargeTrusting(ca: string) {
  const server = await rawServer((socket) => socket.end(http("500 Fault", ["Content-Length: 2"], "{}")), {
    tls: device,
  });
  const { providers, timeouts } = DEFAULT_SETTINGS;
  const anor: Settings["providers"]["anor"] = {
    enabled: true,
    baseUrl: `https://localhost:${server.port}`,
    ca,
    unit: { state: "confirmed", unit: "sum", who: "test", at: 0 },
  };
  const settings = { providers: { ...providers, anor }, timeouts };
  const context = { observer, secret: () => Promise.resolve(ok(null)), secretsSet: [], now: () => 0 };
  const provider = createProviderRegistry(() => settings, context).get("anor");
  const amount = { minor: 100_000, currency: "UZS" } as const;
  const intent = { attemptId: "A", amount, code: "77000000000000000001", saleNumber: "1", fields: {} };
  const charge = provider.prepareCharge(intent);
  if (!charge.ok) throw new Error(JSON.stringify(charge.error));
  const outcome = await charge.value.send(() => {}, new AbortController().signal);
  const steps = await provider.testConnection(new AbortController().signal);
  return { outcome, tls: steps.find(({ step }) => step === "tls")?.result, received: server.received() };
}

describe("certificates set for a provider", () => {
  it("let the till speak with a device that no public authority knows", async () => {
    const { outcome, tls, received } = await chargeTrusting(device.cert);
    expect(outcome).toMatchObject({ kind: "unknown", reason: "http-error" });
    expect(tls).toBe("ok");
    expect(received).toContain("POST /payment/anor ");
  });

  it.each([
    ["none is set", ""],
    ["another's is set", stranger.cert],
  ])("keep every byte back where %s", async (_, ca) => {
    const { outcome, tls, received } = await chargeTrusting(ca);
    expect(outcome).toMatchObject({ kind: "not-sent", reason: "tls" });
    expect(tls).toBe("failed");
    expect(received).toBe("");
  });

  it("may be several", async () => {
    const { outcome } = await chargeTrusting(`${device.cert}\n${stranger.cert}`);
    expect(outcome.kind).toBe("unknown");
  });
});
