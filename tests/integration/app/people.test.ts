import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { methodNames } from "../../../shared/ipc/method-names.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";

const MANAGER = "480915";
const SENIOR = "5810";
const CASHIER = "6811";

let till: RunningTill;
let dataDir: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "tilla-people-"));
  till = await startTill(dataDir);
});
afterEach(async () => {
  await till.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const people = [
  { name: "Aziza", role: "manager", pin: MANAGER },
  { name: "Botir", role: "senior", pin: SENIOR },
  { name: "Dilnoza", role: "cashier", pin: CASHIER },
];
const hire = () =>
  till.value("provision.apply", { document: JSON.stringify({ version: 1, people }), who: "provisioning file" });
const signIn = (pin: string) => till.value("people.signIn", { pin });
const charge = async (outcome: Parameters<RunningTill["sampleCode"]>[0]) =>
  till.call("sales.charge", {
    saleId: null,
    amount: 5_000,
    code: await till.sampleCode(outcome),
    reference: "",
    note: "",
  });
const refused = (reason: string) => ({ ok: false, error: { kind: "conflict", reason } });

/** Everything that the journals of this till hold, as text. */
function events(): { type: string; who?: string; allowedBy?: string }[] {
  const file = join(dataDir, "training", "journal.sqlite");
  const journal = new DatabaseSync(file, { readOnly: true });
  const rows = journal.prepare("SELECT payload FROM events ORDER BY seq").all();
  journal.close();
  return rows.map((row) => JSON.parse(String(row["payload"])) as { type: string });
}

async function paid(): Promise<Sale> {
  const charged = await charge("approved");
  return till.until(charged.ok ? charged.value.id : "", (sale) => sale.attempts.at(-1)?.state === "paid");
}
const byHand = (sale: Sale, amount = 5_000) =>
  ({
    saleId: sale.id,
    attemptId: sale.attempts[0]?.id ?? "",
    amount,
    who: "Somebody",
    why: "broken",
    how: "cash",
  }) as const;

describe("a till with people", () => {
  beforeEach(hire);

  it("takes nothing from a page before somebody signed in, and changes nothing", async () => {
    const before = await till.value("app.status", null);
    expect(before.people).toMatchObject({ locked: true, operator: null, signInNeeded: true });
    expect(await charge("approved")).toMatchObject(refused("till-locked"));
    const acts: [string, unknown][] = [
      ["settings.change", { patch: { terminal: { cashier: "Eve" } }, who: "Aziza", pin: MANAGER }],
      ["settings.setSecret", { name: "freedom.secretKey", value: "canary", currentPin: MANAGER }],
      ["app.switchMode", { mode: "live", who: "Aziza", pin: MANAGER }],
      ["unit.choose", { unit: "sum", who: "Aziza", pin: MANAGER }],
      ["journal.restore", { file: "x", who: "Aziza", pin: MANAGER }],
      ["provision.apply", { document: '{"version":1,"people":"none"}', who: "Aziza", pin: MANAGER }],
      ["people.add", { name: "Eve", role: "manager", newPin: "1111", pin: MANAGER }],
      ["people.remove", { personId: before.people.known[0]?.id ?? "", pin: MANAGER }],
      ["people.approve", { pin: MANAGER }],
    ];
    for (const [method, input] of acts) expect(await till.raw(method, input)).toMatchObject(refused("till-locked"));
    expect(await till.value("app.status", null)).toEqual(before);
    expect(await till.value("sales.ofDay", { day: null })).toEqual([]);
  });

  it("knows who acts by itself: what a page says is nothing", async () => {
    await signIn(SENIOR);
    const sale = await paid();
    await till.value("sales.refundByHand", { ...byHand(sale), who: "Aziza" });
    expect(events().find(({ type }) => type === "refund.by-hand")).toMatchObject({ who: "Botir" });
    expect(events().find(({ type }) => type === "refund.by-hand")).not.toHaveProperty("allowedBy");
  });

  it("lets a cashier do with a senior's PIN what they may not alone, and both are on record", async () => {
    await signIn(CASHIER);
    const sale = await paid();
    expect(await till.call("sales.refundByHand", byHand(sale))).toMatchObject(refused("senior-needed"));
    expect((await till.value("sales.story", { saleId: sale.id })).sale.attempts[0]?.refunds).toEqual([]);
    expect(await till.call("people.approve", { pin: CASHIER })).toMatchObject(refused("wrong-pin"));
    expect(await till.value("people.approve", { pin: SENIOR })).toMatchObject({ name: "Botir" });
    await till.value("sales.refundByHand", byHand(sale));
    expect(events().find(({ type }) => type === "refund.by-hand")).toMatchObject({
      who: "Dilnoza",
      allowedBy: "Botir",
    });
  });

  it("takes a PIN for the one act that it was typed for, once", async () => {
    await signIn(CASHIER);
    const sale = await paid();
    await till.call("sales.refundByHand", byHand(sale, 1_000));
    await till.value("people.approve", { pin: SENIOR });
    expect(await till.call("sales.refundByHand", byHand(sale, 2_000))).toMatchObject(refused("senior-needed"));
    // The refusal of another act takes the permission with it.
    expect(await till.call("sales.refundByHand", byHand(sale, 1_000))).toMatchObject(refused("senior-needed"));
    await till.value("people.approve", { pin: SENIOR });
    expect((await till.call("sales.refundByHand", byHand(sale, 1_000))).ok).toBe(true);
    expect(await till.call("sales.refundByHand", byHand(sale, 1_000))).toMatchObject(refused("senior-needed"));
    expect(await till.call("people.approve", { pin: MANAGER })).toMatchObject({ ok: true });
  });

  it("asks for a manager where a senior is not enough", async () => {
    await signIn(SENIOR);
    const patch = { timeouts: { holdSeconds: 0 } };
    expect(await till.call("settings.change", { patch, who: "x" })).toMatchObject(refused("manager-needed"));
    expect(await till.call("people.approve", { pin: SENIOR })).toMatchObject(refused("wrong-pin"));
    expect((await till.value("app.status", null)).settings.timeouts.holdSeconds).toBe(60);
    expect((await till.call("settings.change", { patch: { locale: "ru" }, who: "x" })).ok).toBe(true);
  });

  it("guards the settings and the provider's id of a payment", async () => {
    await signIn(CASHIER);
    const sale = await paid();
    const identify = { saleId: sale.id, attemptId: sale.attempts[0]?.id ?? "", transactionId: "t", who: "x" };
    expect(await till.call("sales.identify", identify)).toMatchObject(refused("senior-needed"));
    expect(await till.call("settings.change", { patch: { limits: { maxAmount: 1 } }, who: "x" })).toMatchObject(
      refused("manager-needed"),
    );
  });

  it("is locked by hand and opened by anybody's PIN", async () => {
    await signIn(CASHIER);
    await till.value("people.lock", null);
    expect(await charge("approved")).toMatchObject(refused("till-locked"));
    expect((await till.value("app.status", null)).people).toMatchObject({ locked: true, operator: null });
    await signIn(SENIOR);
    expect((await charge("approved")).ok).toBe(true);
  });

  it("shows what became of payments while it is locked", async () => {
    for (const method of ["app.status", "sales.waiting"] as const) {
      expect((await till.call(method, null)).ok).toBe(true);
    }
    expect((await till.call("sales.ofDay", { day: null })).ok).toBe(true);
  });

  it("stays locked out over a restart", async () => {
    const at = Date.now();
    const misses = { "*": { count: 7, at, until: at } };
    await till.stop();
    writeFileSync(join(dataDir, "people-guard.json"), JSON.stringify({ version: 1, known: 3, misses }));
    await till.reopen();
    await till.call("people.signIn", { pin: "0000" });
    await till.restart();
    expect(await till.call("people.signIn", { pin: CASHIER })).toMatchObject(refused("pin-locked"));
    expect((await till.value("app.status", null)).people.locked).toBe(true);
    expect(events().filter(({ type }) => type === "pin.locked-out")).toMatchObject([{ who: null }]);
  });

  it("puts who came, went and was changed on record, and no PIN anywhere", async () => {
    await signIn(CASHIER);
    await till.value("people.lock", null);
    await signIn(MANAGER);
    const added = await till.value("people.add", { name: "Eldor", role: "cashier", newPin: "777412" });
    await till.value("people.change", { personId: added.id, newPin: "888413" });
    await till.value("people.remove", { personId: added.id });
    await till.value("people.signOut", null);
    const types = events().map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining([
        "person.signed-in",
        "till.locked",
        "person.signed-out",
        "person.added",
        "person.changed",
        "person.removed",
      ]),
    );
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
    const said = JSON.stringify([till.events, till.logged, files]);
    for (const pin of [MANAGER, "777412", "888413"]) expect(said).not.toContain(pin);
    expect(said).not.toContain("scrypt$");
  });

  it("gives no hash to a page, whatever it asks", async () => {
    await signIn(MANAGER);
    for (const method of methodNames) {
      const answer = await till.raw(method, null);
      expect(JSON.stringify(answer)).not.toContain("scrypt");
    }
    expect(await till.raw("settings.setSecret", { name: "people", value: null })).toMatchObject({
      error: { kind: "invalid-input" },
    });
  });
});

describe("a lost PIN", () => {
  it("is got around by a file in the data folder; keys stay, and it is on record", async () => {
    await till.value("settings.setSecret", { name: "freedom.secretKey", value: "kept" });
    await hire();
    writeFileSync(join(dataDir, "reset-people"), "");
    await till.restart();
    const status = await till.value("app.status", null);
    expect(status.people).toMatchObject({ known: [], locked: false, managerMissing: true });
    expect(status.secrets.set).toEqual(["freedom.secretKey"]);
    expect(events().filter(({ type }) => type === "people.reset")).toEqual([
      { type: "people.reset", by: "reset-file", known: 3 },
    ]);
    await till.restart();
    expect(events().filter(({ type }) => type === "people.reset")).toHaveLength(1);
  });
});

describe("managers alone", () => {
  it("leave the till to its cashier, who needs their PIN", async () => {
    await till.value("people.add", { name: "Aziza", role: "manager", newPin: MANAGER });
    expect((await till.value("app.status", null)).people).toMatchObject({ locked: false, signInNeeded: false });
    const sale = await paid();
    expect(await till.call("sales.refundByHand", byHand(sale))).toMatchObject(refused("senior-needed"));
    await till.value("sales.refundByHand", { ...byHand(sale), pin: MANAGER });
    expect(events().find(({ type }) => type === "refund.by-hand")).toMatchObject({
      who: "Cashier 1",
      allowedBy: "Aziza",
    });
  });

  it("must be there before the first live charge, unless the shop says that it wants none", async () => {
    await till.value("app.switchMode", { mode: "live", who: "x" });
    const unit = { value: "sum", confirmed: { who: "x", at: "2026-01-05T10:00:00+05:00" } };
    const providers = { anor: { baseUrl: "http://127.0.0.1:9", unit } };
    await till.value("provision.apply", { document: JSON.stringify({ version: 1, providers }), who: "x" });
    const charged = () =>
      till.call("sales.charge", { saleId: null, amount: 1_000, code: "LIVE-0001", reference: "", note: "" });
    const missing = { kind: "not-configured", reason: "manager-missing" };
    expect(await charged()).toMatchObject({ error: missing });
    expect((await till.value("app.status", null)).provider.problem).toMatchObject(missing);
    await till.value("provision.apply", { document: '{"version":1,"people":"none"}', who: "x" });
    expect((await charged()).ok).toBe(true);
  });
});
