import { describe, expect, test } from "vitest";
import { createStores } from "../../../../renderer/stores/stores.ts";
import { totalOf } from "../../../../renderer/stores/amount.ts";
import { ANOR, fakeTill, liveStatus, NOON } from "../../../fakes/pos-api.ts";
import { saleEvents, saleOf } from "../../../fakes/sales.ts";
import { conflict } from "../../../../shared/errors/pos-error.ts";
import { err } from "../../../../shared/result.ts";
import { till } from "./lane-stand.ts";

const CODE = "50501234567890126427";
const RECEIPT = "https://ofd.soliq.uz/check?t=UZ170703100597&r=2421&c=20261121110148&s=514343190161";

describe("a sale of two scans", () => {
  test("amount, code, receipt, and the next figure starts the next sale", async () => {
    const { fake, lane, step, attempt } = await till();
    for (const digit of "127500") lane().digits(digit);
    await lane().scan(CODE);
    expect(step()).toBe("charging");
    fake.happen(fake.last().id, [saleEvents.paid(attempt())]);
    expect(step()).toBe("receipt-due");
    await lane().scan(RECEIPT);
    expect(step()).toBe("receipt-queued");
    fake.happen(fake.last().id, [saleEvents.fiscalized()]);
    expect(step()).toBe("done");
    lane().digits("5");
    expect(step()).toBe("entry");
    expect(totalOf(lane().amount)).toBe(5);
    expect(fake.last().amount).toEqual({ minor: 12_750_000, currency: "UZS" });
  });

  test("the next sale may begin when the receipt is on record, before its call is answered", async () => {
    const { fake, lane, step, attempt } = await till();
    lane().digits("500");
    await lane().scan(CODE);
    fake.happen(fake.last().id, [saleEvents.paid(attempt())]);
    const call = lane().scan(RECEIPT);
    while (step() === "receipt-due") await Promise.resolve();
    expect([lane().work, step()]).toEqual(["receipt", "receipt-queued"]);
    lane().next();
    expect(step()).toBe("entry");
    lane().digits("7");
    await call;
    expect([step(), totalOf(lane().amount)]).toEqual(["entry", 7]);
  });

  test("the scan is the charge, once: a second scan during it is not used", async () => {
    const { lane, charges } = await till();
    lane().digits("500");
    const first = lane().scan(CODE);
    await lane().scan("60601234567890126427");
    await first;
    expect(charges()).toHaveLength(1);
    expect(lane().notice).toEqual({ kind: "wait" });
  });
});

describe("the shop's own words on a sale", () => {
  test("go with the sale that they were written for, and with no other", async () => {
    const { fake, lane, step, charges, attempt } = await till();
    lane().digits("500");
    lane().open({ kind: "labels" });
    lane().label({ reference: " A-17 " });
    lane().label({ note: "gift wrap" });
    await lane().scan(CODE);
    expect(charges()[0]?.input).toMatchObject({ reference: "A-17", note: "gift wrap" });
    expect(lane().form).toBeNull();
    fake.happen(fake.last().id, [saleEvents.declined(attempt())]);
    // The same sale again keeps them, the next one has none.
    await lane().scan("60601234567890126427");
    expect(charges()[1]?.input).toMatchObject({ reference: "A-17", note: "gift wrap" });
    fake.happen(fake.last().id, [saleEvents.declined(attempt())]);
    await lane().abandon();
    expect(step()).toBe("entry");
    lane().digits("700");
    await lane().scan("70701234567890126427");
    expect(charges()[2]?.input).toMatchObject({ reference: "", note: "" });
  });

  test("are cleared with the amount, not by closing their form", async () => {
    const { lane } = await till();
    lane().open({ kind: "labels" });
    lane().label({ reference: "A-17" });
    lane().clear();
    expect(lane()).toMatchObject({ form: null, labels: { reference: "A-17" } });
    lane().clear();
    expect(lane().labels).toEqual({ reference: "", note: "" });
  });

  test("stay where a charge was refused before it left", async () => {
    const { lane, charges } = await till();
    lane().label({ reference: "A-17" });
    await lane().scan(CODE);
    expect(charges()).toHaveLength(0);
    expect(lane().labels.reference).toBe("A-17");
  });
});

