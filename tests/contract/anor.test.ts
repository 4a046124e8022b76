import { afterEach, describe, expect, it } from "vitest";
import { createAnorProvider } from "../../electron/payments/providers/anor/provider.ts";
import type { PaymentProvider } from "../../electron/payments/port.ts";
import { sampleCode, sampleReceipt } from "../../electron/payments/sandbox/anor/samples.ts";
import { startSandbox } from "../../electron/payments/sandbox/server.ts";
import { parseReceipt } from "../../shared/domain/receipt.ts";
import type { AnorSettings } from "../../shared/domain/settings.ts";
import { sandboxClient } from "../fakes/sandbox-client.ts";
import { describeProvider } from "./describe-provider.ts";
import type { UnknownReason } from "../../shared/domain/sale.ts";
import { silent, type Echo, type ProviderHarness, type WrongAnswer } from "./harness.ts";

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const AMOUNT = { minor: 12_750_000, currency: "UZS" } as const;

function anorAt(baseUrl: string, unit: "sum" | "tiyin", observer = silent, answerMs = 20_000): PaymentProvider {
  const settings: AnorSettings = {
    enabled: true,
    baseUrl,
    ca: "",
    unit: { state: "confirmed", unit, who: "test", at: 0 },
  };
  const timeouts = { connectSeconds: 5, listenSeconds: answerMs / 1000 };
  return createAnorProvider({ settings, timeouts, observer });
}

function startAnor(unit: "sum" | "tiyin"): () => Promise<ProviderHarness> {
  return async () => {
    const sandbox = await startSandbox({ ledgerFile: null });
    closers.push(() => sandbox.close());
    const client = sandboxClient(sandbox);
    const wrong = (say: string, fields: WrongAnswer["fields"], reason: UnknownReason): WrongAnswer => ({
      on: "charge",
      say,
      fields,
      reason,
    });
    return {
      make: ({ answerMs, observer } = {}) => anorAt(sandbox.baseUrl, unit, observer, answerMs),
      // Port 1 of the loopback: nothing listens there.
      makeUnreachable: (observer) => anorAt("http://127.0.0.1:1", unit, observer),
      intent: (outcome) => ({
        attemptId: "01JD0000000000000000000001",
        saleNumber: "1121-0043",
        fields: {},
        amount: AMOUNT,
        code: sampleCode(outcome),
      }),
      amountOnWire: unit === "sum" ? "127500" : "12750000",
      acted: () => sandbox.ledger.view().charges.length,
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
      wrong: [
        wrong("amount", { amount: 999 }, "amount-mismatch"),
        wrong("code", { qr_code: "77000000000000000009" }, "id-mismatch"),
        wrong("no id", { transaction_id: null }, "unexpected-answer"),
        wrong("status", { status: "processing" }, "unknown-status"),
        wrong("error", { error_code: 5 }, "unexpected-answer"),
      ],
      signed: [],
      secrets: [],
      bearer: ({ code }) => (code === null ? [] : [code]),
      echoes: (text) => {
        const data = { card_number: "8600123456789012", phone_number: "998901234567", message: text, error_note: text };
        const code = /\d{20}/u.exec(text)?.[0] ?? "";
        return [
          { kind: "changed-data", data },
          { kind: "changed-data", data: { ...data, status: text } },
          { kind: "changed-data", data: { ...data, status: "failed" } },
          { kind: "changed-data", data: { ...data, payment_id: code } },
          { kind: "changed-data", data: { ...data, transaction_id: code } },
          { kind: "error", shape: "flat", code: 5, message: text },
          { kind: "error", shape: "enveloped", code: 106, message: text },
          { kind: "error", shape: "enveloped", code: 999, message: text },
          { kind: "verbatim", body: text },
        ].map((reply) => ({ on: "charge", reply }) as Echo);
      },
    };
  };
}

const CAN = {
  direction: "customer-code",
  fiscalization: "receipt-url",
  status: false,
  cancel: false,
  refund: "none",
} as const;
describeProvider("Anor in sums", CAN, startAnor("sum"));
describeProvider("Anor in tiyin", CAN, startAnor("tiyin"));

describe("Anor over its sandbox", () => {
  const receipt = (harness: ProviderHarness) => harness.receipt!("receipt");
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

  it.each([{ kind: "wrapped" }, { kind: "numbers-as-strings" }] as const)(
    "reads the answer when $kind",
    async (reply) => {
      const harness = await startAnor("sum")();
      const provider = harness.make();
      await harness.faults({ on: "charge", reply }, { on: "attach", reply });
      const outcome = await charge(provider, sampleCode("approved"));
      expect(outcome.kind).toBe("paid");
      const refs = outcome.kind === "paid" ? outcome.refs : {};
      const attached = await provider.attachReceipt?.(refs, receipt(harness), new AbortController().signal);
      expect(attached?.kind).toBe("fiscalized");
    },
  );

  it("does not take another payment's answer for this receipt's", async () => {
    const harness = await startAnor("sum")();
    const provider = harness.make();
    const outcome = await charge(provider, sampleCode("approved"));
    const refs = outcome.kind === "paid" ? outcome.refs : {};
    await harness.faults({ on: "attach", reply: { kind: "changed-data", data: { transaction_id: "another" } } });
    const attached = await provider.attachReceipt?.(refs, receipt(harness), new AbortController().signal);
    expect(attached).toMatchObject({ kind: "retry", reason: "id-mismatch" });
  });
});
