import { afterEach, describe, expect, it } from "vitest";
import type { ExchangeObserver } from "../../electron/payments/port.ts";
import { createAppotapayProvider } from "../../electron/payments/providers/appotapay/provider.ts";
import { TRAINING_PARTNER } from "../../electron/payments/sandbox/appotapay/auth.ts";
import { vietQr } from "../../electron/payments/sandbox/appotapay/qr.ts";
import { trainingSecrets } from "../../electron/payments/sandbox/credentials.ts";
import { startSandbox } from "../../electron/payments/sandbox/server.ts";
import { systemIds } from "../../electron/runtime/ids.ts";
import type { AppotapaySettings } from "../../shared/domain/settings.ts";
import { ok } from "../../shared/result.ts";
import { sandboxClient, type SandboxClient } from "../fakes/sandbox-client.ts";
import { describeProvider } from "./describe-provider.ts";
import { charge, never, prepare, silent, type MakeOptions, type ProviderHarness } from "./harness.ts";

type Flow = AppotapaySettings["flow"];
const closers: (() => Promise<void>)[] = [];
const ids = systemIds();
const AMOUNT = 127_500;

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function appotapayAt(
  baseUrl: string,
  flow: Flow,
  observer: ExchangeObserver,
  over: MakeOptions & Partial<AppotapaySettings> = {},
) {
  const { answerMs = 20_000, secret, partnerCode = TRAINING_PARTNER } = over;
  return createAppotapayProvider({
    settings: { enabled: true, baseUrl, ca: "", partnerCode, terminalId: "TID-TRAINING", flow },
    context: {
      timeouts: { connectSeconds: 5, listenSeconds: answerMs / 1000 },
      observer,
      secretsSet: ["appotapay.apiKey", "appotapay.secretKey"],
      secret: secret ?? ((name) => Promise.resolve(ok(trainingSecrets[name] ?? null))),
      now: () => Date.now(),
    },
  });
}

type Stage = ProviderHarness & { readonly client: SandboxClient; readonly baseUrl: string };

function startAppotapay(flow: Flow, customerMs: number | null = null): () => Promise<Stage> {
  return async () => {
    const sandbox = await startSandbox({ ledgerFile: null, customerMs });
    closers.push(() => sandbox.close());
    const client = sandboxClient(sandbox);
    return {
      client,
      baseUrl: sandbox.baseUrl,
      make: (over = {}) => appotapayAt(sandbox.baseUrl, flow, over.observer ?? silent, over),
      makeUnreachable: (observer) => appotapayAt("http://127.0.0.1:1", flow, observer),
      intent: () => ({
        attemptId: ids.next(),
        saleNumber: "1121-0043",
        fields: {},
        amount: { minor: AMOUNT, currency: "VND" },
        code: null,
      }),
      amountOnWire: String(AMOUNT),
      acted: () => sandbox.ledger.view().orders.length,
      faults: (...faults) => client.faults(...faults),
      ledger: () => sandbox.ledger.view(),
      held: () => client.held(),
      release: () => client.release(),
      wrong: [
        { on: "charge", say: "amount", fields: { amount: AMOUNT + 1 }, reason: "amount-mismatch" },
        { on: "charge", say: "a hundred times", fields: { amount: AMOUNT * 100 }, reason: "amount-mismatch" },
        { on: "charge", say: "currency", fields: { currency: "USD" }, reason: "amount-mismatch" },
        { on: "charge", say: "reference", fields: { partner_ref_id: "another" }, reason: "id-mismatch" },
        { on: "charge", say: "no reference", fields: { partner_ref_id: null }, reason: "unexpected-answer" },
        { on: "charge", say: "word", fields: { status: "paid" }, reason: "unknown-status" },
        { on: "charge", say: "pending and an error", fields: { error_code: "75" }, reason: "provider-unsure" },
        { on: "status", say: "amount", fields: { amount: AMOUNT - 1 }, reason: "amount-mismatch" },
        { on: "status", say: "no amount", fields: { amount: null }, reason: "unexpected-answer" },
        { on: "status", say: "currency", fields: { currency: "USD" }, reason: "amount-mismatch" },
        { on: "status", say: "reference", fields: { partner_ref_id: "another" }, reason: "id-mismatch" },
        { on: "status", say: "no id", fields: { transaction_id: null }, reason: "unexpected-answer" },
        { on: "status", say: "word", fields: { status: "settled" }, reason: "unknown-status" },
        { on: "status", say: "success and an error", fields: { error_code: "99" }, reason: "unexpected-answer" },
      ],
      signed: [],
      secrets: Object.entries(trainingSecrets).flatMap(([name, value]) =>
        name.startsWith("appotapay.") ? [value] : [],
      ),
      bearer: () => [],
      echoes: (text) => [
        { on: "charge", reply: { kind: "changed-data", data: { error_message: text } } },
        {
          on: "charge",
          reply: { kind: "changed-data", data: { error_message: text, error_code: "75", status: "error" } },
        },
        {
          on: "charge",
          reply: { kind: "changed-data", data: { error_message: text, error_code: "99", status: "error" } },
        },
        { on: "charge", reply: { kind: "changed-data", data: { status: text.slice(0, 40) } } },
        { on: "charge", reply: { kind: "changed-data", data: { transaction_id: text } } },
        { on: "charge", reply: { kind: "changed-data", data: { qr_content: text } } },
        { on: "charge", reply: { kind: "error", code: 33, message: text } },
        { on: "charge", reply: { kind: "error", code: 9999, message: text } },
        { on: "charge", reply: { kind: "verbatim", body: text } },
        {
          on: "status",
          reply: { kind: "changed-data", data: { error_message: text, error_code: "75", status: "error" } },
        },
        {
          on: "status",
          reply: { kind: "changed-data", data: { error_message: text, error_code: "99", status: "error" } },
        },
        { on: "status", reply: { kind: "changed-data", data: { error_message: text, status: "void" } } },
        { on: "status", reply: { kind: "error", code: 401, message: text } },
        { on: "status", reply: { kind: "error", code: 9999, message: text } },
      ],
      orders: {
        set: (state) => client.order({ state }),
        states: ["waiting", "processing", "paid", "declined", "expired", "cancelled"],
        absent: "not-found",
      },
    };
  };
}

