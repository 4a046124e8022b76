import { cpSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { Connection } from "../../../electron/journal/connection.ts";
import { latestVersion, MIGRATIONS } from "../../../electron/journal/migrations.ts";
import { sampleCode, sampleReceipt } from "../../../electron/payments/sandbox/anor/samples.ts";
import { projectionsDiffer } from "../../../electron/journal/rebuild.ts";
import type { Mode } from "../../../shared/domain/settings.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";

// Data folders as released versions left them: see tests/fixtures/upgrades/README.md.
const fixtures = fileURLToPath(new URL("../../fixtures/upgrades", import.meta.url));
const versions = readdirSync(fixtures, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

let till: RunningTill | null = null;
afterEach(async () => {
  await till?.close();
  till = null;
});

/** A copy of what that version left, with nothing but what it wrote. */
function left(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), "tilla-upgrade-"));
  cpSync(join(fixtures, version), folder, { recursive: true });
  return folder;
}

const eventRow = z.object({ seq: z.int(), payload: z.string(), hash: z.string() });

/** Every event as it stands on disk, in order. */
function chainOf(folder: string, mode: Mode) {
  const connection = new Connection(join(folder, mode, "journal.sqlite"), "read-only");
  try {
    return connection.all(eventRow, "SELECT seq, payload, hash FROM events ORDER BY seq");
  } finally {
    connection.close();
  }
}

/** What a day of that version came to, sale by sale in the order they were opened. */
async function told(running: RunningTill): Promise<readonly string[]> {
  const { sales } = await running.value("history.search", {
    text: "",
    kind: "all",
    provider: null,
    days: { of: "all" },
    head: null,
    at: { offset: 0 },
  });
  return sales
    .toSorted((a, b) => a.number.localeCompare(b.number))
    .map(({ amount, attempts, fiscal }) => `${amount.minor / 100} ${attempts.at(-1)?.state} ${fiscal?.state}`);
}

const DAY_OF_0_1_0 = [
  "127500 paid fiscalized",
  "9000 declined undefined",
  "48000 paid awaiting-receipt",
  "15000 unknown undefined",
  "22000 paid rejected",
];

describe.each(versions)("data of version %s", (version) => {
  test("opens with its settings and every sale, in the mode it was in and in the other", async () => {
    const folder = left(version);
    till = await startTill(folder);
    const status = await till.value("app.status", null);
    const settings = z.looseObject({ locale: z.string(), terminal: z.looseObject({ name: z.string() }) });
    const before = settings.parse(JSON.parse(readFileSync(join(fixtures, version, "settings.json"), "utf8")));
    expect(status).toMatchObject({ mode: "live", settingsSetAside: null });
    expect(status.settings).toMatchObject({ locale: before.locale, terminal: { name: before.terminal.name } });
    expect(status.settings.providers.anor.unit).toMatchObject({ state: "confirmed", unit: "sum" });
    expect(await told(till)).toEqual(DAY_OF_0_1_0);
    await till.value("app.switchMode", { mode: "training", who: "Dilnoza" });
    expect(await told(till)).toEqual(DAY_OF_0_1_0);
    expect((await till.value("app.status", null)).journal.state).not.toMatch(/damaged|read-only/u);
  });

  test.each(["live", "training"] as const)(
    "%s: no event was touched, and every projection is what the events say",
    async (mode) => {
      const folder = left(version);
      const before = chainOf(folder, mode);
      till = await startTill(folder);
      if (mode === "training") await till.value("app.switchMode", { mode, who: "Dilnoza" });
      await till.stop();
      const after = chainOf(folder, mode);
      expect(after.slice(0, before.length)).toEqual(before);
      const connection = new Connection(join(folder, mode, "journal.sqlite"), "read-only");
      expect(connection.pragmaNumber("user_version")).toBe(latestVersion(MIGRATIONS));
      expect(projectionsDiffer(connection)).toBeNull();
      connection.close();
    },
  );

  test("goes on: the waiting receipt is attached, the unknown payment is settled, a new sale is charged", async () => {
    const folder = left(version);
    till = await startTill(folder);
    await till.value("app.switchMode", { mode: "training", who: "Dilnoza" });
    const { unknown, receipts } = await till.value("sales.waiting", null);
    expect([unknown.length, receipts.length]).toEqual([1, 2]);
    const [open] = unknown;
    await till.value("sales.settle", {
      saleId: open?.id ?? "",
      attemptId: open?.attempts[0]?.id ?? "",
      outcome: "not-paid",
      who: "Dilnoza",
      evidence: "provider-cabinet",
      why: "",
    });
    expect((await till.value("sales.waiting", null)).unknown).toEqual([]);
    const due = receipts.find(({ fiscal }) => fiscal?.state === "awaiting-receipt")?.id ?? "";
    await till.value("sales.attachReceipt", { saleId: due, code: sampleReceipt("receipt", Date.now()) });
    await till.until(due, ({ fiscal }) => fiscal?.state === "fiscalized");
    const code = sampleCode("approved");
    const sale = await till.value("sales.charge", { saleId: null, amount: 5_000, code, reference: "", note: "" });
    await till.until(sale.id, ({ attempts }) => attempts[0]?.state === "paid");
  });
});
