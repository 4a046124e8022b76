import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PaymentProvider, StatusOutcome } from "../../../../electron/payments/port.ts";
import type { ProviderRegistry } from "../../../../electron/payments/registry.ts";
import type { Clock } from "../../../../electron/runtime/clock.ts";
import { createRecorder } from "../../../../electron/sales/recorder.ts";
import { createStatusWatch } from "../../../../electron/sales/status-watch.ts";
import type { SaleEvent } from "../../../../shared/domain/events.ts";
import { createFreedomProvider } from "../../../../electron/payments/providers/freedom/provider.ts";
import { DEFAULT_SETTINGS } from "../../../../shared/domain/settings.ts";
import { ok } from "../../../../shared/result.ts";
import { openTempJournal, type TempJournal } from "../../../fakes/journal.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";

const HERE = "pay.test";
const ACCOUNT = "550011";
const START = 1_700_000_000_000;
let temp: TempJournal;
let now: number;
let steady: number;
const pauses: number[] = [];
const clock: Clock = {
  now: () => now,
  monotonic: () => steady,
  after(ms) {
    pauses.push(ms);
    return () => {};
  },
};

beforeEach(() => {
  now = START;
  steady = 0;
  pauses.length = 0;
  temp = openTempJournal({ clock });
});
afterEach(() => temp[Symbol.dispose]());

/** A provider that answers the status call with `says` alone. */
function desk(says: () => Promise<StatusOutcome>) {
  const observer = { answered() {}, reached() {}, unreachable() {} };
  const none = () => Promise.resolve(ok(null));
  const { timeouts, providers } = DEFAULT_SETTINGS;
  const context = { timeouts, observer, secretsSet: [], secret: none, now: () => now };
  const real = createFreedomProvider({ settings: providers.freedom, context });
  const provider: PaymentProvider = { ...real, endpoint: HERE, account: ACCOUNT, queryStatus: says };
  const registry: ProviderRegistry = { get: () => provider };
  const line = () => {};
  const log = { info: line, warn: line, error: () => "id" };
  const { journal } = temp;
  const recorder = createRecorder({ journal, clock, log, publish() {} });
  const watch = createStatusWatch({ journal, recorder, providers: registry, clock, log });
  const record = (...events: SaleEvent[]) => recorder.record("S1", events);
  record(e.opened(), e.recorded("A1", { endpoint: HERE, account: ACCOUNT, provider: "freedom" }), e.sent());
  const sale = () => journal.sale("S1") ?? expect.unreachable("no sale");
  const attempt = () => journal.sale("S1")?.attempts[0] ?? expect.unreachable("no attempt");
  const pass = (ms: number) => {
    now += ms;
    steady += ms;
  };
  return { record, watch, sale, attempt, pass, journal };
}

const NOT_FOUND = (): Promise<StatusOutcome> => Promise.resolve({ kind: "not-found" });
const ask = async (of: ReturnType<typeof desk>) => {
  of.pass(50_000);
  await of.watch.ask("S1", "A1");
  of.pass(50_000);
  await of.watch.ask("S1", "A1");
};

describe("a payment that the provider does not find", () => {
  it("never arrived, when it was looked for twice after its time", async () => {
    const at = desk(NOT_FOUND);
    at.record(e.unknown("A1", { listening: false }));
    await ask(at);
    expect(at.attempt().state).toBe("cancelled");
  });

  it("is not given up while its own answer may still come", async () => {
    const at = desk(NOT_FOUND);
    at.record(e.unknown("A1", { listening: true }));
    await ask(at);
    expect(at.attempt().state).toBe("unknown");
  });

  it.each([
    ["was sent to another address", { endpoint: "other.test", account: ACCOUNT }],
    ["was charged to another merchant account", { endpoint: HERE, account: "660022" }],
    ["names no account, as in early journals", { endpoint: HERE }],
  ])("is not given up when it %s", async (_, intent) => {
    const at = desk(NOT_FOUND);
    at.record(e.declined(), e.recorded("A2", intent), e.sent("A2"));
    at.record(e.unknown("A2", { listening: false }));
    at.pass(50_000);
    await at.watch.ask("S1", "A2");
    at.pass(50_000);
    await at.watch.ask("S1", "A2");
    expect(at.journal.sale("S1")?.attempts[1]?.state).toBe("unknown");
  });

  it("is a person's to settle, when the provider has known it before", async () => {
    const at = desk(NOT_FOUND);
    const presentation = { kind: "customer-device" } as const;
    at.record({ type: "payment.awaiting-customer", attemptId: "A1", presentation, refs: {} });
    await ask(at);
    expect(at.attempt()).toMatchObject({ state: "unknown", unknown: { reason: "provider-unsure" } });
    await ask(at);
    expect(at.attempt().state).toBe("unknown");
  });

  it("is looked for twice by a clock that never jumps", async () => {
    const at = desk(NOT_FOUND);
    at.record(e.unknown("A1", { listening: false }));
    at.pass(50_000);
    await at.watch.ask("S1", "A1");
    now += 3_600_000;
    await at.watch.ask("S1", "A1");
    expect(at.attempt().state).toBe("unknown");
  });
});