test.each([
  ["50501234567890126427", "payme"],
  ["880101698207133392", "click"],
  ["7993:5061401:01KFDH7KB4KNBJD8QRVFBVQ39X:3sySIUxrog+hhtBwUXquxn97N5k=", "uzum"],
  ["77000031415926535897", null],
])("a code that looks like another wallet's is said to, and charged all the same: %s", async (code, wallet) => {
  const { lane, charges } = await till();
  lane().digits("500");
  await lane().scan(code);
  expect(lane().looksLike).toBe(wallet);
  expect(charges()).toHaveLength(1);
  lane().next();
});

describe("a scan that does not fit", () => {
  test("without an amount asks for the amount", async () => {
    const { lane, charges } = await till();
    await lane().scan(CODE);
    expect(lane().notice).toEqual({ kind: "amount-first" });
    expect(charges()).toHaveLength(0);
  });

  test("is named and not sent", async () => {
    const { fake, lane, charges } = await till();
    lane().digits("500");
    for (const [text, found] of [
      [RECEIPT, "receipt"],
      ["4780000000007", "product"],
      ["8600495473316478", "card-number"],
      ["https://example.uz/x", "link"],
      ['{"version":1,"secrets":{"manager.pin":"4809"}}', "provisioning"],
      ["WIFI:T:WPA;S:shop;P:secret;;", "unknown"],
    ] as const) {
      await lane().scan(text);
      expect(lane().notice).toEqual({ kind: "wrong-code", found, expected: "payment" });
    }
    expect(charges()).toHaveLength(0);
    expect(JSON.stringify([lane(), fake.calls])).not.toContain("4809");
  });

  test("while a receipt is due is named as what it is", async () => {
    const { fake, lane, attempt } = await till();
    lane().digits("500");
    await lane().scan(CODE);
    fake.happen(fake.last().id, [saleEvents.paid(attempt())]);
    await lane().scan("60601234567890126427");
    expect(lane().notice).toEqual({ kind: "wrong-code", found: "payment", expected: "receipt" });
  });

  test("a receipt that came too early is taken as soon as it is due, also when it was in sight all the while", async () => {
    const { fake, lane, step, attempt } = await till();
    lane().digits("500");
    await lane().scan(RECEIPT);
    await lane().duplicate(`${RECEIPT}\r`);
    expect(lane().notice).toEqual({ kind: "wrong-code", found: "receipt", expected: "payment" });
    await lane().scan(CODE);
    fake.happen(fake.last().id, [saleEvents.paid(attempt())]);
    await lane().duplicate(CODE);
    expect(lane().notice).toEqual({ kind: "duplicate" });
    expect(step()).toBe("receipt-due");
    await lane().duplicate(RECEIPT);
    expect(step()).toBe("receipt-queued");
  });

  test("a code that was left in sight never begins a charge", async () => {
    const { fake, lane, step, charges, attempt } = await till();
    const other = "60601234567890126427";
    lane().digits("500");
    await lane().scan(CODE);
    fake.happen(fake.last().id, [saleEvents.unknown(attempt())]);
    await lane().scan(other);
    fake.happen(fake.last().id, [saleEvents.settled(attempt(), "not-paid")]);
    expect(step()).toBe("not-charged");
    await lane().duplicate(other);
    expect(charges()).toHaveLength(1);
    await lane().scan(other);
    expect(charges()).toHaveLength(2);
  });

  test("is refused while the unknown is open", async () => {
    const { fake, lane, step, charges, attempt } = await till();
    lane().digits("500");
    await lane().scan(CODE);
    fake.happen(fake.last().id, [saleEvents.unknown(attempt())]);
    expect(step()).toBe("unknown");
    await lane().scan("60601234567890126427");
    expect(lane().notice).toEqual({ kind: "settle-first" });
    expect(charges()).toHaveLength(1);
  });
});

