import { describe, expect, it, vi } from "vitest";
import { err, ok } from "../../shared/result.ts";
import { charge, prepare, waits, type ProviderHarness } from "./harness.ts";
import { MISHAPS } from "./mishaps.ts";

/** What holds for every charge, whoever the provider is and whatever it can do. */
export function describeCharging(name: string, start: () => Promise<ProviderHarness>): void {
  describe(`${name}: charging`, () => {
    it("is ready, and tells the amount and the address beforehand", async () => {
      const harness = await start();
      const provider = harness.make();
      expect(provider.readiness()).toBeNull();
      const { endpoint, wire } = prepare(provider, harness.intent("approved"));
      expect({ endpoint, amount: wire.amount }).toEqual({ endpoint: provider.endpoint, amount: harness.amountOnWire });
      expect(harness.acted()).toBe(0);
    });

    it("acts once, and names the id by which the provider knows it", async () => {
      const harness = await start();
      const provider = harness.make();
      const outcome = await charge(provider, harness.intent("approved"));
      expect(outcome.kind).toBe(waits(provider.capabilities) ? "awaiting-customer" : "paid");
      expect(harness.acted()).toBe(1);
      const { charges, orders } = harness.ledger();
      const ids = [...charges.map((row) => row.transactionId), ...orders.flatMap((row) => [row.id, row.reference])];
      const refs = "refs" in outcome ? Object.values(outcome.refs ?? {}) : [];
      expect(refs.length).toBeGreaterThan(0);
      expect(ids.some((id) => refs.includes(id))).toBe(true);
    });

    it("proves that nothing was sent where nobody listens", async () => {
      const harness = await start();
      const beforeSend = vi.fn<() => void>();
      const observer = {
        answered: vi.fn<() => void>(),
        reached: vi.fn<() => void>(),
        unreachable: vi.fn<() => void>(),
      };
      const outcome = await charge(harness.makeUnreachable(observer), harness.intent("approved"), beforeSend);
      expect(outcome).toMatchObject({ kind: "not-sent", reason: "refused" });
      expect(beforeSend).not.toHaveBeenCalled();
      expect(observer.unreachable).toHaveBeenCalledOnce();
    });

    it("sends nothing when the record of sending fails, and throws that very error", async () => {
      const harness = await start();
      const problem = new Error("the disk is full");
      const attempt = charge(harness.make(), harness.intent("approved"), () => {
        throw problem;
      });
      await expect(attempt).rejects.toBe(problem);
      expect([harness.acted(), harness.ledger().orders.length, harness.ledger().presented.length]).toEqual([0, 0, 0]);
    });

    it("records the sending once, before the provider hears of it", async () => {
      const harness = await start();
      const heard: number[] = [];
      await charge(harness.make(), harness.intent("approved"), () => {
        const { orders, presented } = harness.ledger();
        heard.push(orders.length + presented.length);
      });
      expect(heard).toEqual([0]);
    });

    it("sends nothing when it was stopped before", async () => {
      const harness = await start();
      const beforeSend = vi.fn<() => void>();
      const outcome = await charge(harness.make(), harness.intent("approved"), beforeSend, AbortSignal.abort());
      expect(outcome.kind).toBe("not-sent");
      expect(beforeSend).not.toHaveBeenCalled();
      expect(harness.acted()).toBe(0);
    });

    it("sends nothing without its secret", async () => {
      const harness = await start();
      if (harness.secrets.length === 0) return;
      const unreadable = err({ kind: "secret-unavailable", detail: "locked" } as const);
      for (const found of [ok(null), unreadable]) {
        const beforeSend = vi.fn<() => void>();
        const provider = harness.make({ secret: () => Promise.resolve(found) });
        const outcome = await charge(provider, harness.intent("approved"), beforeSend);
        expect(outcome).toMatchObject({ kind: "not-sent", reason: "secret-unavailable" });
        expect(beforeSend).not.toHaveBeenCalled();
      }
      expect(harness.acted()).toBe(0);
    });

    it("does not know the outcome when stopped while it waits", async () => {
      const harness = await start();
      await harness.faults({ on: "charge", hold: "after" });
      const stop = new AbortController();
      const outcome = charge(harness.make(), harness.intent("approved"), () => {}, stop.signal);
      await harness.held();
      stop.abort();
      expect(await outcome).toMatchObject({ kind: "unknown", reason: "no-answer" });
      expect(harness.acted()).toBe(1);
      await harness.release();
    });

    it("does not know the outcome when no answer comes in time", async () => {
      const harness = await start();
      await harness.faults({ on: "charge", reply: { kind: "hang" } });
      const outcome = await charge(harness.make({ answerMs: 1000 }), harness.intent("approved"));
      expect(outcome).toMatchObject({ kind: "unknown", reason: "no-answer" });
    });

    it("does not know the outcome when the answer trickles in byte by byte", async () => {
      const harness = await start();
      await harness.faults({ on: "charge", reply: { kind: "drip", everyMs: 50 } });
      const outcome = await charge(harness.make({ answerMs: 1000 }), harness.intent("approved"));
      expect(outcome).toMatchObject({ kind: "unknown", reason: "no-answer" });
      expect(harness.acted()).toBe(1);
    });

    it("says that the provider was reached when a request left and its answer was lost", async () => {
      const harness = await start();
      const observer = {
        answered: vi.fn<() => void>(),
        reached: vi.fn<() => void>(),
        unreachable: vi.fn<() => void>(),
      };
      await harness.faults({ on: "charge", reply: { kind: "reset" } });
      await charge(harness.make({ observer }), harness.intent("approved"));
      expect(observer.reached).toHaveBeenCalledOnce();
      expect(observer.unreachable).not.toHaveBeenCalled();
    });

    it("watches the provider's clock", async () => {
      const harness = await start();
      const answered = vi.fn<(skewMs: number | null) => void>();
      await charge(
        harness.make({ observer: { answered, reached: () => {}, unreachable: () => {} } }),
        harness.intent("approved"),
      );
      expect(answered).toHaveBeenCalled();
      expect(Math.abs(answered.mock.calls[0]?.[0] ?? Number.NaN)).toBeLessThan(5000);
    });

    it.each(MISHAPS)("after $say, does not claim to know (acted: $acts)", async ({ acts, reply, reason }) => {
      const harness = await start();
      await harness.faults({ on: "charge", acts, reply });
      const outcome = await charge(harness.make(), harness.intent("approved"));
      // Where answers are signed, a body that is none of the provider's has no signature either.
      const reasons = harness.signed.includes("charge") ? [reason, "bad-signature"] : [reason];
      expect(outcome.kind).toBe("unknown");
      expect(reasons).toContain("reason" in outcome ? outcome.reason : null);
      expect(harness.acted()).toBe(acts ? 1 : 0);
    });

    it("does not believe an answer with a wrong amount, currency, id or status", async () => {
      const harness = await start();
      for (const { fields, reason, say } of harness.wrong.filter((each) => each.on === "charge")) {
        await harness.faults({ on: "charge", reply: { kind: "changed-data", data: fields } });
        const outcome = await charge(harness.make(), harness.intent("approved"));
        expect({ say, ...outcome }).toMatchObject({ say, kind: "unknown", reason });
      }
    });

    it("does not believe an answer with a bad signature", async () => {
      const harness = await start();
      if (!harness.signed.includes("charge")) return;
      await harness.faults({ on: "charge", reply: { kind: "bad-signature" } });
      const outcome = await charge(harness.make(), harness.intent("approved"));
      expect(outcome).toMatchObject({ kind: "unknown", reason: "bad-signature" });
    });

    it("says a refusal with the provider's words", async () => {
      const harness = await start();
      const provider = harness.make();
      if (waits(provider.capabilities)) return;
      const outcome = await charge(provider, harness.intent("declined"));
      expect(outcome).toMatchObject({ kind: "declined", decline: { words: expect.stringMatching(/./u) as string } });
      expect(harness.acted()).toBe(0);
    });
  });

  describe(`${name}: testing the connection`, () => {
    it("finds nothing wrong where nothing is, and moves no money", async () => {
      const harness = await start();
      const steps = await harness.make().testConnection(new AbortController().signal);
      expect(steps.map((each) => each.step)).toEqual([
        "address",
        "name",
        "connection",
        "tls",
        "authentication",
        "answer",
        "clock",
      ]);
      expect(steps.filter((each) => each.result === "failed")).toEqual([]);
      expect(steps.find((each) => each.step === "answer")?.result).toBe("ok");
      expect(harness.acted()).toBe(0);
    });

    it("says that nobody listens", async () => {
      const harness = await start();
      const provider = harness.makeUnreachable({ answered: () => {}, reached: () => {}, unreachable: () => {} });
      const steps = await provider.testConnection(new AbortController().signal);
      expect(steps.filter((each) => each.result === "failed").map((each) => each.step)).toEqual(["connection"]);
    });
  });
}