describe("a status that comes after a person has decided", () => {
  it("keeps the word that money moved, as a contradiction", async () => {
    const answer = Promise.withResolvers<StatusOutcome>();
    const at = desk(() => answer.promise);
    at.record(e.unknown("A1", { listening: false }));
    const asked = at.watch.ask("S1", "A1");
    at.record(e.settled("A1", "not-paid"));
    answer.resolve({ kind: "paid", refs: {}, payer: {}, words: null });
    await asked;
    expect(at.attempt()).toMatchObject({ state: "paid", contradiction: "provider-says-paid" });
  });
});

describe("a payment that a person called not paid", () => {
  const MONEY = (): Promise<StatusOutcome> => Promise.resolve({ kind: "paid", refs: {}, payer: {}, words: null });
  const HOUR = 3_600_000;
  const given = (says: () => Promise<StatusOutcome>) => {
    const at = desk(says);
    at.record(e.unknown("A1", { listening: false }), e.settled("A1", "not-paid"));
    pauses.length = 0;
    return at;
  };

  it("is asked about for a day, and money that turns up is a contradiction", async () => {
    const silence = (): Promise<StatusOutcome> => Promise.resolve({ kind: "unanswered", detail: "" });
    let says = silence;
    const at = given(() => says());
    at.watch.consider(at.sale());
    expect(pauses).toEqual([1_000]);
    at.pass(23 * HOUR);
    await at.watch.ask("S1", "A1");
    expect(pauses).toEqual([1_000, HOUR]);
    says = MONEY;
    await at.watch.ask("S1", "A1");
    expect(at.attempt()).toMatchObject({ state: "paid", contradiction: "provider-says-paid" });
  });

  it("is an open question again when another amount was paid, until the person has answered that too", async () => {
    const detail = "50000 was asked, 49999 came back";
    const at = given(() => Promise.resolve({ kind: "unknown", reason: "amount-mismatch", detail }));
    await at.watch.ask("S1", "A1");
    expect(at.attempt()).toMatchObject({ state: "unknown", unknown: { reason: "amount-mismatch", detail } });
    at.record(e.settled("A1", "not-paid"));
    await at.watch.ask("S1", "A1");
    expect(at.attempt()).toMatchObject({ state: "declined", via: "person" });
  });

  it("stays so when the provider says nothing of money", async () => {
    const at = given(() => Promise.resolve({ kind: "unknown", reason: "unexpected-answer", detail: "HTTP 500" }));
    await at.watch.ask("S1", "A1");
    expect(at.attempt()).toMatchObject({ state: "declined", via: "person" });
  });

  it("is asked about again after a restart", () => {
    const at = given(MONEY);
    at.pass(HOUR / 2);
    at.watch.resume();
    expect(pauses).toHaveLength(1);
  });

  it("is let be after a day, and not looked for any more", async () => {
    const at = given(MONEY);
    at.pass(24 * HOUR);
    at.watch.resume();
    await at.watch.ask("S1", "A1");
    expect(pauses).toEqual([]);
    expect(at.attempt().state).toBe("declined");
  });

  it.each([
    ["declined", { kind: "declined", decline: { code: "82", words: null } }],
    ["expired", { kind: "expired" }],
    ["cancelled", { kind: "cancelled" }],
  ] as const)("is let be once the provider says %s", async (_, outcome) => {
    const at = given(() => Promise.resolve(outcome));
    await at.watch.ask("S1", "A1");
    at.watch.consider(at.sale());
    expect(pauses).toEqual([]);
    expect(at.attempt()).toMatchObject({ state: "declined", contradiction: null });
  });
});

it("does not ask every second for a day after the clock was set back by one", () => {
  const at = desk(NOT_FOUND);
  at.record(e.unknown("A1", { listening: false }));
  now -= 23 * 3_600_000;
  at.watch.resume();
  expect(pauses).toEqual([10_000]);
});

it("does not leave a waiting customer for a day after the clock was set ahead by two", async () => {
  const at = desk(() => Promise.resolve({ kind: "unanswered", detail: "" }));
  at.record(e.unknown("A1", { listening: false }));
  now += 48 * 3_600_000;
  at.watch.resume();
  at.pass(3_600_000);
  await at.watch.ask("S1", "A1");
  expect(pauses).toEqual([10_000, 3_600_000]);
});

it("gives the request its time to arrive by a clock that never jumps", async () => {
  const at = desk(NOT_FOUND);
  at.record(e.unknown("A1", { listening: false }));
  await at.watch.ask("S1", "A1");
  now += 3_600_000;
  at.pass(6_000);
  await at.watch.ask("S1", "A1");
  expect(at.attempt().state).toBe("unknown");
});
