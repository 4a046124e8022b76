import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { sampleCode, type PaymentSample } from "../../../electron/payments/sandbox/anor/samples.ts";
import { toMajorText } from "../../../shared/domain/money.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import type { StatementMapping } from "../../../shared/domain/statement/mapping.ts";
import { exportedFileSchema } from "../../../shared/ipc/calls/exports.ts";
import { STATEMENT_PIECE } from "../../../shared/ipc/calls/statements.ts";
import type { Input, Output } from "../../../shared/ipc/contract.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";

let till: RunningTill;
beforeEach(async () => {
  till = await startTill();
});
afterEach(() => till.close());

async function sell(amount: number, outcome: PaymentSample, state: string, reference = ""): Promise<Sale> {
  const code = sampleCode(outcome);
  const sale = await till.value("sales.charge", { saleId: null, amount, code, reference, note: "" });
  return till.until(sale.id, (now) => now.attempts.at(-1)?.state === state);
}

const attemptOf = (sale: Sale) => sale.attempts.at(-1) ?? expect.unreachable("no attempt");
const idOf = (sale: Sale) => attemptOf(sale).refs.transactionId ?? "";
/** As a cabinet writes it: to the minute, the shop's time. */
function timeOf(sale: Sale): string {
  const at = attemptOf(sale).sentAt ?? 0;
  const format = new Intl.DateTimeFormat("sv", { timeZone: "Asia/Tashkent", dateStyle: "short", timeStyle: "medium" });
  return format.format(at);
}
const line = (sale: Sale, id = idOf(sale), amount = toMajorText(sale.amount)) =>
  `${timeOf(sale)};${id};${amount};Успешно`;
const HEADER = "Дата операции;Номер транзакции;Сумма;Статус";
const statement = (...lines: readonly string[]) => [HEADER, ...lines].join("\r\n");

async function handOver(bytes: Uint8Array, name = "anor.csv", id?: string): Promise<string> {
  const begun = id ?? (await till.value("statements.begin", { provider: "anor", name, bytes: bytes.length })).id;
  for (let at = 0; at < bytes.length; at += STATEMENT_PIECE) {
    const data = Buffer.from(bytes.subarray(at, at + STATEMENT_PIECE)).toString("base64");
    const added = await till.value("statements.add", { id: begun, at, data });
    expect(added.outcome).toBe("taken");
  }
  return begun;
}

type Look = Extract<Output<"statements.look">, { outcome: "read" }>;

async function look(id: string): Promise<Look> {
  const seen = await till.value("statements.look", { id, form: null });
  return seen.outcome === "read" ? seen : expect.unreachable(JSON.stringify(seen));
}

async function compare(
  text: string,
  change: Partial<StatementMapping> = {},
): Promise<{ id: string; told: Output<"statements.compare"> }> {
  const id = await handOver(Buffer.from(text));
  const { form, mapping } = await look(id);
  if (!mapping) throw new Error("the columns were not recognised");
  return { id, told: await till.value("statements.compare", { id, form, mapping: { ...mapping, ...change } }) };
}

const comparison = (told: Output<"statements.compare">) =>
  told.outcome === "compared" ? told.comparison : expect.unreachable(JSON.stringify(told));

/** The events about statements, as they stand in the journal's file. */
function comparedInJournal(): unknown[] {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  const journal = new DatabaseSync(join(till.dataDir, "training/journal.sqlite"), { readOnly: true });
  const rows = journal.prepare("SELECT payload FROM events WHERE type = 'statement.compared' ORDER BY seq").all();
  journal.close();
  return rows.map(({ payload }): unknown => JSON.parse(String(payload)));
}

