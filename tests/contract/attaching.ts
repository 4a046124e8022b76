import { describe, expect, it, vi } from "vitest";
import type { PaymentProvider } from "../../electron/payments/port.ts";
import type { Receipt } from "../../shared/domain/receipt.ts";
import { never, pay, type ProviderHarness } from "./harness.ts";
import { MISHAPS } from "./mishaps.ts";

function attach(provider: PaymentProvider): NonNullable<PaymentProvider["attachReceipt"]> {
  if (!provider.attachReceipt) throw new Error("attaches no receipts");
  return provider.attachReceipt;
}

function receiptOf(harness: ProviderHarness, outcome: "receipt" | "receipt-rejected"): Receipt {
  if (!harness.receipt) throw new Error("a provider that attaches receipts needs `receipt` in its harness");
  return harness.receipt(outcome);
}

/** What holds for a provider whose payments are finished by a fiscal receipt. */
export function describeAttaching(name: string, start: () => Promise<ProviderHarness>): void {
  describe(`${name}: attaching a receipt`, () => {
    it("attaches it once and says so; the same pair again is harmless", async () => {
      const harness = await start();
      const provider = harness.make();
      const refs = await pay(harness);
      const receipt = receiptOf(harness, "receipt");
      expect(await attach(provider)(refs, receipt, never())).toMatchObject({ kind: "fiscalized" });
      expect(await attach(provider)(refs, receipt, never())).toMatchObject({ kind: "fiscalized" });
      expect(harness.ledger().receipts).toMatchObject([
        { transactionId: refs.transactionId, url: receipt.url, times: 2 },
      ]);
    });

    it("says a refusal with the provider's words", async () => {
      const harness = await start();
      const provider = harness.make();
      const refs = await pay(harness);
      const outcome = await attach(provider)(refs, receiptOf(harness, "receipt-rejected"), never());
      expect(outcome).toMatchObject({
        kind: "rejected",
        rejection: { words: expect.stringMatching(/^[^{]+$/u) as string },
      });
    });

    it("asks to be tried again where nobody listens", async () => {
      const harness = await start();
      const refs = await pay(harness);
      const observer = {
        answered: vi.fn<() => void>(),
        reached: vi.fn<() => void>(),
        unreachable: vi.fn<() => void>(),
      };
      const outcome = await attach(harness.makeUnreachable(observer))(refs, receiptOf(harness, "receipt"), never());
      expect(outcome).toMatchObject({ kind: "retry", reason: "refused", retryAfterMs: null });
      expect(observer.unreachable).toHaveBeenCalledOnce();
    });

    it("waits as long as it is told to", async () => {
      const harness = await start();
      const provider = harness.make();
      const refs = await pay(harness);
      await harness.faults({ on: "attach", acts: false, reply: { kind: "status", status: 429, retryAfter: "7" } });
      const outcome = await attach(provider)(refs, receiptOf(harness, "receipt"), never());
      expect(outcome).toMatchObject({ kind: "retry", reason: "provider-busy", retryAfterMs: 7000 });
    });

    it("asks to be tried again without a transaction id, and sends nothing", async () => {
      const harness = await start();
      const outcome = await attach(harness.make())({}, receiptOf(harness, "receipt"), never());
      expect(outcome.kind).toBe("retry");
    });

    it.each(MISHAPS)("after $say, asks to be tried again, and the next try succeeds", async ({ acts, reply }) => {
      const harness = await start();
      const provider = harness.make();
      const refs = await pay(harness);
      const receipt = receiptOf(harness, "receipt");
      await harness.faults({ on: "attach", acts, reply });
      expect((await attach(provider)(refs, receipt, never())).kind).toBe("retry");
      expect(await attach(provider)(refs, receipt, never())).toMatchObject({ kind: "fiscalized" });
      expect(harness.ledger().receipts).toHaveLength(1);
    });
  });
}
