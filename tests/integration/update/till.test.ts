import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { sampleCode, sampleReceipt } from "../../../electron/payments/sandbox/anor/samples.ts";
import { WAY_BACK_FILE } from "../../../electron/update/way-back.ts";
import { tempFolder } from "../../fakes/electron/parts.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";
import { manifestOf, newKey, putRelease } from "./release.ts";

const key = newKey();
let till: RunningTill | null = null;
let run: string[] = [];
afterEach(async () => {
  await till?.close();
  till = null;
  run = [];
});

async function ready(): Promise<RunningTill> {
  const stick = tempFolder();
  putRelease(stick, key, manifestOf("9.0.0"));
  till = await startTill(undefined, {
    updates: {
      kind: "appimage",
      keys: [key.publicKey],
      places: () => [stick],
      installAndRestart: (file) => void run.push(file),
    },
  });
  expect(await till.value("update.find", null)).toEqual([stick]);
  expect(await till.value("update.check", { source: stick, who: "D" })).toMatchObject({ outcome: "ready" });
  return till;
}
const wanted = { version: "9.0.0", allowOlder: false, who: "Dilnoza" } as const;

test("an update goes from the stick to the host, with a backup of the journal and the way back on disk", async () => {
  const { value, dataDir } = await ready();
  await value("update.install", wanted);
  expect(run).toEqual([join(dataDir, "updates/9.0.0/Tilla-9.0.0.AppImage")]);
  expect((await value("journal.backups", null)).length).toBeGreaterThan(0);
  expect(existsSync(join(dataDir, "updates", WAY_BACK_FILE))).toBe(true);
});

test("it is refused while a payment is on its way and while its receipt is due, and goes on afterwards", async () => {
  const { call, value, until } = await ready();
  const code = sampleCode("approved");
  const sale = await value("sales.charge", { saleId: null, amount: 127_500, code, reference: "", note: "" });
  const inFlight = await call("update.install", wanted);
  expect(inFlight).toMatchObject({ ok: false, error: { kind: "conflict" } });
  await until(sale.id, ({ fiscal }) => fiscal?.state === "awaiting-receipt");
  expect(await call("update.install", wanted)).toMatchObject({
    ok: false,
    error: { reason: "sale-open", saleId: sale.id },
  });
  expect(run).toEqual([]);
  await value("sales.attachReceipt", { saleId: sale.id, code: sampleReceipt("receipt", Date.now()) });
  await until(sale.id, ({ fiscal }) => fiscal?.state === "fiscalized");
  expect(await value("update.install", wanted)).toMatchObject({ outcome: "ready" });
  expect(run).toHaveLength(1);
});

test("where a PIN is set, nothing is installed without it", async () => {
  const { call, value } = await ready();
  await value("settings.setSecret", { name: "manager.pin", value: "4821" });
  expect(await call("update.install", wanted)).toMatchObject({ ok: false, error: { reason: "manager-needed" } });
  expect(run).toEqual([]);
  expect(await value("update.install", { ...wanted, pin: "4821" })).toMatchObject({ outcome: "ready" });
});

test("a host that can't be updated says so and takes nothing", async () => {
  till = await startTill();
  expect(await till.value("update.status", null)).toMatchObject({ kind: null, ready: null, last: null });
  const verdict = await till.value("update.check", { source: tempFolder(), who: "D" });
  expect(verdict).toMatchObject({ outcome: "refused", reason: "not-updatable" });
});