describe("a provider's statement", () => {
  it("settles a held payment by a person's confirmation, and says nothing new the second time", async () => {
    const paid = await sell(127_500, "approved", "paid");
    const held = await sell(48_000, "dropped", "unknown");
    const text = statement(line(paid), line(held, "provider-77"), "2026-01-01 10:00:00;other-till;1000;Успешно");
    const { id, told } = await compare(text);
    const first = comparison(told);
    expect(first).toMatchObject({
      rows: 3,
      agreed: { count: 1, sums: [{ minor: 12_750_000, currency: "UZS" }] },
      receiptMissing: { items: [{ saleNumber: paid.number }] },
      proposals: {
        items: [{ outcome: "paid", by: "amount", payment: { saleId: held.id }, row: { row: 3, id: "provider-77" } }],
      },
      onlyThere: { items: [{ row: 4, id: "other-till" }] },
    });
    // Comparing alone has changed nothing.
    expect(attemptOf((await till.value("sales.story", { saleId: held.id })).sale).state).toBe("unknown");

    const attempts = [attemptOf(held).id];
    const settled = await till.value("statements.settle", { id, attempts, who: "Dilnoza" });
    expect(settled).toEqual({ outcome: "settled", settled: attempts, left: [] });
    const { sale, events } = await till.value("sales.story", { saleId: held.id });
    expect(attemptOf(sale)).toMatchObject({
      state: "paid",
      via: "person",
      refs: { transactionId: "provider-77" },
      settled: {
        who: "Dilnoza",
        evidence: "statement",
        why: expect.stringMatching(/^Anor: anor\.csv, 3; SHA-256 [\da-f]{16}$/u) as string,
      },
    });
    const count = events.length;

    // The very same call, and the very same file once more.
    expect(await till.value("statements.settle", { id, attempts, who: "Dilnoza" })).toEqual({
      outcome: "settled",
      settled: [],
      left: attempts,
    });
    const again = comparison((await compare(text)).told);
    expect(again).toMatchObject({ agreed: { count: 2 }, proposals: { total: 0 } });
    expect((await till.value("sales.story", { saleId: held.id })).events).toHaveLength(count);
  });

  it("leaves on record who compared which file, and what it came to; again each time", async () => {
    const paid = await sell(127_500, "approved", "paid");
    await sell(48_000, "approved", "paid");
    const text = statement(line(paid), "2026-01-01 10:00:00;other-till;1000;Успешно");
    await compare(text);
    const told = {
      type: "statement.compared",
      provider: "anor",
      file: "anor.csv",
      sha256: createHash("sha256").update(text).digest("hex"),
      rows: 2,
      agreed: 1,
      onlyHere: 1,
      onlyThere: 1,
      who: "Cashier 1",
    };
    expect(comparedInJournal()).toEqual([told]);
    await till.restart();
    await compare(text);
    expect(comparedInJournal()).toEqual([told, told]);
    expect((await till.value("app.status", null)).journal.state).not.toMatch(/damaged|read-only/u);
  });

  it("settles nothing that it does not propose", async () => {
    const paid = await sell(127_500, "approved", "paid");
    const held = await sell(48_000, "dropped", "unknown");
    const { id } = await compare(statement(line(paid)));
    const attempts = [attemptOf(held).id, attemptOf(paid).id, "made-up"];
    expect(await till.value("statements.settle", { id, attempts, who: "x" })).toEqual({
      outcome: "settled",
      settled: [],
      left: attempts,
    });
    expect(attemptOf((await till.value("sales.story", { saleId: held.id })).sale).state).toBe("unknown");
  });

  it("refuses all of a file in which one row cannot be read, and names each", async () => {
    const paid = await sell(127_500, "approved", "paid");
    const id = await handOver(
      Buffer.from(
        statement(
          line(paid),
          `${timeOf(paid)};x;=1+1;Успешно`,
          `tomorrow;y;500;Успешно`,
          `${timeOf(paid)},z,500,Успешно`,
        ),
      ),
    );
    const { form, mapping } = await look(id);
    if (!mapping) throw new Error("not recognised");
    expect(await till.value("statements.compare", { id, form, mapping })).toEqual({
      outcome: "rows",
      total: 3,
      faults: [
        { row: 3, problem: "amount-unreadable", text: "=1+1" },
        { row: 4, problem: "time-unreadable", text: "tomorrow" },
        { row: 5, problem: "amount-missing", text: "" },
      ],
    });
    // Nothing is proposed out of half a file.
    expect(await till.value("statements.settle", { id, attempts: ["a"], who: "x" })).toEqual({ outcome: "gone" });
    expect(comparedInJournal()).toEqual([]);
  });

  it("is read in Windows' Cyrillic and as a workbook, and its columns are kept for the next time", async () => {
    const paid = await sell(127_500, "approved", "paid");
    const { told } = await compare(statement(line(paid)), { paidWords: ["Успешно", "Проведено"] });
    expect(comparison(told).agreed.count).toBe(1);
    await till.restart();
    const text = statement(line(paid));
    const cp1251 = Uint8Array.from(text, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return code < 0x80 ? code : code - 0x410 + 0xc0;
    });
    const seen = await look(await handOver(cp1251));
    expect(seen).toMatchObject({
      remembered: true,
      form: { encoding: "windows-1251" },
      mapping: { paidWords: ["Успешно", "Проведено"] },
    });
    const other = await look(await handOver(Buffer.from("id,date,amount\n1,2026-11-21,5\n")));
    expect(other.remembered).toBe(false);
  });

  it("says which amounts were read a hundred times too small", async () => {
    const paid = await sell(127_500, "approved", "paid");
    const told = await compare(statement(line(paid)), { unit: "minor" });
    expect(comparison(told.told)).toMatchObject({ hundredfold: true, amountDiffers: { total: 1 } });
  });

  it("is forgotten with the panel, with the next file and with the till, and lies nowhere then", async () => {
    const folder = join(till.dataDir, "training/statements");
    const files = () => readdirSync(folder, { withFileTypes: true }).map(({ name }) => name);
    const first = await handOver(Buffer.from("a;b\n1;2\n"));
    if (process.platform !== "win32") expect(statSync(join(folder, first)).mode & 0o077).toBe(0);
    const second = await handOver(Buffer.from("a;b\n1;2\n"));
    expect(files()).toEqual([second]);
    expect(await till.value("statements.look", { id: first, form: null })).toEqual({ outcome: "gone" });
    await till.value("statements.drop", { id: second });
    expect(files()).toEqual([]);
    const third = await handOver(Buffer.from("a;b\n1;2\n"));
    await till.restart();
    expect(await till.value("statements.look", { id: third, form: null })).toEqual({ outcome: "gone" });
  });

  it("takes its pieces in order, and no more than was said", async () => {
    const { id } = await till.value("statements.begin", { provider: "anor", name: "a.csv", bytes: 4 });
    const data = Buffer.from("ab").toString("base64");
    expect(await till.call("statements.add", { id, at: 2, data })).toMatchObject({ ok: false });
    expect(await till.call("statements.add", { id, at: 0, data })).toMatchObject({ ok: true });
    expect(await till.call("statements.add", { id, at: 0, data })).toMatchObject({ ok: false });
    const more = Buffer.from("abc").toString("base64");
    expect(await till.call("statements.add", { id, at: 2, data: more })).toMatchObject({ ok: false });
  });

  it("shows no card's number that stands in it", async () => {
    const text = "date;id;amount;comment\n2026-11-21;1;5;8600 4954 7331 6478\n2026-11-21;1;8600495473316478;x\n";
    const id = await handOver(Buffer.from(text));
    const seen = await look(id);
    expect(JSON.stringify(seen)).not.toMatch(/4954|7331/u);
    if (!seen.mapping) throw new Error("not recognised");
    const told = await till.value("statements.compare", {
      id,
      form: seen.form,
      mapping: { ...seen.mapping, columns: { ...seen.mapping.columns, time: 3 } },
    });
    expect(JSON.stringify(told)).not.toMatch(/4954|7331/u);
  });
});

