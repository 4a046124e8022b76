import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PrintingStatus } from "../../../shared/domain/print-job.ts";
import type { SettingsPatch } from "../../../shared/domain/settings.ts";
import { pictureBelow, readEscPos } from "../../fakes/printer/esc-pos.ts";
import { startTcpPrinter, type TcpPrinter } from "../../fakes/printer/tcp-printer.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";

let till: RunningTill;
let printer: TcpPrinter;
let dataDir: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "tilla-print-"));
  printer = await startTcpPrinter();
  till = await startTill(dataDir);
});
afterEach(async () => {
  await till.close();
  await printer.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const WHO = "Dilnoza";
const change = (patch: SettingsPatch) => till.value("settings.change", { patch, who: WHO });
const setUp = (over: SettingsPatch["printer"] = {}) =>
  change({ locale: "en", printer: { connection: "network", address: printer.address, ...over } });
const jobs = async () => (await till.value("app.status", null)).printing.jobs;

/** The printing status once it satisfies the condition. */
async function until(condition: (printing: PrintingStatus) => boolean): Promise<PrintingStatus> {
  for (;;) {
    const changed = till.heard((event) => event.type === "status-changed");
    const { printing } = await till.value("app.status", null);
    if (condition(printing)) return printing;
    await changed;
  }
}

async function paidSale(amount = 127_500): Promise<string> {
  const code = await till.sampleCode("approved");
  const { id } = await till.value("sales.charge", { saleId: null, amount, code, reference: "", note: "" });
  await till.until(id, (sale) => sale.attempts[0]?.state === "paid");
  return id;
}
const slip = (saleId: string) => ({ what: { kind: "sale", saleId }, who: WHO }) as const;
const words = async (saleId: string) =>
  (await till.value("print.preview", { what: { kind: "sale", saleId } })).lines.join("\n");

/** Events of a kind as they stand in the journal's file. */
function eventsOf(type: string): unknown[] {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  const journal = new DatabaseSync(join(dataDir, "training/journal.sqlite"), { readOnly: true });
  const rows = journal.prepare("SELECT payload FROM events WHERE type = ? ORDER BY seq").all(type);
  journal.close();
  return rows.map(({ payload }): unknown => JSON.parse(String(payload)));
}

/** Rows of dots on paper. */
const heightOf = (told: ReturnType<typeof readEscPos>) =>
  told.reduce((sum, each) => sum + (each.kind === "picture" ? each.bitmap.height : 0), 0);

describe("a slip", () => {
  test("is on paper, dot for dot, as the preview shows it", async () => {
    await setUp();
    const saleId = await paidSale();
    const { what } = slip(saleId);
    const preview = await till.value("print.preview", { what });
    await till.value("print.print", { what, who: WHO });
    const printed = pictureBelow(readEscPos(await printer.next()), preview.height);
    expect([printed.width, printed.height]).toEqual([preview.width, preview.height]);
    // Below stands the time of printing.
    const upToTheTime = (preview.width / 8) * (preview.height - 3 * 30);
    const dots = Buffer.from(preview.dots, "base64");
    expect(Buffer.from(printed.bytes).subarray(0, upToTheTime).equals(dots.subarray(0, upToTheTime))).toBe(true);
  });

  test("printed again says that it is a copy, and both are in the sale's story", async () => {
    await setUp();
    const saleId = await paidSale();
    expect(await words(saleId)).not.toContain("COPY");
    await till.value("print.print", slip(saleId));
    await until(({ jobs: [first] }) => first === undefined);
    expect(await words(saleId)).toContain("COPY");
    await till.value("print.print", slip(saleId));
    await until(({ jobs: [first] }) => first === undefined);
    const { events } = await till.value("sales.story", { saleId });
    expect(events.map(({ event }) => event).filter(({ type }) => type === "slip.printed")).toEqual([
      { type: "slip.printed", copy: false, who: WHO },
      { type: "slip.printed", copy: true, who: WHO },
    ]);
  });

  test("of training says three times that it is none", async () => {
    const saleId = await paidSale();
    expect((await words(saleId)).split("TRAINING").length - 1).toBe(0);
    await change({ locale: "en" });
    expect((await words(saleId)).split("TRAINING - NOT A RECEIPT").length - 1).toBe(3);
  });

  test("of a sale that took no money is refused, and so is one of no sale", async () => {
    await setUp();
    const code = await till.sampleCode("declined");
    const { id } = await till.value("sales.charge", { saleId: null, amount: 9_000, code, reference: "", note: "" });
    await till.until(id, (sale) => sale.attempts[0]?.state === "declined");
    expect(await till.call("print.print", slip(id))).toMatchObject({ error: { reason: "sale-not-paid" } });
    expect(await till.call("print.print", slip("none"))).toMatchObject({ error: { reason: "sale-not-found" } });
  });

  test("without a printer is refused in words", async () => {
    expect(await till.call("print.print", slip(await paidSale()))).toMatchObject({
      error: { kind: "conflict", reason: "printer-not-set-up" },
    });
  });
});

describe("printed by itself", () => {
  test("when paid, once", async () => {
    await setUp({ automatic: "paid", raster: false });
    await paidSale();
    const [, ...told] = readEscPos(await printer.next());
    expect(told.some((each) => each.kind === "line")).toBe(true);
    await until(({ jobs: [first] }) => first === undefined);
    expect(printer.prints()).toHaveLength(1);
  });

  test("when fiscalized, with the fiscal receipt's code", async () => {
    await setUp({ automatic: "fiscalized", raster: false, codePage: "ascii" });
    const saleId = await paidSale();
    const code = await till.sampleCode("receipt");
    await till.value("sales.attachReceipt", { saleId, code });
    const told = readEscPos(await printer.next());
    const lines = told.flatMap((each) => (each.kind === "line" ? [String.fromCodePoint(...each.bytes)] : []));
    expect(lines.join("\n")).toContain("FISCAL RECEIPT");
    expect(told.filter(({ kind }) => kind === "picture").length).toBeGreaterThan(0);
  });
});

describe("a shift's report", () => {
  const x = { kind: "shift", zNumber: null } as const;
  const report = async (zNumber: number | null) =>
    (await till.value("print.preview", { what: { kind: "shift", zNumber } })).lines.map((line) => line.trim());
  const close = async () => {
    const { open } = await till.value("shift.report", { who: WHO });
    const cases = open.map(({ id }) => id);
    const carrying = cases.length === 0 ? [] : [{ why: "no paper", cases }];
    return till.value("shift.close", { who: WHO, carrying });
  };

  test("X is printed as it is shown, and changes nothing", async () => {
    await setUp({ raster: false, codePage: "ascii" });
    await paidSale();
    const shown = await report(null);
    expect(shown.find((line) => line.startsWith("Taken (1)"))).toMatch(/127 500 UZS$/u);
    // At a till without people the preview counts as asked for by its cashier.
    await till.value("print.print", { what: x, who: "Cashier 1" });
    const told = readEscPos(await printer.next());
    const lines = told.flatMap((each) => (each.kind === "line" ? [String.fromCodePoint(...each.bytes).trim()] : []));
    const untimed = (all: readonly string[]) => all.filter((line) => line !== "" && !/^(?:As of|Printed)/u.test(line));
    expect(untimed(lines)).toEqual(untimed(shown));
    expect(await till.value("app.status", null)).toMatchObject({ shift: { number: 1 } });
  });

  test("Z comes out by itself when the shift is closed; what is printed again has the same figures and says COPY", async () => {
    await setUp();
    await paidSale();
    await close();
    await printer.next();
    await until(({ jobs: [first] }) => first === undefined);
    const shown = await report(1);
    expect(shown).toContain("Z REPORT No. 1");
    expect(shown.join("\n")).toContain("no paper");
    // Of a shift that is closed: what is sold later does not change it.
    await paidSale(9_000);
    const untimed = (lines: readonly string[]) => lines.filter((line) => !line.startsWith("Printed"));
    expect(untimed(await report(1))).toEqual(untimed(shown));
    const preview = await till.value("print.preview", { what: { kind: "shift", zNumber: 1 } });
    await till.value("print.print", { what: { kind: "shift", zNumber: 1 }, who: WHO });
    const printed = pictureBelow(readEscPos(await printer.next()), preview.height);
    const upToTheTime = (preview.width / 8) * (preview.height - 3 * 30);
    const dots = Buffer.from(preview.dots, "base64");
    expect(Buffer.from(printed.bytes).subarray(0, upToTheTime).equals(dots.subarray(0, upToTheTime))).toBe(true);
  });

  test.each([
    ["en", "COPY"],
    ["ru", "КОПИЯ"],
    ["uz", "NUSXA"],
    ["vi", "BẢN SAO"],
  ] as const)("Z is the original once; after that paper, preview and journal say copy (%s)", async (locale, copy) => {
    await setUp({ zReport: false });
    await change({ locale });
    await till.value("shift.open", { who: WHO, float: null });
    const isCopy = async (zNumber: number | null) => (await report(zNumber)).includes(copy);
    // An X report is another one each time.
    await till.value("print.print", { what: x, who: WHO });
    await until(({ jobs: [first] }) => first === undefined);
    expect(await isCopy(null)).toBe(false);
    await close();
    const z = { kind: "shift", zNumber: 1 } as const;
    expect(await isCopy(1)).toBe(false);
    await till.value("print.print", { what: z, who: WHO });
    await until(({ jobs: [first] }) => first === undefined);
    expect(await isCopy(1)).toBe(true);
    const [, original] = printer.prints();
    await till.value("print.print", { what: z, who: WHO });
    await until(({ jobs: [first] }) => first === undefined);
    const [, , second] = printer.prints();
    // The word stands above all else that is the same.
    const rows = (bytes: Uint8Array | undefined) => heightOf(readEscPos(bytes ?? new Uint8Array(0)));
    expect(rows(second)).toBeGreaterThan(rows(original));
    await till.restart();
    expect(await isCopy(1)).toBe(true);
    expect(eventsOf("z-report.printed")).toEqual([
      { type: "z-report.printed", zNumber: 1, copy: false, who: WHO },
      { type: "z-report.printed", zNumber: 1, copy: true, who: WHO },
    ]);
  });

  test("Z that never reached paper stays the original", async () => {
    printer.mood = "resets";
    await setUp();
    await till.value("shift.open", { who: WHO, float: null });
    await close();
    await until(({ jobs: [job] }) => job?.state === "held");
    expect(await report(1)).not.toContain("COPY");
    expect(eventsOf("z-report.printed")).toEqual([]);
  });

  test("Z does not come out by itself where the shop does not want it", async () => {
    await setUp({ zReport: false });
    await till.value("shift.open", { who: WHO, float: null });
    await close();
    expect(await jobs()).toEqual([]);
    expect(printer.connections()).toBe(0);
  });

  test("a shift is closed although its Z has no paper; the print waits, over a restart too", async () => {
    printer.mood = "out-of-paper";
    await setUp();
    await till.value("shift.open", { who: WHO, float: null });
    expect(await close()).toMatchObject({ kind: "z", zNumber: 1 });
    await until(({ jobs: [job] }) => job?.problem === "out-of-paper");
    await till.restart();
    printer.mood = "ready";
    expect(await jobs()).toMatchObject([{ what: { kind: "shift", zNumber: 1 }, state: "held" }]);
    await till.value("print.retry", { jobId: null });
    await printer.next();
  });

  test("that is none is refused in words", async () => {
    await setUp();
    expect(await till.call("print.print", { what: x, who: WHO })).toMatchObject({
      error: { reason: "shift-not-open" },
    });
    const none = { what: { kind: "shift", zNumber: 4 }, who: WHO } as const;
    expect(await till.call("print.print", none)).toMatchObject({ error: { reason: "report-not-found" } });
  });

  test("says three times in training that it counts for nothing", async () => {
    await change({ locale: "en" });
    await till.value("shift.open", { who: WHO, float: null });
    expect((await report(null)).filter((line) => line.includes("TRAINING"))).toHaveLength(3);
  });
});

describe("a printer in trouble", () => {
  test("never blocks a sale: the print waits, is said, and comes out when there is paper", async () => {
    printer.mood = "out-of-paper";
    await setUp({ automatic: "paid" });
    const saleId = await paidSale();
    const {
      jobs: [waiting],
    } = await until(({ jobs: [job] }) => job?.state === "waiting" && job.problem !== null);
    expect(waiting).toMatchObject({ what: { kind: "sale", saleId }, problem: "out-of-paper" });
    await paidSale(8_000);
    printer.mood = "ready";
    await till.value("print.retry", { jobId: null });
    await printer.next();
    await printer.next();
    await until(({ jobs: left }) => left.length === 0);
  });

  test("that broke off in the middle does not print again by itself; a person drops it or tries again", async () => {
    printer.mood = "resets";
    await setUp();
    const saleId = await paidSale();
    await till.value("print.print", slip(saleId));
    const {
      jobs: [held],
    } = await until(({ jobs: [job] }) => job?.state === "held");
    expect(held).toMatchObject({ problem: "interrupted" });
    await till.value("print.drop", { jobId: held?.id ?? "" });
    expect(await jobs()).toEqual([]);
    const { events } = await till.value("sales.story", { saleId });
    expect(events.some(({ event }) => event.type === "slip.printed")).toBe(false);
  });

  test("is not asked again about a print that was given up while it was being asked", async () => {
    printer.mood = "out-of-paper";
    await setUp();
    await till.value("print.print", { what: { kind: "test" }, who: WHO });
    await until(({ jobs: [job] }) => job?.state === "waiting" && job.problem === "out-of-paper");
    await till.value("print.retry", { jobId: null });
    expect(await jobs()).toMatchObject([{ state: "printing" }]);
    await till.value("print.drop", { jobId: null });
    await until(({ jobs: left }) => left.length === 0);
    expect(printer.prints()).toEqual([]);
  });

  test("leaves its prints to the next start, where they wait for a person", async () => {
    printer.mood = "cover-open";
    await setUp();
    await till.value("print.print", { what: { kind: "test" }, who: WHO });
    await until(({ jobs: [job] }) => job?.problem === "cover-open");
    await till.restart();
    printer.mood = "ready";
    const [held] = await jobs();
    expect(held).toMatchObject({ what: { kind: "test" }, state: "held", problem: "restarted" });
    await till.value("print.retry", { jobId: held?.id ?? "" });
    await printer.next();
    await until(({ jobs: left }) => left.length === 0);
  });
});

describe("the cash drawer", () => {
  const open = () => till.call("drawer.open", { who: WHO, why: "change" });

  test("stays shut in training", async () => {
    await setUp({ drawer: true });
    expect(await open()).toMatchObject({ error: { reason: "drawer-in-training" } });
    expect(printer.connections()).toBe(0);
  });

  test("opens at once in live mode, or says why not and does not open later", async () => {
    await setUp({ drawer: true });
    await till.value("app.switchMode", { mode: "live", who: WHO });
    expect(await open()).toEqual({ ok: true, value: null });
    expect(readEscPos(await printer.next())).toEqual([{ kind: "pulse", pin: 0 }]);
    printer.mood = "fault";
    expect(await open()).toMatchObject({ error: { kind: "printer", problem: "printer-offline" } });
    expect(await jobs()).toEqual([]);
    printer.mood = "ready";
    expect(printer.prints()).toHaveLength(1);
  });
});
