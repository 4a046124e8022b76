import { afterEach, describe, expect, it } from "vitest";
import { createFreedomProvider } from "../../electron/payments/providers/freedom/provider.ts";
import { TRAINING_MERCHANT, TRAINING_SECRET } from "../../electron/payments/sandbox/freedom/credentials.ts";
import { samplePass } from "../../electron/payments/sandbox/freedom/samples.ts";
import { startSandbox } from "../../electron/payments/sandbox/server.ts";
import type { ExchangeObserver } from "../../electron/payments/port.ts";
import type { FreedomSettings } from "../../shared/domain/settings.ts";
import { ok } from "../../shared/result.ts";
import { systemIds } from "../../electron/runtime/ids.ts";
import { sandboxClient, type SandboxClient } from "../fakes/sandbox-client.ts";
import { describeProvider } from "./describe-provider.ts";
import { charge, never, pay, silent, type MakeOptions, type ProviderHarness } from "./harness.ts";

type Flow = FreedomSettings["flow"];
const closers: (() => Promise<void>)[] = [];
const ids = systemIds();

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function freedomAt(baseUrl: string, flow: Flow, observer: ExchangeObserver, over: MakeOptions = {}) {
  return createFreedomProvider({
    settings: { enabled: true, baseUrl, ca: "", merchantId: TRAINING_MERCHANT, flow, currency: "UZS" },
    context: {
      timeouts: { connectSeconds: 5, listenSeconds: (over.answerMs ?? 20_000) / 1000 },
      observer,
      secretsSet: ["freedom.secretKey"],
      secret: over.secret ?? (() => Promise.resolve(ok(TRAINING_SECRET))),
      now: () => Date.now(),
    },
  });
}

type Stage = ProviderHarness & { readonly client: SandboxClient };

function startFreedom(flow: Flow): () => Promise<Stage> {
  return async () => {
    const sandbox = await startSandbox({ ledgerFile: null, customerMs: null });
    closers.push(() => sandbox.close());
    const client = sandboxClient(sandbox);
    const isPass = flow === "customer-pass";
    return {
      client,
      make: (over = {}) => freedomAt(sandbox.baseUrl, flow, over.observer ?? silent, over),
      makeUnreachable: (observer) => freedomAt("http://127.0.0.1:1", flow, observer),
      intent: (outcome) => ({
        attemptId: ids.next(),
        saleNumber: "1121-0043",
        fields: {},
        amount: { minor: 12_750_000, currency: "UZS" },
        code: isPass ? samplePass(outcome) : null,
      }),
      amountOnWire: "127500",
      acted: () => {
        const { orders } = sandbox.ledger.view();
        return isPass ? orders.filter((each) => each.state === "paid").length : orders.length;
      },
      // A pass is charged by the second call; the first one only makes the invoice.
      faults: (...faults) =>
        client.faults(
          ...faults.flatMap((each) => (isPass && each.on === "charge" ? [{ on: "charge" } as const, each] : [each])),
        ),
      ledger: () => sandbox.ledger.view(),
      held: () => client.held(),
      release: () => client.release(),
      wrong: [
        { on: "charge", say: "amount", fields: { amount: 127_501 }, reason: "amount-mismatch" },
        { on: "charge", say: "currency", fields: { currency: "KZT" }, reason: "amount-mismatch" },
        { on: "charge", say: "order", fields: { order_id: "another" }, reason: "id-mismatch" },
        { on: "charge", say: "word", fields: { invoice_status: "done" }, reason: "unknown-status" },
        { on: "charge", say: "request", fields: { status: "fine" }, reason: "unknown-status" },
        { on: "status", say: "amount", fields: { amount: "127500.01" }, reason: "amount-mismatch" },
        { on: "status", say: "currency", fields: { currency: "KZT" }, reason: "amount-mismatch" },
        { on: "status", say: "no currency", fields: { currency: null }, reason: "unexpected-answer" },
        { on: "status", say: "no amount", fields: { amount: null }, reason: "unexpected-answer" },
        { on: "status", say: "order", fields: { order_id: "another" }, reason: "id-mismatch" },
        { on: "status", say: "word", fields: { invoice_status: "paid" }, reason: "unknown-status" },
        { on: "status", say: "paid and an error", fields: { error_code: 10009 }, reason: "unexpected-answer" },
        { on: "refund", say: "amount", fields: { pg_refund_amount: -1 }, reason: "amount-mismatch" },
        { on: "refund", say: "payment", fields: { pg_payment_id: 1 }, reason: "id-mismatch" },
        { on: "refund", say: "word", fields: { pg_status: "done" }, reason: "unknown-status" },
      ],
      signed: ["refund", "cancel"],
      secrets: [TRAINING_SECRET],
      bearer: ({ code }) => (code === null ? [] : [code, ...code.split(/[?&=]/u).filter((part) => part.length > 11)]),
      echoes: (text) => {
        const v5 = { error_description: text, card_pan: "8600123456789012" };
        const classic = { pg_error_description: text };
        return [
          { on: "charge", reply: { kind: "changed-data", data: v5 } },
          { on: "charge", reply: { kind: "changed-data", data: { ...v5, invoice_status: "failed" } } },
          { on: "charge", reply: { kind: "changed-data", data: { ...v5, invoice_status: text } } },
          { on: "charge", reply: { kind: "changed-data", data: { ...v5, status: "error", error_code: text } } },
          { on: "charge", reply: { kind: "error", code: 10_009, message: text } },
          { on: "charge", reply: { kind: "error", code: 9999, message: text } },
          { on: "charge", reply: { kind: "verbatim", body: text } },
          { on: "status", reply: { kind: "changed-data", data: { ...v5, invoice_status: "failed" } } },
          { on: "status", reply: { kind: "changed-data", data: v5 } },
          { on: "status", reply: { kind: "changed-data", data: { invoice_status: text } } },
          { on: "status", reply: { kind: "error", code: 9999, message: text } },
          { on: "cancel", reply: { kind: "error", code: 10_012, message: text } },
          { on: "refund", reply: { kind: "error", code: 10_020, message: text } },
          { on: "refund", reply: { kind: "error", code: 9999, message: text } },
          { on: "refund", reply: { kind: "changed-data", data: { ...classic, pg_status: text } } },
        ];
      },
      orders: {
        set: (state) => client.order({ state }),
        states: ["processing", "paid", "declined", "expired", "cancelled"],
        absent: isPass ? "pending" : "not-found",
      },
    };
  };
}

