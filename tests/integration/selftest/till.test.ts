import { readdirSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findingSchema, machineCheckSchema, type MachineCheck } from "../../../shared/domain/self-test.ts";
import type { SettingsPatch } from "../../../shared/domain/settings.ts";
import { startTcpPrinter, type TcpPrinter } from "../../fakes/printer/tcp-printer.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";

let till: RunningTill;
let printer: TcpPrinter;

beforeEach(async () => {
  printer = await startTcpPrinter();
  till = await startTill();
});
afterEach(async () => {
  await till.close();
  await printer.close();
});

const found = (check: MachineCheck) => till.value("support.selfTest", { check });
const setUp = (over: SettingsPatch["printer"]) =>
  till.value("settings.change", { patch: { printer: { connection: "network", ...over } }, who: "Dilnoza" });

test("every check of a new till is answered, and leaves nothing behind", async () => {
  const before = readdirSync(till.dataDir);
  for (const check of machineCheckSchema.options) {
    const finding = await found(check);
    expect(findingSchema.parse(finding).found).toMatch(new RegExp(`^${check}-`, "u"));
  }
  expect(readdirSync(till.dataDir)).toEqual(before);
  expect(await found("printer")).toEqual({ found: "printer-none" });
  expect(await found("drawer")).toEqual({ found: "drawer-none" });
});

test("training's own provider is no clock to compare with", async () => {
  const code = await till.sampleCode("approved");
  const { id } = await till.value("sales.charge", { saleId: null, amount: 5_000, code, reference: "", note: "" });
  await till.until(id, (sale) => sale.attempts[0]?.state === "paid");
  expect(await found("clock")).toMatchObject({ found: "clock-alone" });
});

test("a backup that was just made is the journal's", async () => {
  await till.value("journal.backup", null);
  expect(await found("journal")).toMatchObject({ found: "journal-sound" });
});

test("the printer is asked as it is now, prints nothing, and the drawer goes with it", async () => {
  await setUp({ address: printer.address, drawer: true });
  expect(await found("printer")).toEqual({ found: "printer-ready" });
  expect(await found("drawer")).toEqual({ found: "drawer-training" });
  printer.mood = "out-of-paper";
  expect(await found("printer")).toMatchObject({ found: "printer-failed", problem: "out-of-paper" });
  expect(printer.prints()).toEqual([]);
  await setUp({ address: "127.0.0.1:1" });
  expect(await found("printer")).toMatchObject({ found: "printer-failed", problem: "unreachable" });
  expect(await found("drawer")).toMatchObject({ found: "drawer-out-of-reach" });
});
