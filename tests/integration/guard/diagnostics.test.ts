import { strFromU8, unzipSync } from "fflate";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTill, type RunningTill } from "../../fakes/till.ts";

const PIN = "7481";
const SALT = "canary-salt-4f1d8c";
const CARD = "4111111111111111";
const PHONE = "+998 90 123 45 67";

let till: RunningTill;

beforeEach(async () => {
  till = await startTill();
});
afterEach(async () => {
  await till.close();
});

/** A log with lines that an older, careless program could have written. */
function carelessLog(): void {
  mkdirSync(join(till.dataDir, "logs"));
  const line = { at: "2026-11-27T10:00:00.000Z", level: "warn", event: "x", reason: `salt ${SALT}`, what: CARD };
  const lines = [
    JSON.stringify(line),
    JSON.stringify({ ...line, deep: [{ phone: PHONE }] }),
    `{"cut":"${SALT} ${CARD}`,
  ];
  writeFileSync(join(till.dataDir, "logs/tilla.jsonl"), `${lines.join("\n")}\n`);
  writeFileSync(join(till.dataDir, "logs/tilla.1.jsonl"), `{"event":"earlier"}\n`.repeat(5_000));
}

async function sampleSale(): Promise<string> {
  const code = await till.sampleCode("approved");
  const labels = { reference: "ref-canary", note: "note-canary" };
  const { id } = await till.value("sales.charge", { saleId: null, amount: 127_500, code, ...labels });
  await till.until(id, (sale) => sale.attempts[0]?.state === "paid");
  return code;
}

const unpacked = (file: string) =>
  Object.fromEntries(Object.entries(unzipSync(readFileSync(file))).map(([name, bytes]) => [name, strFromU8(bytes)]));

/** What the journal's file says about exports. */
function exportsOnRecord(): unknown[] {
  const journal = new DatabaseSync(join(till.dataDir, "training/journal.sqlite"), { readOnly: true });
  const rows = journal.prepare("SELECT payload FROM events WHERE type = 'diagnostics.exported' ORDER BY seq").all();
  journal.close();
  return rows.map(({ payload }): unknown => JSON.parse(String(payload)));
}

describe("exported diagnostics", () => {
  it("hold what helps, in an archive of this user alone, and can be read on screen as they are", async () => {
    carelessLog();
    await sampleSale();
    await till.value("journal.backup", null);
    const { file, bytes, files } = await till.value("support.exportDiagnostics", { who: "Dilnoza" });
    expect(basename(file)).toMatch(/^tilla-diagnostics-[\dT-]+\.zip$/u);
    expect(statSync(file).size).toBe(bytes);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const inside = unpacked(file);
    expect(Object.keys(inside)).toEqual([
      "README.txt",
      "terminal.json",
      "journal.json",
      "logs/tilla.jsonl",
      "logs/tilla.1.jsonl",
    ]);
    for (const { name, text, isCut, bytes: size } of files) {
      expect(Buffer.byteLength(inside[name] ?? "")).toBe(size);
      expect(isCut ? inside[name]?.endsWith(text) : inside[name] === text).toBe(true);
    }
    expect(files.find(({ name }) => name === "logs/tilla.1.jsonl")).toMatchObject({ isCut: true });
    expect(JSON.parse(inside["terminal.json"] ?? "")).toMatchObject({
      version: "0.0.0-test",
      mode: "training",
      secrets: { set: [], keptIn: "memory" },
      settings: {
        terminal: { name: "Till 1" },
        providers: { anor: { unit: "unset" } },
        shifts: { opening: "first-sale" },
        scanner: { ending: "any", keyGapMs: 35, isCameraChosen: false },
        printer: { connection: "none", width: 80, hasHeader: false },
        access: { autoLockMinutes: 0 },
        kiosk: { fullScreen: false },
      },
      versions: { node: process.versions.node },
    });
    expect(JSON.parse(inside["journal.json"] ?? "")).toMatchObject({
      lastSevenDays: { sales: 1, byPaymentState: { "anor paid": 1 }, byFiscalState: { "awaiting-receipt": 1 } },
      waiting: { receipts: 1 },
      backups: [{ sales: 1 }],
    });
  });

  it("hold no secret, card, phone, code, amount, name or note", async () => {
    carelessLog();
    const patch = {
      terminal: { cashier: "Cashier-canary" },
      scanner: { cameraId: "camera-canary", cameraName: "canary's phone" },
      printer: { header: `canary\n${PHONE}`, footer: "canary" },
    };
    await till.value("settings.change", { patch, who: "Who-canary" });
    await till.value("settings.setSecret", { name: "wallet.salt", value: SALT });
    await till.value("settings.setSecret", { name: "manager.pin", value: PIN });
    const code = await sampleSale();
    const { file, files } = await till.value("support.exportDiagnostics", { who: "Dilnoza", pin: PIN });
    const said = JSON.stringify(unpacked(file)) + JSON.stringify(files);
    const canaries = [
      SALT,
      CARD,
      PHONE,
      "123 45 67",
      code,
      code.slice(4, 16),
      "canary",
      "127500",
      "12750000",
      "scrypt",
    ];
    expect(canaries.filter((canary) => said.includes(canary))).toEqual([]);
  });

  it("are on record with who took them and whose PIN allowed it, by the archive's name alone", async () => {
    await till.value("people.add", { name: "Aziza", role: "manager", newPin: PIN });
    const { file, bytes } = await till.value("support.exportDiagnostics", { who: "Dilnoza", pin: PIN });
    expect(exportsOnRecord()).toEqual([
      { type: "diagnostics.exported", file: basename(file), bytes, who: "Cashier 1", allowedBy: "Aziza" },
    ]);
  });

  it("ask for the PIN where there is one, and leave nothing behind without it", async () => {
    await till.value("settings.setSecret", { name: "manager.pin", value: PIN });
    const refused = await till.call("support.exportDiagnostics", { who: "Dilnoza", pin: "0000" });
    expect(refused).toMatchObject({ ok: false, error: { kind: "conflict", reason: "wrong-pin" } });
    expect(existsSync(join(till.dataDir, "exports"))).toBe(false);
    expect(exportsOnRecord()).toEqual([]);
  });

  it("have a name of their own each time", async () => {
    const first = await till.value("support.exportDiagnostics", { who: "Dilnoza" });
    const second = await till.value("support.exportDiagnostics", { who: "Dilnoza" });
    expect(second.file).not.toBe(first.file);
  });

  it.skipIf(process.getuid?.() === 0)("say when the disk refuses", async () => {
    mkdirSync(join(till.dataDir, "exports"), { mode: 0o500 });
    const refused = await till.call("support.exportDiagnostics", { who: "Dilnoza" });
    expect(refused).toMatchObject({ ok: false, error: { kind: "storage" } });
    chmodSync(join(till.dataDir, "exports"), 0o700);
  });

  it("say when something stands in their folder's place", async () => {
    writeFileSync(join(till.dataDir, "exports"), "");
    const refused = await till.call("support.exportDiagnostics", { who: "Dilnoza" });
    expect(refused).toMatchObject({ ok: false, error: { kind: "storage" } });
  });
});
