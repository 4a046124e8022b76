import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChargeOutcome, PreparedCharge } from "../../../../electron/payments/port.ts";
import { systemClock } from "../../../../electron/runtime/clock.ts";
import { createChargeRunner } from "../../../../electron/sales/charge-runner.ts";
import { createRecorder } from "../../../../electron/sales/recorder.ts";
import type { SaleEvent } from "../../../../shared/domain/events.ts";
import { openTempJournal, type TempJournal } from "../../../fakes/journal.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";

let temp: TempJournal;
let logged: string[];
beforeEach(() => {
  temp = openTempJournal();
  logged = [];
});
afterEach(() => temp[Symbol.dispose]());

const DECLINE = { code: "1", words: "no" };
const PAID: ChargeOutcome = { kind: "paid", refs: { transactionId: "T1" }, payer: {}, words: null };
const DECLINED: ChargeOutcome = { kind: "declined", decline: DECLINE };
const WAITS: ChargeOutcome = { kind: "awaiting-customer", presentation: { kind: "customer-device" }, refs: {} };
const OTHER: ChargeOutcome = { kind: "unknown", reason: "amount-mismatch", detail: "1 was sent, 2 came back" };
const UNKNOWN: ChargeOutcome = { kind: "unknown", reason: "connection-lost", detail: "" };

const told = (type: "payment.expired" | "payment.cancelled"): SaleEvent =>
  type === "payment.expired"
    ? { type, attemptId: "A1", via: "status" }
    : { type, attemptId: "A1", via: "status", who: null };

/** A charge whose answer comes after all this has happened to its attempt. */
async function late(meanwhile: readonly SaleEvent[], outcome: ChargeOutcome) {
  const { journal } = temp;
  const line = (event: string) => void logged.push(event);
  const log = { info: line, warn: line, error: (event: string) => (line(event), "id") };
  const recorder = createRecorder({ journal, clock: systemClock, log, publish() {} });
  const runner = createChargeRunner({ recorder, clock: systemClock, log, unknownAfterMs: () => 60_000 });
  recorder.record("S1", [e.opened(), e.recorded()]);
  const answer = Promise.withResolvers<ChargeOutcome>();
  const charge: PreparedCharge = {
    wire: { amount: "1", unit: "sum" },
    endpoint: "till.test",
    refs: {},
    send(beforeSend) {
      beforeSend();
      return answer.promise;
    },
  };
  runner.start("S1", "A1", charge);
  for (const event of meanwhile) recorder.record("S1", [event]);
  answer.resolve(outcome);
  await runner.idle();
  return journal.sale("S1")?.attempts[0] ?? expect.unreachable("no attempt");
}

describe("an answer that comes after its attempt has ended", () => {
  const byStatus = e.paid("A1", { via: "status" });
  it.each([
    ["paid", "the status said so first", [e.unknown(), byStatus], PAID, "paid", null],
    ["declined", "the status said paid", [e.unknown(), byStatus], DECLINED, "paid", null],
    ["waiting", "the status said paid", [e.unknown(), byStatus], WAITS, "paid", null],
    ["paid", "the status said declined", [e.unknown(), e.declined()], PAID, "paid", "provider-says-paid"],
    ["declined", "the status said so first", [e.unknown(), e.declined()], DECLINED, "declined", null],
    ["paid", "it was called off", [e.unknown(), told("payment.cancelled")], PAID, "paid", "provider-says-paid"],
    ["paid", "it had run out", [e.unknown(), told("payment.expired")], PAID, "paid", "provider-says-paid"],
    ["waiting", "it had run out", [e.unknown(), told("payment.expired")], WAITS, "expired", null],
    ["declined", "it was called off", [e.unknown(), told("payment.cancelled")], DECLINED, "cancelled", null],
    ["waiting", "a person said not paid", [e.unknown(), e.settled("A1", "not-paid")], WAITS, "declined", null],
    ["unknown", "a person said not paid", [e.unknown(), e.settled("A1", "not-paid")], UNKNOWN, "declined", null],
    ["another amount", "a person said not paid", [e.unknown(), e.settled("A1", "not-paid")], OTHER, "unknown", null],
    [
      "paid",
      "a person said not paid and the status paid",
      [e.unknown(), e.settled("A1", "not-paid"), byStatus],
      PAID,
      "paid",
      "provider-says-paid",
    ],
  ] as const)(
    "%s, after %s, neither breaks the till nor loses money",
    async (_, __, meanwhile, outcome, state, said) => {
      expect(await late(meanwhile, outcome)).toMatchObject({ state, contradiction: said, listening: false });
      expect(logged).toEqual([]);
    },
  );
});
