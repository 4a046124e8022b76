import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "../../../electron/payments/sandbox/server.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import type { KioskSettings } from "../../../shared/domain/settings.ts";
import { sandboxClient } from "../../fakes/sandbox-client.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";

let till: RunningTill;
let sandbox: Sandbox;
let dataDir: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "tilla-app-"));
  sandbox = await startSandbox({ ledgerFile: null });
});
afterEach(async () => {
  await till.close();
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const state =
  (...states: string[]) =>
  (sale: Sale) =>
    states.includes(sale.attempts.at(-1)?.state ?? "");
const charge = (amount: number, code: string) =>
  till.call("sales.charge", { saleId: null, amount, code, reference: "", note: "" });
const goLive = async () => {
  await till.value("provision.apply", { document: '{"version":1,"people":"none"}', who: "Dilnoza" });
  await till.value("settings.change", { patch: { anor: { baseUrl: sandbox.baseUrl } }, who: "Dilnoza" });
  await till.value("app.switchMode", { mode: "live", who: "Dilnoza" });
};

describe("a first start", () => {
  beforeEach(async () => {
    till = await startTill(dataDir);
  });

  it("is in training, ready, and takes a sale from the sample codes to the fiscal receipt", async () => {
    expect(await till.value("app.status", null)).toMatchObject({ mode: "training", provider: { ready: true } });
    const charged = await charge(127_500, await till.sampleCode("approved"));
    const { id } = charged.ok ? charged.value : expect.unreachable("refused");
    const paid = await till.until(id, state("paid"));
    expect(paid).toMatchObject({
      amount: { minor: 12_750_000, currency: "UZS" },
      fiscal: { state: "awaiting-receipt" },
    });
    await till.value("sales.attachReceipt", { saleId: id, code: await till.sampleCode("receipt") });
    await till.until(id, (sale) => sale.fiscal?.state === "fiscalized");
    const story = await till.value("sales.story", { saleId: id });
    expect(story.events.map((e) => e.event.type)).toEqual([
      "sale.opened",
      "payment.recorded",
      "payment.sent",
      "payment.paid",
      "fiscal.receipt-scanned",
      "fiscal.fiscalized",
    ]);
  });

  it("keeps training's data apart from live data", async () => {
    await charge(5_000, await till.sampleCode("approved"));
    await till.value("settings.change", { patch: {}, who: "Dilnoza" });
    await goLiveWhenIdle();
    expect(await till.value("sales.ofDay", { day: null })).toEqual([]);
    expect(await till.value("app.sampleCodes", null)).toEqual([]);
    await till.value("app.switchMode", { mode: "training", who: "Dilnoza" });
    expect(await till.value("sales.ofDay", { day: null })).toHaveLength(1);
  });

  async function goLiveWhenIdle() {
    const [sale] = await till.value("sales.ofDay", { day: null });
    await till.until(sale?.id ?? "", state("paid"));
    await goLive();
  }

  it("is on record with every start and stop", async () => {
    await till.restart();
    expect(readdirSync(join(dataDir, "training"))).toContain("journal.sqlite");
    expect((await till.value("app.status", null)).journal.state).not.toBe("damaged");
  });
});

describe("a secret that comes after the till has opened", () => {
  it("makes its provider ready without another start", async () => {
    till = await startTill(dataDir);
    const freedom = { enabled: true, baseUrl: sandbox.baseUrl, merchantId: "550011" };
    const patch = { freedom, selectedProvider: "freedom" } as const;
    await till.value("settings.change", { patch, who: "Dilnoza" });
    await goLive();
    expect((await till.value("app.status", null)).provider).toMatchObject({ problem: { reason: "secret-missing" } });
    await till.value("settings.setSecret", { name: "freedom.secretKey", value: "training-freedom-secret" });
    expect((await till.value("app.status", null)).provider).toMatchObject({ ready: true });
  });
});

describe("the unit of the amount", () => {
  beforeEach(async () => {
    till = await startTill(dataDir);
    await goLive();
  });

  it("has no default: live money is refused until it was chosen", async () => {
    expect((await till.value("app.status", null)).provider).toMatchObject({
      ready: false,
      problem: { kind: "not-configured", reason: "unit-not-chosen" },
    });
    expect(await charge(1_000, "LIVE-0001")).toMatchObject({ ok: false, error: { reason: "unit-not-chosen" } });
    expect(sandbox.ledger.view().presented).toEqual([]);
  });

  it.each([
    ["sum", "1000"],
    ["tiyin", "100000"],
  ] as const)("chosen as %s sends %s for 1 000 sums, and only that much until it is proved", async (unit, sent) => {
    await till.value("unit.choose", { unit, who: "Dilnoza" });
    expect(await charge(1_001, "LIVE-0001")).toMatchObject({ ok: false, error: { reason: "unit-not-confirmed" } });
    const charged = await charge(1_000, "LIVE-0002");
    const sale = await till.until(charged.ok ? charged.value.id : "", state("paid"));
    expect(sale.attempts[0]?.wire).toEqual({ amount: sent, unit });
    expect(sandbox.ledger.view().charges).toMatchObject([{ amount: sent }]);

    const confirmed = await till.value("unit.calibrate", { saleId: sale.id, shownAmount: 1_000, who: "Dilnoza" });
    expect(confirmed.providers.anor.unit).toMatchObject({ state: "confirmed", unit });
    expect((await charge(127_500, "LIVE-0003")).ok).toBe(true);
  });

  it("is unset again when the customer's app shows another amount", async () => {
    await till.value("unit.choose", { unit: "tiyin", who: "Dilnoza" });
    const charged = await charge(1_000, "LIVE-0001");
    const { id } = await till.until(charged.ok ? charged.value.id : "", state("paid"));
    const refuted = await till.value("unit.calibrate", { saleId: id, shownAmount: 100_000, who: "Dilnoza" });
    expect(refuted.providers.anor.unit).toEqual({ state: "unset" });
    expect(await charge(1_000, "LIVE-0002")).toMatchObject({ ok: false, error: { reason: "unit-not-chosen" } });
  });

  it("has to be proved anew for a device at another address", async () => {
    await till.value("unit.choose", { unit: "sum", who: "Dilnoza" });
    const charged = await charge(1_000, "LIVE-0001");
    const { id } = await till.until(charged.ok ? charged.value.id : "", state("paid"));
    await till.value("unit.calibrate", { saleId: id, shownAmount: 1_000, who: "Dilnoza" });
    const patch = { anor: { baseUrl: sandbox.baseUrl.replace("127.0.0.1", "localhost") } };
    await till.value("settings.change", { patch, who: "Dilnoza" });
    expect(await charge(1_001, "LIVE-0002")).toMatchObject({ ok: false, error: { reason: "unit-not-confirmed" } });
  });

  it("is not proved for another device by a sale of the one before", async () => {
    await till.value("unit.choose", { unit: "sum", who: "Dilnoza" });
    const charged = await charge(1_000, "LIVE-0001");
    const { id } = await till.until(charged.ok ? charged.value.id : "", state("paid"));
    const patch = { anor: { baseUrl: sandbox.baseUrl.replace("127.0.0.1", "localhost") } };
    await till.value("settings.change", { patch, who: "Dilnoza" });
    expect(await till.call("unit.calibrate", { saleId: id, shownAmount: 1_000, who: "Dilnoza" })).toMatchObject({
      ok: false,
      error: { reason: "calibration-not-pending" },
    });
  });

  it("is proved only by a sale that was paid after the choice", async () => {
    await till.value("unit.choose", { unit: "sum", who: "Dilnoza" });
    const charged = await charge(1_000, "LIVE-0001");
    const { id } = await till.until(charged.ok ? charged.value.id : "", state("paid"));
    await till.value("unit.choose", { unit: "tiyin", who: "Dilnoza" });
    expect(await till.call("unit.calibrate", { saleId: id, shownAmount: 1_000, who: "Dilnoza" })).toMatchObject({
      ok: false,
      error: { reason: "calibration-not-pending" },
    });
  });
});

describe("the manager's PIN", () => {
  beforeEach(async () => {
    till = await startTill(dataDir);
    await till.value("settings.setSecret", { name: "manager.pin", value: "4711" });
  });

  it("guards what a cashier alone should not do, and is never told", async () => {
    expect(await till.call("app.switchMode", { mode: "live", who: "D" })).toMatchObject({
      error: { reason: "manager-needed" },
    });
    expect((await till.call("app.switchMode", { mode: "live", who: "D", pin: "4711" })).ok).toBe(true);
    const status = await till.value("app.status", null);
    expect(status.secrets.set).toEqual(["manager.pin"]);
    expect(JSON.stringify([status, till.events, till.logged])).not.toContain("4711");
  });

  it("is changed only with the present one", async () => {
    expect(await till.call("settings.setSecret", { name: "manager.pin", value: null })).toMatchObject({ ok: false });
    await till.value("settings.setSecret", { name: "manager.pin", value: null, currentPin: "4711" });
    expect((await till.value("app.status", null)).secrets.set).toEqual([]);
  });
});

describe("backups", () => {
  it("are made at the first start, listed, and put in the journal's place after a check", async () => {
    till = await startTill(dataDir);
    const charged = await charge(5_000, await till.sampleCode("approved"));
    const { id } = await till.until(charged.ok ? charged.value.id : "", state("paid"));
    const backup = await till.value("journal.backup", null);
    expect(backup.sales).toBe(1);
    const later = await charge(6_000, await till.sampleCode("declined"));
    await till.until(later.ok ? later.value.id : "", state("declined"));

    await till.value("journal.restore", { file: backup.file, who: "Dilnoza" });
    expect((await till.value("sales.ofDay", { day: null })).map((sale) => sale.id)).toEqual([id]);
    expect(readdirSync(join(dataDir, "training")).some((name) => name.startsWith("journal.damaged-"))).toBe(true);
  });

  it("refuse a name that is none of theirs, and leave everything as it was", async () => {
    till = await startTill(dataDir);
    for (const file of ["../../settings.json", "nothing.sqlite", "/etc/passwd"]) {
      expect(await till.call("journal.restore", { file, who: "D" })).toMatchObject({
        ok: false,
        error: { kind: "storage" },
      });
    }
    expect((await charge(5_000, await till.sampleCode("approved"))).ok).toBe(true);
  });
});

describe("a journal that cannot be used", () => {
  it("still starts the till, says so, sends nothing, and offers the last good backup", async () => {
    till = await startTill(dataDir);
    const backup = await till.value("journal.backup", null);
    await till.stop();
    writeFileSync(join(dataDir, "training", "journal.sqlite"), "this is not a database at all, not even close");
    till = await startTill(dataDir);
    const { journal } = await till.value("app.status", null);
    expect(journal).toMatchObject({ state: "damaged", problem: "file-corrupt", lastGoodBackup: backup.file });
    expect(await charge(5_000, await till.sampleCode("approved"))).toMatchObject({
      ok: false,
      error: { kind: "storage", reason: "corrupt" },
    });

    await till.value("journal.restore", { file: backup.file, who: "Dilnoza" });
    expect((await charge(5_000, await till.sampleCode("approved"))).ok).toBe(true);
  });

  it("is not opened twice", async () => {
    till = await startTill(dataDir);
    await expect(startTill(dataDir)).rejects.toThrow("locked");
  });
});

describe("settings", () => {
  it("that were damaged are set aside and said; the till starts with its defaults", async () => {
    writeFileSync(join(dataDir, "settings.json"), "{ this is not JSON");
    till = await startTill(dataDir);
    const status = await till.value("app.status", null);
    expect(status.settingsSetAside).toMatch(/^settings\.unreadable-/u);
    expect(existsSync(join(dataDir, status.settingsSetAside ?? ""))).toBe(true);
    expect(status.mode).toBe("training");
  });

  it("outlive a restart", async () => {
    till = await startTill(dataDir);
    await till.value("settings.change", { patch: { locale: "ru", terminal: { name: "Kassa 7" } }, who: "Dilnoza" });
    await till.restart();
    expect((await till.value("app.status", null)).settings).toMatchObject({
      locale: "ru",
      terminal: { name: "Kassa 7" },
    });
  });

  it("reach the host's window and login at the start and at every change, also from a document", async () => {
    const heard: KioskSettings[] = [];
    const kiosk = { follow: (wanted: KioskSettings) => void heard.push(wanted), loginStart: () => "failed" as const };
    till = await startTill(dataDir, { kiosk });
    const patch = { kiosk: { fullScreen: true } };
    await till.value("settings.change", { patch, who: "Dilnoza" });
    const document = JSON.stringify({ version: 1, kiosk: { startAtLogin: true } });
    const applied = await till.value("provision.apply", { document, who: "Dilnoza" });
    expect(applied).toEqual({ outcome: "applied", changed: ["kiosk.startAtLogin"] });
    expect((await till.value("app.status", null)).loginStart).toBe("failed");
    await till.restart();
    const both = { fullScreen: true, startAtLogin: true };
    expect(heard).toEqual([
      { fullScreen: false, startAtLogin: false },
      { fullScreen: true, startAtLogin: false },
      both,
      both,
    ]);
  });

  it("refuse plain http to a public address", async () => {
    till = await startTill(dataDir);
    const patch = { anor: { baseUrl: "http://203.0.113.7:8080" } };
    expect(await till.call("settings.change", { patch, who: "D" })).toMatchObject({
      error: { reason: "base-url-public-http" },
    });
  });
});

describe("the door to the screen", () => {
  it.each([
    ["nothing.known", null],
    ["__proto__", null],
    ["toString", {}],
    ["sales.charge", null],
    ["sales.charge", { saleId: null, amount: "5", code: "x", reference: "", note: "" }],
    ["sales.charge", { saleId: null, amount: 5, code: "x", reference: "", note: "", extra: 1 }],
    ["sales.story", { saleId: "x".repeat(100_000) }],
    ["settings.change", { patch: { mode: "live" }, who: "D" }],
    ["settings.setSecret", { name: "anything", value: "x" }],
  ])("refuses %s with %j", async (method, input) => {
    till = await startTill(dataDir);
    expect(await till.raw(method, input)).toMatchObject({
      ok: false,
      error: { kind: "invalid-input", reason: "schema" },
    });
  });
});

describe("two things at once", () => {
  beforeEach(async () => {
    till = await startTill(dataDir);
  });

  it("leave the mode as it is while a charge that was started meanwhile is in flight", async () => {
    await goLive();
    await till.value("unit.choose", { unit: "sum", who: "Dilnoza" });
    await till.value("settings.setSecret", { name: "manager.pin", value: "4711" });
    const provider = sandboxClient(sandbox);
    await provider.faults({ on: "charge", hold: "before" });
    const switched = till.call("app.switchMode", { mode: "training", who: "Dilnoza", pin: "4711" });
    const charged = await charge(1_000, "LIVE-0001");
    expect(await switched).toMatchObject({ ok: false, error: { reason: "payments-in-flight" } });
    await provider.held(1);
    await provider.release();
    await till.until(charged.ok ? charged.value.id : "", state("paid"));
    expect(await till.value("app.status", null)).toMatchObject({ mode: "live", settings: { mode: "live" } });
  });

  it("never meet a till that is closed in between", async () => {
    const modes = ["live", "training", "live", "training"] as const;
    const answers = await Promise.all([
      ...modes.map((mode) => till.call("app.switchMode", { mode, who: "Dilnoza" })),
      ...modes.map(() => till.call("app.status", null)),
    ]);
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
  });

  it("begin nothing new once the till is ending", async () => {
    const code = await till.sampleCode("approved");
    const stopped = till.stop();
    expect(await charge(5_000, code)).toMatchObject({ ok: false, error: { kind: "offline", reason: "restarted" } });
    await stopped;
  });
});
