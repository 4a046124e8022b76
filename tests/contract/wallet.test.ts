import { afterEach, describe, expect, it } from "vitest";
import { createWalletProvider } from "../../electron/payments/providers/wallet/provider.ts";
import { TRAINING_CLIENT, TRAINING_SALT } from "../../electron/payments/sandbox/wallet/dialect.ts";
import { startSandbox } from "../../electron/payments/sandbox/server.ts";
import type { ChargeIntent, ExchangeObserver } from "../../electron/payments/port.ts";
import { systemIds } from "../../electron/runtime/ids.ts";
import type { Money } from "../../shared/domain/money.ts";
import { ok } from "../../shared/result.ts";
import { sandboxClient, type SandboxClient } from "../fakes/sandbox-client.ts";
import { describeProvider } from "./describe-provider.ts";
import { charge, never, pay, prepare, silent, type MakeOptions, type ProviderHarness } from "./harness.ts";

const closers: (() => Promise<void>)[] = [];
const ids = systemIds();

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Kind {
  readonly system: string;
  readonly amount: Money;
  readonly wire: string;
  readonly fields?: Readonly<Record<string, string>>;
}

const CARD: Kind = { system: "visamaster.uah", amount: { minor: 12_750_050, currency: "UAH" }, wire: "127500.50" };
const COINS: Kind = { system: "bitcoin", amount: { minor: 10_101, currency: "BTC" }, wire: "0.00010101" };
const PHONE: Kind = {
  system: "moov-togo.xof",
  amount: { minor: 15_000, currency: "XOF" },
  wire: "15000",
  fields: { sender: "+228 90 12-34-56" },
};

function walletAt(baseUrl: string, system: string, observer: ExchangeObserver, over: MakeOptions = {}) {
  return createWalletProvider({
    settings: { enabled: true, baseUrl, ca: "", clientId: TRAINING_CLIENT, system, account: "till" },
    context: {
      timeouts: { connectSeconds: 5, listenSeconds: (over.answerMs ?? 20_000) / 1000 },
      observer,
      secretsSet: ["wallet.salt"],
      secret: over.secret ?? (() => Promise.resolve(ok(TRAINING_SALT))),
      now: () => Date.now(),
    },
  });
}

type Stage = ProviderHarness & { readonly client: SandboxClient; readonly baseUrl: string };

function startWallet({ system, amount, wire, fields = {} }: Kind, customerMs: number | null = null) {
  return async (): Promise<Stage> => {
    const sandbox = await startSandbox({ ledgerFile: null, customerMs });
    closers.push(() => sandbox.close());
    const client = sandboxClient(sandbox);
    return {
      client,
      baseUrl: sandbox.baseUrl,
      make: (over = {}) => walletAt(sandbox.baseUrl, system, over.observer ?? silent, over),
      makeUnreachable: (observer) => walletAt("http://127.0.0.1:1", system, observer),
      intent: () => ({ attemptId: ids.next(), saleNumber: "1121-0043", fields, amount, code: null }),
      amountOnWire: wire,
      acted: () => sandbox.ledger.view().orders.length,
      faults: (...faults) => client.faults(...faults),
      ledger: () => sandbox.ledger.view(),
      held: () => client.held(),
      release: () => client.release(),
      wrong: [
        { on: "charge", say: "invoice", fields: { payment_id: 123 }, reason: "id-mismatch" },
        { on: "charge", say: "no invoice", fields: { payment_id: null }, reason: "unexpected-answer" },
        { on: "charge", say: "no tracking", fields: { tracking: null }, reason: "unexpected-answer" },
        {
          on: "charge",
          say: "an error beside it",
          fields: { error: { code: 0, message: "No" } },
          reason: "unexpected-answer",
        },
        { on: "status", say: "amount", fields: { amount: "0.01" }, reason: "amount-mismatch" },
        { on: "status", say: "no amount", fields: { amount: null }, reason: "unexpected-answer" },
        { on: "status", say: "currency", fields: { currency: "wave-ci.eur" }, reason: "amount-mismatch" },
        { on: "status", say: "other currency", fields: { currency: "imps.inr" }, reason: "amount-mismatch" },
        { on: "status", say: "no currency", fields: { currency: null }, reason: "amount-mismatch" },
        { on: "status", say: "invoice", fields: { payment_id: "123" }, reason: "id-mismatch" },
        { on: "status", say: "word", fields: { status: "PAID" }, reason: "unknown-status" },
        { on: "status", say: "word in small letters", fields: { status: "payed" }, reason: "unknown-status" },
        { on: "status", say: "payin error", fields: { status: "PAYIN_ERROR" }, reason: "provider-unsure" },
        {
          on: "status",
          say: "recalculated to less",
          fields: { status: "PAYED_RECALC", amount: "0.00000001", is_recalc: true },
          reason: "amount-mismatch",
        },
        {
          on: "status",
          say: "less credited",
          fields: { status: "PAYED_RECALC", accrual_amount: "0", fee: "0" },
          reason: "amount-mismatch",
        },
      ],
      signed: ["charge", "status"],
      secrets: [TRAINING_SALT],
      bearer: ({ fields: given }) => Object.values(given).flatMap((each) => [each, each.replaceAll(/\D/gu, "")]),
      echoes: (text) => [
        { on: "charge", reply: { kind: "error", code: 5, message: text } },
        { on: "charge", reply: { kind: "error", code: 0, message: `${text} already exists` } },
        { on: "charge", reply: { kind: "verbatim", body: text } },
        { on: "status", reply: { kind: "error", code: 5, message: text } },
        { on: "status", reply: { kind: "changed-data", data: { status: text } } },
        { on: "status", reply: { kind: "changed-data", data: { currency: text } } },
        { on: "status", reply: { kind: "verbatim", body: text } },
      ],
      orders: {
        set: (state) => client.order({ state }),
        states: ["processing", "paid", "declined", "cancelled"],
        absent: "not-found",
      },
    };
  };
}