const CAN = { fiscalization: "none", status: true, cancel: false, refund: "none" } as const;
describeProvider("AppotaPay by VietQR", { ...CAN, direction: "merchant-qr" }, startAppotapay("merchant-qr"));
describeProvider("AppotaPay at a card terminal", { ...CAN, direction: "customer-device" }, startAppotapay("device"));

describe("AppotaPay over its sandbox", () => {
  const vnd = (minor: number) => ({ minor, currency: "VND" }) as const;

  it("shows the VietQR of the order, and names the order by both ids", async () => {
    const harness = await startAppotapay("merchant-qr")();
    const intent = harness.intent("approved");
    const outcome = await charge(harness.make(), intent);
    const [order] = harness.ledger().orders;
    expect(outcome).toEqual({
      kind: "awaiting-customer",
      presentation: { kind: "qr", text: vietQr(AMOUNT, intent.attemptId), expiresAt: null },
      refs: { reference: intent.attemptId, transactionId: order?.id },
    });
    expect(order).toMatchObject({ reference: intent.attemptId, amount: "127500", data: { method: "QR" } });
  });

  it("waits at the card terminal that takes the order", async () => {
    const harness = await startAppotapay("device")();
    const outcome = await charge(harness.make(), harness.intent("approved"));
    expect(outcome).toMatchObject({ kind: "awaiting-customer", presentation: { kind: "customer-device" } });
    expect(harness.ledger().orders).toMatchObject([{ data: { method: "POS" } }]);
  });

  it("finds the card terminal's order again after a lost answer, still waiting there", async () => {
    const harness = await startAppotapay("device")();
    const intent = harness.intent("approved");
    const prepared = prepare(harness.make(), intent);
    await harness.faults({ on: "charge", reply: { kind: "reset" } });
    await prepared.send(() => {}, never());
    const status = await harness.make().queryStatus?.(prepared.refs, intent.amount, never());
    expect(status).toMatchObject({ kind: "pending", presentation: { kind: "customer-device" } });
  });

  it.each([
    [77_710, "picture"],
    [77_711, "wrong-crc"],
    [77_712, "777120 instead of 77712"],
  ])("does not show the QR of an order over %i: %s", async (minor, why) => {
    const harness = await startAppotapay("merchant-qr")();
    const intent = { ...harness.intent("approved"), amount: vnd(minor) };
    const outcome = await charge(harness.make(), intent);
    expect(outcome).toMatchObject({
      kind: "unknown",
      reason: "unexpected-answer",
      detail: expect.stringContaining(why) as string,
    });
    const refs = "refs" in outcome ? (outcome.refs ?? {}) : {};
    // Nobody saw it, so it comes to nothing; until then the till goes on asking.
    expect(await harness.make().queryStatus?.(refs, intent.amount, never())).toMatchObject({
      kind: "pending",
      presentation: null,
    });
  });

  it.each([
    [127_500, { kind: "paid" }],
    [77_701, { kind: "declined", decline: { code: "82" } }],
    [77_702, { kind: "declined", decline: { code: "75" } }],
    [77_706, { kind: "expired" }],
    [77_707, { kind: "cancelled" }],
    [77_708, { kind: "pending" }],
    [77_709, { kind: "unknown", reason: "amount-mismatch" }],
  ])("ends an order over %i by itself, as documented: %j", async (minor, end) => {
    // No time at all for the customer: the next question finds the end.
    const harness = await startAppotapay("merchant-qr", 0)();
    const intent = { ...harness.intent("approved"), amount: vnd(minor) };
    const outcome = await charge(harness.make(), intent);
    expect(outcome.kind).toBe("awaiting-customer");
    const refs = outcome.kind === "awaiting-customer" ? outcome.refs : {};
    expect(await harness.make().queryStatus?.(refs, intent.amount, never())).toMatchObject(end);
  });

  it("takes a payment that was given back at the terminal for none", async () => {
    const harness = await startAppotapay("device")();
    const intent = harness.intent("approved");
    const prepared = prepare(harness.make(), intent);
    await prepared.send(() => {}, never());
    await harness.client.order({ state: "paid", data: { status: "void", code: "31" } });
    const status = await harness.make().queryStatus?.(prepared.refs, intent.amount, never());
    expect(status).toMatchObject({ kind: "declined", decline: { code: "31" } });
  });

  it("finds its order also when it was switched off meanwhile", async () => {
    const harness = await startAppotapay("merchant-qr")();
    const intent = harness.intent("approved");
    const prepared = prepare(harness.make(), intent);
    await prepared.send(() => {}, never());
    await harness.client.order({ state: "paid" });
    const off = createAppotapayProvider({
      settings: {
        enabled: false,
        baseUrl: harness.baseUrl,
        ca: "",
        partnerCode: TRAINING_PARTNER,
        terminalId: "",
        flow: "device",
      },
      context: {
        timeouts: { connectSeconds: 5, listenSeconds: 20 },
        observer: silent,
        secretsSet: [],
        secret: (name) => Promise.resolve(ok(trainingSecrets[name] ?? null)),
        now: () => Date.now(),
      },
    });
    expect(off.readiness()).not.toBeNull();
    expect(await off.queryStatus(prepared.refs, intent.amount, never())).toMatchObject({ kind: "paid" });
  });

  it.each([
    [
      "another secret key",
      { secret: (name: string) => Promise.resolve(ok(name.endsWith("apiKey") ? "training-appotapay-key" : "another")) },
    ],
    [
      "another API key",
      {
        secret: (name: string) =>
          Promise.resolve(ok(name.endsWith("apiKey") ? "another" : "training-appotapay-secret")),
      },
    ],
    ["another partner code", { partnerCode: "ANOTHER" }],
  ])("is not known with %s", async (_, over) => {
    const harness = await startAppotapay("merchant-qr")();
    const stranger = appotapayAt(harness.baseUrl, "merchant-qr", silent, over);
    expect(await charge(stranger, harness.intent("approved"))).toMatchObject({
      kind: "declined",
      decline: { code: "401" },
    });
    expect(harness.acted()).toBe(0);
    const steps = await stranger.testConnection(never());
    expect(steps.find((each) => each.step === "authentication")).toMatchObject({ result: "failed" });
    const status = await stranger.queryStatus({ reference: ids.next() }, vnd(AMOUNT), never());
    expect(status).toMatchObject({ kind: "unanswered" });
  });

  it("learns nothing without a reference, or with one that could leave the path", async () => {
    const harness = await startAppotapay("merchant-qr")();
    for (const refs of [{}, { reference: "" }, { reference: "../x" }, { reference: "a?b" }]) {
      expect((await harness.make().queryStatus?.(refs, vnd(AMOUNT), never()))?.kind).toBe("unanswered");
    }
  });
});
