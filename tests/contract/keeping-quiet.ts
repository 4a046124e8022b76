import { describe, expect, it } from "vitest";
import { charge, never, pay, prepare, type ProviderHarness } from "./harness.ts";

const CARD = "8600123456789012";
const PHONE = "998901234567";

/** No secret, no bearer code and no whole card or phone number in anything that is kept, shown or logged. */
export function describeKeepingQuiet(name: string, start: () => Promise<ProviderHarness>): void {
  describe(`${name}: keeping quiet`, () => {
    it("says nothing of a whole exchange that is not to be known", async () => {
      const harness = await start();
      const intent = harness.intent("approved");
      const provider = harness.make();
      const prepared = prepare(provider, intent);
      const said: unknown[] = [prepared.wire, prepared.endpoint, prepared.refs, provider.capabilities];
      said.push(await prepared.send(() => {}, never()));
      await harness.orders?.set("paid");
      said.push(await provider.queryStatus?.(prepared.refs, intent.amount, never()));
      said.push(await provider.testConnection(never()));
      const record = JSON.stringify(said);
      for (const secret of [...harness.secrets, ...harness.bearer(intent)]) expect(record).not.toContain(secret);
    });

    it("hides what the provider quotes back, in every call's words", async () => {
      const harness = await start();
      const quoted = harness.intent("approved");
      const hidden = [...harness.secrets, ...harness.bearer(quoted)];
      const echo = `No: ${hidden.join(" ")} of card 8600 1234 5678 9012 or ${CARD}, phone +${PHONE}`;
      const said: unknown[] = [];
      for (const { on, reply } of harness.echoes(echo)) {
        const intent = harness.intent("approved");
        if (on === "charge") {
          await harness.faults({ on, acts: false, reply });
          said.push(await charge(harness.make(), { ...quoted, attemptId: intent.attemptId }));
          continue;
        }
        const refs = await pay(harness, intent);
        await harness.faults({ on, acts: false, reply });
        const provider = harness.make();
        const { amount } = intent;
        if (on === "status") said.push(await provider.queryStatus?.(refs, amount, never()));
        if (on === "cancel") said.push(await provider.cancel?.(refs, never()));
        if (on === "refund") {
          const refund = provider.prepareRefund?.({ refundId: "r", amount, paid: amount, refs });
          said.push(refund?.ok ? await refund.value.send(() => {}, never()) : refund);
        }
      }
      const record = JSON.stringify(said);
      for (const secret of [...hidden, CARD, PHONE, "8600 1234 5678 9012"]) expect(record).not.toContain(secret);
      expect(record).toMatch(/No:/u);
    });

    it("says nothing of a code when it refuses a charge beforehand", async () => {
      const harness = await start();
      const intent = harness.intent("approved");
      const refused = harness.make().prepareCharge({ ...intent, amount: { ...intent.amount, minor: 0 } });
      expect(refused.ok).toBe(false);
      for (const secret of harness.bearer(intent)) expect(JSON.stringify(refused)).not.toContain(secret);
    });
  });
}