describe("after no money moved", () => {
  test("another code charges the same sale", async () => {
    const { fake, lane, step, charges, attempt } = await till();
    lane().digits("500");
    await lane().scan(CODE);
    fake.happen(fake.last().id, [saleEvents.declined(attempt())]);
    expect(step()).toBe("not-charged");
    await lane().scan("60601234567890126427");
    expect(charges()).toHaveLength(2);
    expect(charges()[1]?.input).toMatchObject({ saleId: fake.last().id });
    expect(step()).toBe("charging");
  });

  test("figures do not throw the sale away; Esc does, on record", async () => {
    const { fake, lane, step, attempt } = await till();
    lane().digits("500");
    await lane().scan(CODE);
    fake.happen(fake.last().id, [saleEvents.declined(attempt())]);
    lane().digits("9");
    expect(lane().notice).toEqual({ kind: "finish-first" });
    await lane().abandon();
    expect(step()).toBe("entry");
    expect(fake.last().status).toBe("abandoned");
  });
});

describe("the unknown", () => {
  test("is settled with evidence, and a refused PIN leaves the form open", async () => {
    const { fake, lane, step, attempt } = await till();
    lane().digits("500");
    await lane().scan(CODE);
    fake.happen(fake.last().id, [saleEvents.unknown(attempt())]);
    lane().open({ kind: "settle", outcome: "paid" });
    fake.answer("sales.settle", () => err(conflict("wrong-pin")));
    const decision = { outcome: "paid", who: "Dilnoza", evidence: "customer-app", why: "" } as const;
    await lane().settle(decision);
    expect(lane().form).toEqual({ kind: "settle", outcome: "paid" });
    expect(lane().notice).toMatchObject({ kind: "error", during: "settle" });
    fake.answer("sales.settle", (input) => ({
      ok: true,
      value: fake.happen(input.saleId, [saleEvents.settled(input.attemptId, "paid")]),
    }));
    await lane().settle(decision);
    expect(step()).toBe("receipt-due");
    expect(lane().form).toBeNull();
  });

  test("can be left for later, and a late answer to it is said", async () => {
    const { fake, lane, step, attempt } = await till();
    lane().digits("500");
    await lane().scan(CODE);
    const { id } = fake.last();
    fake.happen(id, [saleEvents.unknown(attempt())]);
    lane().next();
    expect(step()).toBe("entry");
    fake.happen(id, [saleEvents.paid(attempt(), { via: "late-answer" })], true);
    expect(lane().late).toEqual([id]);
    expect(lane().takeUp(fake.sale(id))).toBe(true);
    expect(lane().late).toEqual([]);
    expect(step()).toBe("receipt-due");
  });

  test("closes its form by itself when the answer comes", async () => {
    const { fake, lane, attempt } = await till();
    lane().digits("500");
    await lane().scan(CODE);
    fake.happen(fake.last().id, [saleEvents.unknown(attempt())]);
    lane().open({ kind: "settle", outcome: "not-paid" });
    fake.happen(fake.last().id, [saleEvents.paid(attempt(), { via: "late-answer" })], true);
    expect(lane().form).toBeNull();
  });
});

