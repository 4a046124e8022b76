import { describe, expect, it, vi } from "vitest";
import type { PaymentProvider, PreparedRefund } from "../../electron/payments/port.ts";
import type { Money } from "../../shared/domain/money.ts";
import type { ProviderRefs } from "../../shared/domain/sale.ts";
import { never, pay, silent, type ProviderHarness } from "./harness.ts";
import { MISHAPS } from "./mishaps.ts";

/** What holds for a provider that gives money back. */
export function describeRefunding(name: string, start: () => Promise<ProviderHarness>): void {
  async function paid() {
    const harness = await start();
    const intent = harness.intent("approved");
    return { harness, paid: intent.amount, refs: await pay(harness, intent) };
  }

  function prepare(provider: PaymentProvider, refs: ProviderRefs, amount: Money, whole: Money): PreparedRefund {
    const prepared = provider.prepareRefund?.({ refundId: "01JD0000000000000000000009", amount, paid: whole, refs });
    if (!prepared?.ok) throw new Error(`not prepared: ${JSON.stringify(prepared)}`);
    return prepared.value;
  }

  describe(`${name}: refunding`, () => {
    it("gives all of it back, once", async () => {
      const { harness, refs, paid: whole } = await paid();
      const outcome = await prepare(harness.make(), refs, whole, whole).send(() => {}, never());
      expect(outcome).toEqual({ kind: "refunded" });
      expect(harness.ledger().refunds).toHaveLength(1);
    });

    it("gives parts back, and never more than was paid", async () => {
      const { harness, refs, paid: whole } = await paid();
      if (harness.make().capabilities.refund !== "partial") return;
      const half = { ...whole, minor: whole.minor / 2 };
      const send = (amount: Money) => prepare(harness.make(), refs, amount, whole).send(() => {}, never());
      expect([(await send(half)).kind, (await send(half)).kind]).toEqual(["refunded", "refunded"]);
      expect(await send(half)).toMatchObject({ kind: "declined", decline: { words: expect.any(String) as string } });
      expect(harness.ledger().refunds).toHaveLength(2);
    });

    it("records it before the provider hears of it, and sends nothing when that fails", async () => {
      const { harness, refs, paid: whole } = await paid();
      const problem = new Error("the disk is full");
      const attempt = prepare(harness.make(), refs, whole, whole).send(() => {
        throw problem;
      }, never());
      await expect(attempt).rejects.toBe(problem);
      expect(harness.ledger().refunds).toEqual([]);
    });

    it("proves that nothing was sent: nobody listens, or there is no secret", async () => {
      const { harness, refs, paid: whole } = await paid();
      const beforeSend = vi.fn<() => void>();
      const away = prepare(harness.makeUnreachable(silent), refs, whole, whole);
      expect(await away.send(beforeSend, never())).toMatchObject({ kind: "not-sent", reason: "refused" });
      if (harness.secrets.length > 0) {
        const bare = harness.make({ secret: () => Promise.resolve({ ok: true, value: null }) });
        const outcome = await prepare(bare, refs, whole, whole).send(beforeSend, never());
        expect(outcome).toMatchObject({ kind: "not-sent", reason: "secret-unavailable" });
      }
      expect(beforeSend).not.toHaveBeenCalled();
    });

    it("does not believe an answer with a wrong amount, id or status", async () => {
      const { harness, refs, paid: whole } = await paid();
      for (const { fields, reason, say } of harness.wrong.filter((each) => each.on === "refund")) {
        await harness.faults({ on: "refund", acts: false, reply: { kind: "changed-data", data: fields } });
        const outcome = await prepare(harness.make(), refs, whole, whole).send(() => {}, never());
        expect({ say, ...outcome }).toMatchObject({ say, kind: "unknown", reason });
      }
    });

    it("does not believe an answer with a bad signature", async () => {
      const { harness, refs, paid: whole } = await paid();
      if (!harness.signed.includes("refund")) return;
      await harness.faults({ on: "refund", reply: { kind: "bad-signature" } });
      const outcome = await prepare(harness.make(), refs, whole, whole).send(() => {}, never());
      expect(outcome).toMatchObject({ kind: "unknown", reason: "bad-signature" });
    });

    it.each(MISHAPS)("after $say, does not claim to know (given back: $acts)", async ({ acts, reply }) => {
      const { harness, refs, paid: whole } = await paid();
      await harness.faults({ on: "refund", acts, reply });
      const outcome = await prepare(harness.make(), refs, whole, whole).send(() => {}, never());
      expect(outcome.kind).toBe("unknown");
      expect(harness.ledger().refunds).toHaveLength(acts ? 1 : 0);
    });
  });
}