const CAN = {
  direction: "merchant-qr",
  fiscalization: "none",
  status: true,
  cancel: false,
  refund: "none",
} as const;
describeProvider("Wallet e-invoice by card", CAN, startWallet(CARD));
describeProvider("Wallet e-invoice by coins", CAN, startWallet(COINS));
describeProvider("Wallet e-invoice by mobile money", CAN, startWallet(PHONE));

async function ask(harness: Stage, intent: ChargeIntent, refs = prepare(harness.make(), intent).refs) {
  return harness.make().queryStatus?.(refs, intent.amount, never());
}

describe("Wallet e-invoice over its sandbox", () => {
  it("shows a card's page as a QR, coins by address, and leaves mobile money to the phone", async () => {
    const shown = [];
    for (const kind of [CARD, COINS, PHONE]) {
      const harness = await startWallet(kind)();
      const outcome = await charge(harness.make(), harness.intent("approved"));
      shown.push(outcome.kind === "awaiting-customer" ? outcome.presentation : outcome);
      expect(harness.ledger().orders).toMatchObject([{ amount: kind.wire, state: "processing" }]);
    }
    expect(shown).toEqual([
      {
        kind: "qr",
        text: expect.stringMatching(/^https:\/\/pay\.sandbox\.invalid\/invoice\/[\dA-F-]{14}$/u) as string,
        expiresAt: null,
      },
      {
        kind: "crypto",
        address: expect.stringMatching(/^sandbox/u) as string,
        amount: COINS.wire,
        confirmations: 0,
        needed: 3,
      },
      { kind: "customer-device" },
    ]);
  });

  it("sends the customer's number without separators, and what else was filled in", async () => {
    const harness = await startWallet(PHONE)();
    await charge(harness.make(), { ...harness.intent("approved"), fields: { ...PHONE.fields, otp: "123 456" } });
    expect(harness.ledger().orders).toMatchObject([{ data: { sender: "22890123456", extra: '{"otp":"123 456"}' } }]);
  });

  it("follows an invoice that was made and whose answer was lost: processed later, paid, never made twice", async () => {
    const harness = await startWallet(CARD)();
    const intent = harness.intent("approved");
    await harness.faults({ on: "charge", reply: { kind: "drop" } });
    expect(await charge(harness.make(), intent)).toMatchObject({ kind: "unknown", reason: "connection-lost" });
    expect(harness.ledger().orders).toMatchObject([{ state: "waiting" }]);

    expect(await ask(harness, intent)).toMatchObject({ kind: "pending", presentation: { kind: "qr" } });
    expect(harness.ledger().orders).toMatchObject([{ state: "processing" }]);
    await harness.orders?.set("paid");
    expect(await ask(harness, intent)).toMatchObject({ kind: "paid" });
    expect(harness.acted()).toBe(1);
  });

  it.each([
    { reply: { kind: "drop" }, reason: "connection-lost" },
    { reply: { kind: "status", status: 502 }, reason: "http-error" },
    { reply: { kind: "bad-signature" }, reason: "bad-signature" },
    { reply: { kind: "changed-data", data: { payment_id: 123 } }, reason: "id-mismatch" },
    { reply: { kind: "changed-data", data: { tracking: "OTHER" } }, reason: "id-mismatch" },
    { reply: { kind: "changed-data", data: { status: "FINISHED" } }, reason: "provider-unsure" },
    { reply: { kind: "changed-data", data: { status: "paid" } }, reason: "unknown-status" },
    { reply: { kind: "changed-data", data: { pay_form: null, pay_link: null } }, reason: "unexpected-answer" },
  ] as const)("does not know what became of an invoice that may be processed: $reply", async ({ reply, reason }) => {
    const harness = await startWallet(CARD)();
    const intent = harness.intent("approved");
    await harness.faults({ on: "charge" }, { on: "charge", reply });
    const outcome = await charge(harness.make(), intent);
    expect(outcome).toMatchObject({ kind: "unknown", reason, refs: prepare(harness.make(), intent).refs });
    // The till goes on asking; the invoice is in the provider's hands.
    expect(await ask(harness, intent)).toMatchObject({ kind: "pending" });
    await harness.orders?.set("paid");
    expect(await ask(harness, intent)).toMatchObject({ kind: "paid" });
    expect(harness.acted()).toBe(1);
  });

  it("does not make a phone ring that was not asked in time", async () => {
    const harness = await startWallet(PHONE)();
    const intent = harness.intent("approved");
    await harness.faults({ on: "charge", reply: { kind: "drop" } });
    await charge(harness.make(), intent);
    expect(await ask(harness, intent)).toMatchObject({ kind: "pending", presentation: null });
    expect(harness.ledger().orders).toMatchObject([{ state: "waiting" }]);
  });

  it("does not know whether a phone rang when processing is refused; where nothing was shown, it is a no", async () => {
    const reply = { kind: "error", code: 7, message: "Operator is busy" } as const;
    const told = [];
    for (const kind of [PHONE, CARD, COINS]) {
      const harness = await startWallet(kind)();
      await harness.faults({ on: "charge" }, { on: "charge", acts: false, reply });
      told.push(await charge(harness.make(), harness.intent("approved")));
    }
    expect(told).toMatchObject([
      { kind: "unknown", reason: "provider-unsure" },
      { kind: "declined", decline: { code: "7", words: "Operator is busy" } },
      { kind: "declined" },
    ]);
  });

  it.each([
    ["paid", "paid"],
    ["declined", "declined"],
    ["processing", "pending"],
  ] as const)("asks what became of an invoice whose processing is refused as closed: %s", async (state, kind) => {
    const harness = await startWallet(CARD)();
    const intent = harness.intent("approved");
    const reply = { kind: "error", code: 7, message: "Payment is closed" } as const;
    await harness.faults({ on: "charge" }, { on: "charge", acts: false, reply });
    const outcome = await charge(harness.make(), intent);
    expect(outcome).toMatchObject({ kind: "unknown", reason: "provider-unsure", detail: "error 7: Payment is closed" });
    await harness.orders?.set(state);
    expect(await ask(harness, intent)).toMatchObject({ kind });
    expect(harness.acted()).toBe(1);
  });

  it("takes code 0 for the error that it is, and asks for the invoice that exists already", async () => {
    const harness = await startWallet(CARD)();
    const intent = harness.intent("approved");
    await charge(harness.make(), intent);
    const again = await charge(harness.make(), intent);
    expect(again).toMatchObject({
      kind: "unknown",
      reason: "provider-unsure",
      detail: "error 0: Transaction already exists",
    });
    expect(await ask(harness, intent)).toMatchObject({ kind: "pending" });
  });

  it("shows the difference of a recalculated payment, and takes one that is whole", async () => {
    const harness = await startWallet(CARD)();
    const intent = harness.intent("approved");
    await charge(harness.make(), intent);
    await harness.client.order({ state: "paid", paid: "127000.50" });
    const less = await ask(harness, intent);
    expect(less).toMatchObject({ kind: "unknown", reason: "amount-mismatch" });
    expect(JSON.stringify(less)).toContain("PAYED_RECALC: 127000.5 UAH instead of 127500.50 UAH: 500 less");
    await harness.client.order({ state: "paid", paid: "127500.50", data: { status: "PAYED_RECALC" } });
    expect(await ask(harness, intent)).toMatchObject({ kind: "paid" });
  });

  it("counts the confirmations of coins", async () => {
    const harness = await startWallet(COINS)();
    const intent = harness.intent("approved");
    await charge(harness.make(), intent);
    await harness.client.order({ state: "processing", data: { confirmations: "2" } });
    expect(await ask(harness, intent)).toMatchObject({
      kind: "pending",
      presentation: { kind: "crypto", confirmations: 2, needed: 3, amount: COINS.wire },
    });
  });

  it.each([
    [100_000, "paid"],
    [200_000, "declined"],
    [7_770_600, "cancelled"],
    [7_770_700, "pending"],
    [7_770_800, "unknown"],
  ] as const)("%i kopecks end as %s by themselves", async (minor, kind) => {
    const harness = await startWallet({ ...CARD, amount: { minor, currency: "UAH" } }, 0)();
    const intent = harness.intent("approved");
    await charge(harness.make(), intent);
    expect(await ask(harness, intent)).toMatchObject({ kind });
  });

  it("ends coins by their fraction, too", async () => {
    const harness = await startWallet({ ...COINS, amount: { minor: 77_708, currency: "BTC" } }, 0)();
    const intent = harness.intent("approved");
    await charge(harness.make(), intent);
    const status = await ask(harness, intent);
    expect(status).toMatchObject({ kind: "unknown", reason: "amount-mismatch" });
    expect(JSON.stringify(status)).toContain("0.00077707 BTC instead of 0.00077708 BTC: 0.00000001 less");
  });

  it("is refused as a stranger without a signature or with another client number", async () => {
    const harness = await startWallet(CARD)();
    const stranger = harness.make({ secret: () => Promise.resolve(ok("another salt")) });
    expect(await charge(stranger, harness.intent("approved"))).toMatchObject({
      kind: "unknown",
      reason: "bad-signature",
    });
    const steps = await stranger.testConnection(never());
    expect(steps.find((each) => each.step === "authentication")).toMatchObject({ result: "failed" });
    expect(harness.acted()).toBe(0);
  });

  it("asks for what the payment system needs, and refuses to go without it", async () => {
    const orange: Kind = { ...PHONE, system: "orange_money-ci.xof" };
    const harness = await startWallet(orange)();
    const provider = harness.make();
    const fields = await provider.extraFields?.(never());
    expect(fields).toEqual(
      ok([
        { name: "sender", label: "sender", required: true, kind: "phone" },
        { name: "otp", label: "One-time code from the app", required: true, kind: "text" },
      ]),
    );
    const intent = harness.intent("approved");
    expect(provider.prepareCharge({ ...intent, fields: {} })).toMatchObject({
      error: { field: "sender", reason: "field-missing" },
    });
    expect(provider.prepareCharge(intent)).toMatchObject({ error: { field: "otp", reason: "field-missing" } });
    const filled = { ...intent, fields: { ...intent.fields, otp: "1234" } };
    expect(provider.prepareCharge(filled)).toMatchObject({ ok: true });
    // Another system of the same currency, chosen for this sale alone.
    const other = { ...intent, fields: { ...intent.fields, system: "wave-ci.xof" } };
    expect(await charge(provider, other)).toMatchObject({ kind: "awaiting-customer" });
    expect(harness.ledger().orders).toMatchObject([{ currency: "wave-ci.xof" }]);
    const refs = await pay(harness, { ...other, attemptId: ids.next() });
    expect(refs).toEqual({
      reference: expect.stringMatching(/^\d+$/u) as string,
      transactionId: harness.ledger().orders[1]?.id,
    });
  });
});