describe("nothing is charged", () => {
  test("while the provider is not ready", async () => {
    const problem = { kind: "not-configured", reason: "unit-not-chosen" } as const;
    const { lane, charges } = await till({
      status: { provider: { ...ANOR, ready: false, problem }, providers: [{ ...ANOR, ready: false, problem }] },
    });
    lane().digits("500");
    await lane().scan(CODE);
    expect(lane().notice).toMatchObject({ kind: "blocked", block: { kind: "provider" } });
    expect(charges()).toHaveLength(0);
  });

  test("while the journal is read-only, above the limit, or the main process is away", async () => {
    const readOnly = { state: "read-only", reason: "read-only", detail: "" } as const;
    const one = await till({ status: { journal: readOnly } });
    one.lane().digits("500");
    await one.lane().scan(CODE);
    expect(one.lane().notice).toMatchObject({ block: { kind: "journal" } });

    const { settings } = liveStatus();
    const two = await till({ status: { settings: { ...settings, limits: { ...settings.limits, maxAmount: 1_000 } } } });
    two.lane().digits("1001");
    await two.lane().scan(CODE);
    expect(two.lane().notice).toMatchObject({ block: { kind: "too-large", most: { minor: 100_000 } } });

    const three = await till();
    three.stores.connection.setState({ state: "away" });
    three.lane().digits("500");
    await three.lane().scan(CODE);
    expect(three.lane().notice).toMatchObject({ block: { kind: "away" } });
    expect([...one.charges(), ...two.charges(), ...three.charges()]).toHaveLength(0);
  });

  test("by a refused call: the error stands in the lane, the amount stays", async () => {
    const { fake, lane, step } = await till();
    fake.answer("sales.charge", () => err(conflict("code-used", { id: "S9", number: "1121-0009" })));
    lane().digits("500");
    await lane().scan(CODE);
    expect(step()).toBe("entry");
    expect(totalOf(lane().amount)).toBe(500);
    expect(lane().notice).toMatchObject({ kind: "error", error: { reason: "code-used" } });
  });
});

describe("where nothing is scanned", () => {
  const provider = { ...ANOR, id: "freedom", direction: "merchant-qr", fiscalization: "none" } as const;

  test("a press shows the payment; a customer's code is not charged", async () => {
    const { lane, step, charges } = await till({ status: { provider, providers: [provider] } });
    lane().digits("500");
    await lane().scan(CODE);
    expect(lane().notice).toEqual({ kind: "no-code-due" });
    await lane().present();
    expect(step()).toBe("charging");
    expect(charges()[0]?.input).toMatchObject({ code: null, amount: 500 });
  });

  test("what the provider wants is filled in first", async () => {
    const fake = fakeTill();
    const stores = createStores({ api: fake.api, now: () => NOON });
    fake.answer("providers.fields", () => ({
      ok: true,
      value: [{ name: "phone", label: "Phone", required: true, kind: "phone" }],
    }));
    fake.setStatus({ provider, providers: [provider] });
    await stores.load();
    const lane = () => stores.lane.getState();
    lane().digits("500");
    await lane().present();
    expect(lane().notice).toEqual({ kind: "field-missing", label: "Phone" });
    lane().fill("phone", "998901234567");
    await lane().present();
    expect(fake.calls.at(-1)?.input).toMatchObject({ fields: { phone: "998901234567" } });
  });
});

test("after a start the interrupted sale is in the lane, a finished one is not", async () => {
  const open = [saleEvents.opened(), saleEvents.recorded(), saleEvents.sent(), saleEvents.unknown()];
  const { step } = await till({ sales: [saleOf(open, "S1")] });
  expect(step()).toBe("unknown");
  const finished = [...open.slice(0, 3), saleEvents.declined()];
  const other = await till({ sales: [saleOf(finished, "S1")] });
  expect(other.step()).toBe("entry");
});

test("what a scanner's first keys did is put back", async () => {
  const { lane } = await till();
  lane().digits("127500");
  const before = lane().snapshot();
  lane().digits("5");
  lane().plus();
  // A saved card's pass begins with "freed": its R opens the order's words, and the rest would be written there.
  lane().open({ kind: "labels" });
  lane().label({ reference: "eed" });
  lane().restore(before);
  expect(lane().labels).toEqual({ reference: "", note: "" });
  expect(lane().form).toBeNull();
  expect(totalOf(lane().amount)).toBe(127_500);
  expect(lane().amount.terms).toEqual([]);
});

test("an answer that came while a scanner's first keys arrived is not put back with them", async () => {
  const { lane, step, charges } = await till();
  lane().digits("127500");
  const before = lane().snapshot();
  await lane().scan(CODE);
  lane().restore(before);
  expect(step()).toBe("charging");
  await lane().scan("60601234567890126427");
  expect(charges()).toHaveLength(1);
});
