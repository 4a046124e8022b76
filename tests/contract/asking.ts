import { describe, expect, it } from "vitest";
import type { PaymentProvider } from "../../electron/payments/port.ts";
import type { OrderState } from "../../electron/payments/sandbox/orders.ts";
import { charge, never, pay, prepare, waits, type OrderHarness, type ProviderHarness } from "./harness.ts";
import { MISHAPS } from "./mishaps.ts";

type Asks = Required<Pick<PaymentProvider, "queryStatus">> & PaymentProvider;
type Stage = ProviderHarness & { readonly orders: OrderHarness };

/** What each end of an order is called in the till. */
const ENDS: Readonly<Record<OrderState, string>> = {
  waiting: "pending",
  processing: "pending",
  paid: "paid",
  declined: "declined",
  expired: "expired",
  cancelled: "cancelled",
};

/** What holds for a provider that can be asked what became of an attempt. */
export function describeAsking(name: string, start: () => Promise<ProviderHarness>): void {
  async function stage(): Promise<Stage> {
    const harness = await start();
    if (!harness.orders) throw new Error("a provider with a status call needs `orders` in its harness");
    return { ...harness, orders: harness.orders };
  }

  function asking(provider: PaymentProvider): Asks {
    const { queryStatus } = provider;
    if (!provider.capabilities.status || !queryStatus) throw new Error("the provider cannot be asked");
    return { ...provider, queryStatus };
  }

  /** The answer was lost; the order is there, and its customer has paid. */
  async function lostAndPaid(harness: Stage) {
    const intent = harness.intent("approved");
    const prepared = prepare(harness.make(), intent);
    await harness.faults({ on: "charge", acts: true, reply: { kind: "drop" } });
    const outcome = await prepared.send(() => {}, never());
    expect(outcome).toMatchObject({ kind: "unknown", reason: "connection-lost" });
    await harness.orders.set("paid");
    return { intent, refs: prepared.refs };
  }

  describe(`${name}: asking what became of it`, () => {
    it("finds a payment whose answer was lost, also after a restart", async () => {
      const harness = await stage();
      const { intent, refs } = await lostAndPaid(harness);
      const status = await asking(harness.make()).queryStatus(refs, intent.amount, never());
      expect(status).toMatchObject({ kind: "paid" });
      expect(harness.acted()).toBe(1);
    });

    it("finds that a request which was lost never arrived", async () => {
      const harness = await stage();
      const intent = harness.intent("approved");
      const prepared = prepare(harness.make(), intent);
      await harness.faults({ on: "charge", acts: false, reply: { kind: "drop" } });
      expect((await prepared.send(() => {}, never())).kind).toBe("unknown");
      const status = await asking(harness.make()).queryStatus(prepared.refs, intent.amount, never());
      expect(status.kind).toBe(harness.orders.absent);
    });

    it("sees the customer take their time, begin, and pay", async () => {
      const harness = await stage();
      const provider = asking(harness.make());
      if (!waits(provider.capabilities)) return;
      const intent = harness.intent("approved");
      const outcome = await charge(provider, intent);
      const refs = outcome.kind === "awaiting-customer" ? outcome.refs : {};
      const ask = async () => (await asking(harness.make()).queryStatus(refs, intent.amount, never())).kind;
      expect(await ask()).toBe("pending");
      if (harness.orders.states.includes("processing")) {
        await harness.orders.set("processing");
        expect(await ask()).toBe("pending");
      }
      await harness.orders.set("paid");
      expect(await ask()).toBe("paid");
    });

    it("tells every end by its name, and says why", async () => {
      const harness = await stage();
      for (const state of harness.orders.states) {
        const intent = harness.intent("approved");
        const prepared = prepare(harness.make(), intent);
        await prepared.send(() => {}, never());
        await harness.orders.set(state);
        const status = await asking(harness.make()).queryStatus(prepared.refs, intent.amount, never());
        expect({ state, kind: status.kind }).toEqual({ state, kind: ENDS[state] });
        if (status.kind === "declined") expect(status.decline.words ?? status.decline.code).toMatch(/./u);
      }
    });

    it("does not open a second order under one reference", async () => {
      const harness = await stage();
      const intent = harness.intent("approved");
      await charge(harness.make(), intent);
      const again = await charge(harness.make(), intent);
      // "Declined" would free the sale for another charge while the first stands.
      expect(["unknown", "awaiting-customer", "paid"]).toContain(again.kind);
      expect(harness.acted()).toBe(1);
      expect(harness.ledger().orders).toHaveLength(1);
    });

    it("does not believe a status with a wrong amount, currency, id or word", async () => {
      const harness = await stage();
      const { intent, refs } = await lostAndPaid(harness);
      for (const { fields, reason, say } of harness.wrong.filter((each) => each.on === "status")) {
        await harness.faults({ on: "status", reply: { kind: "changed-data", data: fields } });
        const status = await asking(harness.make()).queryStatus(refs, intent.amount, never());
        expect({ say, ...status }).toMatchObject({ say, kind: "unknown", reason });
      }
      const truth = await asking(harness.make()).queryStatus(refs, intent.amount, never());
      expect(truth.kind).toBe("paid");
    });

    it("does not take another amount for ours", async () => {
      const harness = await stage();
      const { intent, refs } = await lostAndPaid(harness);
      const other = { ...intent.amount, minor: intent.amount.minor * 2 };
      const status = await asking(harness.make()).queryStatus(refs, other, never());
      expect(status).toMatchObject({ kind: "unknown", reason: "amount-mismatch" });
    });

    it("does not believe a status with a bad signature", async () => {
      const harness = await stage();
      if (!harness.signed.includes("status")) return;
      const { intent, refs } = await lostAndPaid(harness);
      await harness.faults({ on: "status", reply: { kind: "bad-signature" } });
      const status = await asking(harness.make()).queryStatus(refs, intent.amount, never());
      expect(status).toMatchObject({ kind: "unknown", reason: "bad-signature" });
    });

    it("learns nothing without its secret", async () => {
      const harness = await stage();
      if (harness.secrets.length === 0) return;
      const { intent, refs } = await lostAndPaid(harness);
      const provider = asking(harness.make({ secret: () => Promise.resolve({ ok: true, value: null }) }));
      expect((await provider.queryStatus(refs, intent.amount, never())).kind).toBe("unanswered");
    });

    it.each(MISHAPS)("after $say, learns nothing, and the truth the next time", async ({ reply }) => {
      const harness = await stage();
      const { intent, refs } = await lostAndPaid(harness);
      await harness.faults({ on: "status", reply });
      const first = await asking(harness.make()).queryStatus(refs, intent.amount, never());
      expect(["unanswered", "unknown"]).toContain(first.kind);
      expect((await asking(harness.make()).queryStatus(refs, intent.amount, never())).kind).toBe("paid");
    });
  });

  describe(`${name}: calling it off`, () => {
    async function waiting() {
      const harness = await stage();
      const provider = harness.make();
      const { cancel } = provider;
      if (!provider.capabilities.cancel || !cancel) {
        expect(cancel).toBeUndefined();
        return null;
      }
      const intent = harness.intent("approved");
      const prepared = prepare(provider, intent);
      // A pass that is charged at once leaves something waiting only when its charge does not get through.
      if (!waits(provider.capabilities)) await harness.faults({ on: "charge", acts: false, reply: { kind: "drop" } });
      const outcome = await prepared.send(() => {}, never());
      const refs = outcome.kind === "awaiting-customer" ? outcome.refs : prepared.refs;
      return { harness, intent, refs, cancel };
    }

    it("calls off what still waits, and the status agrees", async () => {
      const found = await waiting();
      if (!found) return;
      const { harness, intent, refs, cancel } = found;
      expect(await cancel(refs, never())).toEqual({ kind: "cancelled" });
      expect(harness.ledger().orders).toMatchObject([{ state: "cancelled" }]);
      const status = await asking(harness.make()).queryStatus(refs, intent.amount, never());
      expect(["cancelled", "expired", "declined"]).toContain(status.kind);
    });

    it("does not call off what is paid", async () => {
      const found = await waiting();
      if (!found) return;
      const { harness, refs, cancel } = found;
      await harness.orders.set("paid");
      expect((await cancel(refs, never())).kind).not.toBe("cancelled");
      expect(harness.ledger().orders).toMatchObject([{ state: "paid" }]);
    });

    it.each(MISHAPS)("after $say, does not claim that it is off", async ({ reply, acts }) => {
      const found = await waiting();
      if (!found) return;
      const { harness, refs, cancel } = found;
      await harness.faults({ on: "cancel", acts, reply });
      expect((await cancel(refs, never())).kind).toBe("unanswered");
    });
  });

  it(`${name}: a paid order is found by the ids that its payment told`, async () => {
    const harness = await stage();
    const intent = harness.intent("approved");
    const refs = await pay(harness, intent);
    expect((await asking(harness.make()).queryStatus(refs, intent.amount, never())).kind).toBe("paid");
  });
}