const manifestSchema = z.object({
  terminal: z.string(),
  mode: z.string(),
  contents: z.object({ sales: z.string(), events: z.string() }),
  journal: z.object({ seq: z.int(), hash: z.string() }),
  files: z.array(exportedFileSchema),
});

describe("an export", () => {
  type Scope = Input<"exports.make">["scope"];
  async function made(scope: Scope) {
    const answer = await till.value("exports.make", { scope, who: "Dilnoza" });
    if (answer.outcome !== "made") throw new Error(answer.outcome);
    const pieces: Buffer[] = [];
    for (let at = 0, isLast = false; !isLast;) {
      const read = await till.value("exports.read", { id: answer.id, at });
      if (read.outcome !== "read") throw new Error(read.outcome);
      pieces.push(Buffer.from(read.data, "base64"));
      at += pieces.at(-1)?.length ?? 0;
      ({ isLast } = read);
    }
    const archive = Buffer.concat(pieces);
    expect(archive.equals(readFileSync(answer.file))).toBe(true);
    const parts = unzipSync(new Uint8Array(archive));
    return { answer, parts, text: (name: string) => strFromU8(parts[name] ?? new Uint8Array(0)) };
  }
  const sha256 = (bytes: Uint8Array | undefined) =>
    createHash("sha256")
      .update(bytes ?? "")
      .digest("hex");

  it("has every sale with its exact amounts, every event as it was hashed, and a manifest that proves it", async () => {
    const first = await sell(127_500, "approved", "paid", "=HYPERLINK(1)");
    const second = await sell(48_000, "dropped", "unknown");
    const { answer, parts, text } = await made({ kind: "shift", zNumber: null });

    const manifest = manifestSchema.parse(JSON.parse(text("manifest.json")));
    expect(sha256(parts["manifest.json"])).toBe(answer.manifest);
    expect(manifest).toMatchObject({ mode: "training", files: answer.files });
    expect(manifest.contents.sales).toMatch(/opened in the scope/u);
    expect(manifest.contents.events).toMatch(/A Z report counts money where it moved/u);
    expect(Object.keys(parts).toSorted()).toEqual([
      "events.csv",
      "events.xlsx",
      "manifest.json",
      "sales.csv",
      "sales.xlsx",
    ]);
    for (const { name, sha256: told, bytes } of answer.files) {
      expect([name, sha256(parts[name]), parts[name]?.length]).toEqual([name, told, bytes]);
    }
    const sales = text("sales.csv").trim().split("\r\n");
    expect(sales).toHaveLength(3);
    expect(sales[1]).toMatch(new RegExp(String.raw`^${first.number},.*,127500,UZS,paid,anor,127500,0,`, "u"));
    expect(sales[1]).toContain(",'=HYPERLINK(1),");
    expect(sales[2]).toMatch(new RegExp(String.raw`^${second.number},.*,48000,UZS,unknown,anor,0,0,`, "u"));
    const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
    const journal = new DatabaseSync(join(till.dataDir, "training/journal.sqlite"), { readOnly: true });
    const noted = journal.prepare("SELECT payload FROM events WHERE type = 'data.exported'").all();
    journal.close();
    expect(noted.map(({ payload }) => JSON.parse(String(payload)) as unknown)).toEqual([
      { type: "data.exported", file: answer.name, manifest: answer.manifest, who: "Dilnoza" },
    ]);
    const events = text("events.csv");
    expect(events).toContain("sale.opened");
    expect(events).toContain(manifest.journal.hash);
  });

  it("of a closed shift has that shift alone; of days, those days; of nothing, nothing", async () => {
    const first = await sell(1_000, "declined", "declined");
    await till.value("shift.close", { who: "Dilnoza", carrying: [] });
    const second = await sell(2_000, "declined", "declined");
    const numbers = async (scope: Scope) =>
      (await made(scope))
        .text("sales.csv")
        .trim()
        .split("\r\n")
        .slice(1)
        .map((row) => row.split(",")[0]);
    expect(await numbers({ kind: "shift", zNumber: 1 })).toEqual([first.number]);
    expect(await numbers({ kind: "shift", zNumber: null })).toEqual([second.number]);
    expect(await numbers({ kind: "days", from: first.day, to: second.day })).toEqual([first.number, second.number]);
    expect(await numbers({ kind: "days", from: "2020-01-01", to: "2020-12-31" })).toEqual([]);
    expect(await till.value("exports.make", { scope: { kind: "shift", zNumber: 9 }, who: "x" })).toEqual({
      outcome: "nothing",
    });
  });

  it("is read by its maker's id alone", async () => {
    expect(await till.value("exports.read", { id: "guess", at: 0 })).toEqual({ outcome: "gone" });
  });
});
