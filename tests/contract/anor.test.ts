import { afterEach, describe, expect, it } from "vitest";
import { createAnorProvider } from "../../electron/payments/providers/anor/provider.ts";
import type { ExchangeObserver, PaymentProvider } from "../../electron/payments/port.ts";
import { sampleCode, sampleReceipt } from "../../electron/payments/sandbox/anor/samples.ts";
import { startSandbox } from "../../electron/payments/sandbox/server.ts";
import { parseReceipt } from "../../shared/domain/receipt.ts";
import type { AnorSettings } from "../../shared/domain/settings.ts";
import { sandboxClient } from "../fakes/sandbox-client.ts";
import { describeProvider } from "./describe-provider.ts";
import type { ProviderHarness } from "./harness.ts";

const silent: ExchangeObserver = { answered: () => {}, unreachable: () => {} };
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function anorAt(baseUrl: string, unit: "sum" | "tiyin", observer = silent, answerMs = 20_000): PaymentProvider {
  const settings: AnorSettings = { enabled: true, baseUrl, unit: { state: "confirmed", unit, who: "test", at: 0 } };
  const timeouts = { connectSeconds: 5, listenSeconds: answerMs / 1000 };
  return createAnorProvider({ settings, timeouts, observer });
}

function startAnor(unit: "sum" | "tiyin"): () => Promise<ProviderHarness> {
  return async () => {
    const sandbox = await startSandbox({ ledgerFile: null });
    closers.push(() => sandbox.close());
    const client = sandboxClient(sandbox);
    return {
      make: ({ answerMs, observer } = {}) => anorAt(sandbox.baseUrl, unit, observer, answerMs),
      // Port 1 of the loopback: nothing listens there.
      makeUnreachable: (observer) => anorAt("http://127.0.0.1:1", unit, observer),
      amount: { minor: 12_750_000, currency: "UZS" },
      amountOnWire: unit === "sum" ? "127500" : "12750000",
      code: (outcome) => sampleCode(outcome),
      receipt: (outcome) => {
        const now = Date.now();
        const parsed = parseReceipt(sampleReceipt(outcome, now), now, 3_600_000);
        if (!parsed.ok) throw new Error(parsed.error);
        return parsed.value;
      },
      faults: (...faults) => client.faults(...faults),
      ledger: () => sandbox.ledger.view(),
      held: () => client.held(),
      release: () => client.release(),
    };
  };
}

describeProvider("Anor in sums", startAnor("sum"));
describeProvider("Anor in tiyin", startAnor("tiyin"));

describe("Anor over its sandbox", () => {
  const charge = async (provider: PaymentProvider, code: string) => {
    const prepared = provider.prepareCharge({
      attemptId: "a",
      saleNumber: "1121-0043",
      fields: {},
      amount: { minor: 100_000, currency: "UZS" },
      code,
    });
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
    return prepared.value.send(() => {}, new AbortController().signal);
  };

  it("does not take a second showing of a code for a refusal", async () => {
    const harness = await startAnor("sum")();
    const code = sampleCode("approved");
    expect((await charge(harness.make(), code)).kind).toBe("paid");
    expect(await charge(harness.make(), code)).toMatchObject({ kind: "unknown", reason: "provider-unsure" });
    expect(harness.ledger()).toMatchObject({ charges: [{ code }], presented: [{ times: 2 }] });
  });

  it.each([
    [{ amount: 999 }, "amount-mismatch"],
    [{ qr_code: "77000000000000000009" }, "id-mismatch"],
    [{ transaction_id: null }, "unexpected-answer"],
    [{ status: "processing" }, "unknown-status"],
    [{ error_code: 5 }, "unexpected-answer"],
  ])("does not take %j for paid", async (data, reason) => {
    const harness = await startAnor("sum")();
    await harness.faults({ on: "charge", reply: { kind: "changed-data", data } });
    expect(await charge(harness.make(), sampleCode("approved"))).toMatchObject({ kind: "unknown", reason });
  });

  it.each([{ kind: "wrapped" }, { kind: "numbers-as-strings" }] as const)(
    "reads the answer when $kind",
    async (reply) => {
      const harness = await startAnor("sum")();
      const provider = harness.make();
      await harness.faults({ on: "charge", reply }, { on: "attach", reply });
      const outcome = await charge(provider, sampleCode("approved"));
      expect(outcome.kind).toBe("paid");
      const refs = outcome.kind === "paid" ? outcome.refs : {};
      const attached = await provider.attachReceipt?.(refs, harness.receipt("receipt"), new AbortController().signal);
      expect(attached?.kind).toBe("fiscalized");
    },
  );

  it("does not take another payment's answer for this receipt's", async () => {
    const harness = await startAnor("sum")();
    const provider = harness.make();
    const outcome = await charge(provider, sampleCode("approved"));
    const refs = outcome.kind === "paid" ? outcome.refs : {};
    await harness.faults({ on: "attach", reply: { kind: "changed-data", data: { transaction_id: "another" } } });
    const attached = await provider.attachReceipt?.(refs, harness.receipt("receipt"), new AbortController().signal);
    expect(attached).toMatchObject({ kind: "retry", reason: "id-mismatch" });
  });
});