const CAN = { fiscalization: "none", status: true, cancel: true, refund: "partial" } as const;
describeProvider("Freedom Pay by QR", { ...CAN, direction: "merchant-qr" }, startFreedom("merchant-qr"));
describeProvider("Freedom Pay by saved card", { ...CAN, direction: "customer-code" }, startFreedom("customer-pass"));

describe("Freedom Pay over its sandbox", () => {
  it("shows the text of the invoice's QR", async () => {
    const harness = await startFreedom("merchant-qr")();
    const outcome = await charge(harness.make(), harness.intent("approved"));
    expect(outcome).toMatchObject({
      kind: "awaiting-customer",
      presentation: {
        kind: "qr",
        text: expect.stringMatching(/^https:\/\/customer\.freedompay\.uz\/pay\?customer=/u) as string,
      },
    });
  });

  it("waits for the customer's bank where a saved card takes its time", async () => {
    const harness = await startFreedom("customer-pass")();
    const intent = { ...harness.intent("approved"), code: samplePass("slow") };
    const outcome = await charge(harness.make(), intent);
    expect(outcome).toMatchObject({ kind: "awaiting-customer", presentation: { kind: "customer-device" } });
    const refs = "refs" in outcome ? (outcome.refs ?? {}) : {};
    const status = await harness.make().queryStatus?.(refs, intent.amount, never());
    expect(status).toMatchObject({ kind: "pending", presentation: { kind: "customer-device" } });
  });

  it.each([
    { kind: "drop" },
    { kind: "error", code: 9999, message: "System error" },
    { kind: "changed-data", data: { invoice_methods: null } },
    { kind: "changed-data", data: { invoice_methods: { qr: "iVBORw0KGgoAAAANSUhEUg==" } } },
    { kind: "changed-data", data: { invoice_methods: { qr: "https://customer.freedompay.uz/pay?other=1" } } },
  ] as const)("does not charge a pass when its invoice is in doubt: $kind", async (reply) => {
    const harness = await startFreedom("customer-pass")();
    const intent = harness.intent("approved");
    await harness.client.faults({ on: "charge", reply });
    expect(await charge(harness.make(), intent)).toMatchObject({ kind: "unknown" });
    expect(harness.ledger().orders).toMatchObject([{ state: "waiting", paid: "0" }]);
  });

  it("knows the shop by its signature", async () => {
    const harness = await startFreedom("merchant-qr")();
    const stranger = harness.make({ secret: () => Promise.resolve(ok("another secret")) });
    const outcome = await charge(stranger, harness.intent("approved"));
    expect(outcome).toMatchObject({ kind: "declined", decline: { code: "9998" } });
    const steps = await stranger.testConnection(never());
    expect(steps.find((each) => each.step === "authentication")).toMatchObject({ result: "failed" });
    expect(harness.acted()).toBe(0);
  });

  it("does not believe a refund whose key has changed", async () => {
    const harness = await startFreedom("merchant-qr")();
    const intent = harness.intent("approved");
    const refs = await pay(harness, intent);
    const stranger = harness.make({ secret: () => Promise.resolve(ok("another secret")) });
    const refund = stranger.prepareRefund?.({ refundId: "r", amount: intent.amount, paid: intent.amount, refs });
    const outcome = refund?.ok ? await refund.value.send(() => {}, never()) : null;
    expect(outcome).toMatchObject({ kind: "unknown", reason: "bad-signature" });
    expect(harness.ledger().refunds).toEqual([]);
  });
});
