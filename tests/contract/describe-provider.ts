import { describe, expect, it, vi } from "vitest";
import type { ChargeOutcome, PaymentProvider } from "../../electron/payments/port.ts";
import type { FaultInput } from "../../electron/payments/sandbox/faults.ts";
import type { ProviderHarness } from "./harness.ts";

const INTENT = { attemptId: "01JD0000000000000000000001", saleNumber: "1121-0043", fields: {} } as const;
const never = () => new AbortController().signal;

function attach(provider: PaymentProvider): NonNullable<PaymentProvider["attachReceipt"]> {
  if (!provider.attachReceipt) throw new Error("attaches no receipts");
  return provider.attachReceipt;
}

/** What every provider must do, whoever it is. */
export function describeProvider(name: string, start: () => Promise<ProviderHarness>): void {
  async function charge(
    provider: PaymentProvider,
    harness: ProviderHarness,
    code: string,
    beforeSend: () => void = () => {},
    signal: AbortSignal = never(),
  ): Promise<ChargeOutcome> {
    const prepared = provider.prepareCharge({ ...INTENT, amount: harness.amount, code });
    if (!prepared.ok) throw new Error(`not prepared: ${JSON.stringify(prepared.error)}`);
    return prepared.value.send(beforeSend, signal);
  }

  async function paid(provider: PaymentProvider, harness: ProviderHarness) {
    const outcome = await charge(provider, harness, harness.code("approved"));
    if (outcome.kind !== "paid") throw new Error(`not paid: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  describe(`${name}: charging`, () => {
    it("takes the money once and says so, with the id by which the provider knows it", async () => {
      const harness = await start();
      const code = harness.code("approved");
      const outcome = await charge(harness.make(), harness, code);
      const [row, ...more] = harness.ledger().charges;
      expect(more).toEqual([]);
      expect(row).toMatchObject({ code, amount: harness.amountOnWire });
      expect(outcome).toMatchObject({ kind: "paid", refs: { transactionId: row?.transactionId } });
    });

    it("tells the amount and the address beforehand", async () => {
      const harness = await start();
      const provider = harness.make();
      const prepared = provider.prepareCharge({
        ...INTENT,
        amount: harness.amount,
        code: harness.code("approved"),
      });
      expect(prepared).toMatchObject({
        ok: true,
        value: { endpoint: provider.endpoint, wire: { amount: harness.amountOnWire } },
      });
      expect(harness.ledger().presented).toEqual([]);
    });

    it("says a refusal with the provider's words", async () => {
      const harness = await start();
      const outcome = await charge(harness.make(), harness, harness.code("declined"));
      expect(outcome).toMatchObject({ kind: "declined", decline: { words: expect.stringMatching(/./u) as string } });
      expect(harness.ledger().charges).toEqual([]);
    });

    it("proves that nothing was sent where nobody listens", async () => {
      const harness = await start();
      const beforeSend = vi.fn<() => void>();
      const observer = { answered: vi.fn<() => void>(), unreachable: vi.fn<() => void>() };
      const outcome = await charge(harness.makeUnreachable(observer), harness, harness.code("approved"), beforeSend);
      expect(outcome).toMatchObject({ kind: "not-sent", reason: "refused" });
      expect(beforeSend).not.toHaveBeenCalled();
      expect(observer.unreachable).toHaveBeenCalledOnce();
    });

    it("sends nothing when the record of sending fails, and throws that very error", async () => {
      const harness = await start();
      const problem = new Error("the disk is full");
      const attempt = charge(harness.make(), harness, harness.code("approved"), () => {
        throw problem;
      });
      await expect(attempt).rejects.toBe(problem);
      expect(harness.ledger().presented).toEqual([]);
    });

    it("records the sending before the provider hears of it", async () => {
      const harness = await start();
      let presentedBefore: number | null = null;
      await charge(harness.make(), harness, harness.code("approved"), () => {
        presentedBefore = harness.ledger().presented.length;
      });
      expect(presentedBefore).toBe(0);
    });

    it("sends nothing when it was stopped before", async () => {
      const harness = await start();
      const beforeSend = vi.fn<() => void>();
      const code = harness.code("approved");
      const outcome = await charge(harness.make(), harness, code, beforeSend, AbortSignal.abort());
      expect(outcome.kind).toBe("not-sent");
      expect(beforeSend).not.toHaveBeenCalled();
      expect(harness.ledger().presented).toEqual([]);
    });

    it("does not know the outcome when stopped while it waits", async () => {
      const harness = await start();
      await harness.faults({ on: "charge", hold: "after" });
      const stop = new AbortController();
      const outcome = charge(harness.make(), harness, harness.code("approved"), () => {}, stop.signal);
      await harness.held();
      stop.abort();
      expect(await outcome).toMatchObject({ kind: "unknown", reason: "no-answer" });
      expect(harness.ledger().charges).toHaveLength(1);
      await harness.release();
    });

    it("does not know the outcome when no answer comes in time", async () => {
      const harness = await start();
      await harness.faults({ on: "charge", reply: { kind: "hang" } });
      const outcome = await charge(harness.make({ answerMs: 1000 }), harness, harness.code("approved"));
      expect(outcome).toMatchObject({ kind: "unknown", reason: "no-answer" });
    });

    it("watches the provider's clock", async () => {
      const harness = await start();
      const answered = vi.fn<(skewMs: number | null) => void>();
      await charge(harness.make({ observer: { answered, unreachable: () => {} } }), harness, harness.code("approved"));
      expect(answered).toHaveBeenCalledOnce();
      expect(Math.abs(answered.mock.calls[0]?.[0] ?? Number.NaN)).toBeLessThan(5000);
    });

    it.each(MISHAPS)("after $say, does not claim to know (money taken: $acts)", async ({ acts, reply, reason }) => {
      const harness = await start();
      await harness.faults({ on: "charge", acts, reply });
      const outcome = await charge(harness.make(), harness, harness.code("approved"));
      expect(outcome).toMatchObject({ kind: "unknown", reason });
      expect(harness.ledger().charges).toHaveLength(acts ? 1 : 0);
      expect(harness.ledger().presented).toMatchObject([{ times: 1 }]);
    });

    it("keeps the customer's code, card and phone out of every outcome", async () => {
      const harness = await start();
      const code = harness.code("approved");
      const card = "8600123456789012";
      const phone = "998901234567";
      const echo = `Code ${code} of card 8600 1234 5678 9012, phone +${phone}`;
      const data = { card_number: card, phone_number: phone, message: echo, error_note: echo };
      const outcomes: ChargeOutcome[] = [];
      for (const reply of [
        { kind: "changed-data", data },
        { kind: "changed-data", data: { ...data, status: echo } },
        { kind: "changed-data", data: { ...data, status: "failed" } },
        { kind: "changed-data", data: { ...data, payment_id: code } },
        { kind: "changed-data", data: { ...data, transaction_id: code } },
        { kind: "error", shape: "flat", code: 5, message: echo },
        { kind: "error", shape: "enveloped", code: 106, message: echo },
        { kind: "error", shape: "enveloped", code: 999, message: echo },
        { kind: "verbatim", body: echo },
      ] as const) {
        await harness.faults({ on: "charge", acts: false, reply });
        outcomes.push(await charge(harness.make(), harness, code));
      }
      const record = JSON.stringify(outcomes);
      for (const secret of [code, card, phone, "8600 1234 5678 9012"]) expect(record).not.toContain(secret);
      expect(outcomes.map((each) => each.kind)).toContain("paid");
    });
  });

  describe(`${name}: attaching a receipt`, () => {
    it("attaches it once and says so; the same pair again is harmless", async () => {
      const harness = await start();
      const provider = harness.make();
      const { refs } = await paid(provider, harness);
      const receipt = harness.receipt("receipt");
      expect(await attach(provider)(refs, receipt, never())).toMatchObject({ kind: "fiscalized" });
      expect(await attach(provider)(refs, receipt, never())).toMatchObject({ kind: "fiscalized" });
      expect(harness.ledger().receipts).toMatchObject([
        { transactionId: refs.transactionId, url: receipt.url, times: 2 },
      ]);
    });

    it("says a refusal with the provider's words", async () => {
      const harness = await start();
      const provider = harness.make();
      const { refs } = await paid(provider, harness);
      const outcome = await attach(provider)(refs, harness.receipt("receipt-rejected"), never());
      expect(outcome).toMatchObject({
        kind: "rejected",
        rejection: { words: expect.stringMatching(/^[^{]+$/u) as string },
      });
    });

    it("asks to be tried again where nobody listens", async () => {
      const harness = await start();
      const { refs } = await paid(harness.make(), harness);
      const observer = { answered: vi.fn<() => void>(), unreachable: vi.fn<() => void>() };
      const outcome = await attach(harness.makeUnreachable(observer))(refs, harness.receipt("receipt"), never());
      expect(outcome).toMatchObject({ kind: "retry", reason: "refused", retryAfterMs: null });
      expect(observer.unreachable).toHaveBeenCalledOnce();
    });

    it("waits as long as it is told to", async () => {
      const harness = await start();
      const provider = harness.make();
      const { refs } = await paid(provider, harness);
      await harness.faults({ on: "attach", acts: false, reply: { kind: "status", status: 429, retryAfter: "7" } });
      const outcome = await attach(provider)(refs, harness.receipt("receipt"), never());
      expect(outcome).toMatchObject({ kind: "retry", reason: "provider-busy", retryAfterMs: 7000 });
    });

    it("asks to be tried again without a transaction id, and sends nothing", async () => {
      const harness = await start();
      const outcome = await attach(harness.make())({}, harness.receipt("receipt"), never());
      expect(outcome.kind).toBe("retry");
    });

    it.each(MISHAPS)("after $say, asks to be tried again, and the next try succeeds", async ({ acts, reply }) => {
      const harness = await start();
      const provider = harness.make();
      const { refs } = await paid(provider, harness);
      const receipt = harness.receipt("receipt");
      await harness.faults({ on: "attach", acts, reply });
      expect((await attach(provider)(refs, receipt, never())).kind).toBe("retry");
      expect(await attach(provider)(refs, receipt, never())).toMatchObject({ kind: "fiscalized" });
      expect(harness.ledger().receipts).toHaveLength(1);
    });
  });
}

type Mishap = Required<Pick<FaultInput, "acts" | "reply">> & { readonly say: string; readonly reason: string };

/** What may happen to any answer on its way, whatever the provider. */
const MISHAPS: readonly Mishap[] = [
  { say: "a dropped connection", acts: true, reply: { kind: "drop" }, reason: "connection-lost" },
  { say: "a dropped connection", acts: false, reply: { kind: "drop" }, reason: "connection-lost" },
  { say: "a reset", acts: true, reply: { kind: "reset" }, reason: "connection-lost" },
  { say: "HTTP 500", acts: true, reply: { kind: "status", status: 500 }, reason: "http-error" },
  { say: "HTTP 503", acts: false, reply: { kind: "status", status: 503, retryAfter: "1" }, reason: "http-error" },
  { say: "HTTP 403", acts: false, reply: { kind: "status", status: 403 }, reason: "http-error" },
  {
    say: "success under HTTP 500",
    acts: true,
    reply: { kind: "normal-with-status", status: 500 },
    reason: "http-error",
  },
  {
    say: "success under HTTP 400",
    acts: true,
    reply: { kind: "normal-with-status", status: 400 },
    reason: "http-error",
  },
  { say: "an HTML page", acts: true, reply: { kind: "html" }, reason: "unreadable-answer" },
  { say: "a gateway's HTML page", acts: true, reply: { kind: "html", status: 502 }, reason: "http-error" },
  { say: "JSON cut short", acts: true, reply: { kind: "cut-json" }, reason: "unreadable-answer" },
  { say: "a body shorter than promised", acts: true, reply: { kind: "short-body" }, reason: "connection-lost" },
  { say: "malformed JSON", acts: true, reply: { kind: "malformed-json" }, reason: "unreadable-answer" },
  { say: "an empty body", acts: true, reply: { kind: "empty" }, reason: "unreadable-answer" },
  {
    say: "a body that is too large",
    acts: true,
    reply: { kind: "huge", bytes: 2 * 1024 * 1024 },
    reason: "answer-too-large",
  },
  {
    say: "a redirect",
    acts: false,
    reply: { kind: "redirect", location: "http://127.0.0.1:9/" },
    reason: "http-error",
  },
  {
    say: "a gzip bomb",
    acts: true,
    reply: { kind: "gzip-bomb", bytes: 64 * 1024 * 1024 },
    reason: "unreadable-answer",
  },
  { say: "JSON of another kind", acts: true, reply: { kind: "verbatim", body: "[1, 2]" }, reason: "unexpected-answer" },
];
