import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contract, type Method } from "../../../shared/ipc/contract.ts";
import { methodNames } from "../../../shared/ipc/method-names.ts";
import { HOSTILE_TEXTS, shapedLike } from "../../fakes/schema-arbitrary.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";

let till: RunningTill;

beforeEach(async () => {
  till = await startTill();
});
afterEach(async () => {
  await till.close();
});

/** Everything that must not move: the journal's last link and the settings. */
async function standing() {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  const journal = new DatabaseSync(join(till.dataDir, "training/journal.sqlite"), { readOnly: true });
  const last = journal.prepare("SELECT * FROM events ORDER BY seq DESC LIMIT 1").get();
  journal.close();
  const { settings, secrets } = await till.value("app.status", null);
  return JSON.stringify({ last, settings, secrets });
}

/** What no call of the contract takes. */
function deep(levels: number): unknown {
  let value: unknown = "bottom";
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { value };
  return value;
}
const polluted: unknown = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
const never: readonly (readonly [string, unknown])[] = [
  ["nothing at all", undefined],
  ["a number", 5],
  ["a text", "text"],
  ["a huge text", "x".repeat(1_000_000)],
  ["a list", []],
  ["keys of the prototype", polluted],
  ["ten thousand levels", deep(10_000)],
  ["a hundred thousand keys", Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]))],
  ["a function", () => "called"],
];
const methods: readonly Method[] = methodNames;

describe("a hostile screen", () => {
  it.each(never)("that sends %s changes nothing, whatever it calls", async (_, input) => {
    const before = await standing();
    for (const method of methods) {
      const fits = contract[method].input.safeParse(input).success;
      if (fits) continue;
      expect([method, await till.raw(method, input)]).toMatchObject([
        method,
        { ok: false, error: { kind: "invalid-input", reason: "schema" } },
      ]);
    }
    expect(await standing()).toBe(before);
    expect(till.logged).toEqual([]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it.each(["", "app", "sales.charge ", "__proto__", "constructor", "toString", "hasOwnProperty", "x".repeat(100_000)])(
    "finds no call named %j",
    async (name) => {
      expect(await till.raw(name, null)).toMatchObject({
        ok: false,
        error: { kind: "invalid-input", field: "method" },
      });
    },
  );

  it("is answered in the contract's words whatever fits its form, and breaks nothing", async () => {
    const texts = fc.oneof(
      fc.constantFrom(...HOSTILE_TEXTS, "1234", "2026-11-27", "Dilnoza", "https://192.168.1.9:8080"),
      fc.string({ unit: "binary", maxLength: 40 }),
    );
    // A switched mode or a restored backup would be a change that somebody asked for.
    const tried = methods.filter((method) => method !== "app.switchMode" && method !== "journal.restore");
    const anyCall = fc
      .constantFrom(...tried)
      .chain((method) =>
        fc.tuple(fc.constant(method), fc.oneof(shapedLike(contract[method].input, texts), fc.anything())),
      );
    await fc.assert(
      fc.asyncProperty(anyCall, async ([method, input]) => {
        const answer = await till.raw(method, input);
        // `internal` would be a bug behind the door.
        if (!answer.ok) expect(answer.error.kind).not.toBe("internal");
        else expect(contract[method].output.safeParse(answer.value).error).toBeUndefined();
      }),
      { numRuns: 400 },
    );
    // An update that is not taken is a thing to know, whoever asked for it.
    expect(till.logged.filter((line) => !line.startsWith("update.refused "))).toEqual([]);
    expect((await till.value("app.status", null)).journal.state).not.toBe("damaged");
  });

  it("is told no more of its own words than a bound", async () => {
    const input = { [`k${"x".repeat(1_000_000)}`]: 1, note: "y".repeat(1_000_000) };
    for (const method of methods) {
      const answer = await till.raw(method, input);
      expect(JSON.stringify(answer).length).toBeLessThan(2_000);
    }
  });

  it("gets no card's number into the journal by any field", async () => {
    const CARD = "4111 1111 1111 1111";
    const before = await standing();
    const charge = { saleId: null, amount: 1_000, code: "77000000000000000001", reference: "", note: "" };
    for (const input of [
      { ...charge, note: `card ${CARD}` },
      { ...charge, reference: CARD },
      { ...charge, fields: { sender: CARD } },
    ]) {
      expect(await till.raw("sales.charge", input)).toMatchObject({ error: { reason: "code-is-card-number" } });
    }
    expect(await till.raw("sales.charge", { ...charge, code: CARD })).toMatchObject({
      error: { reason: "code-is-card-number" },
    });
    const named = await till.raw("settings.change", { patch: { terminal: { cashier: CARD } }, who: "x" });
    expect(named).toMatchObject({ error: { reason: "code-is-card-number", field: "patch.terminal.cashier" } });
    expect(await standing()).toBe(before);
  });

  it("gets no provisioning document to a provider, into a file of the till or into its log", async () => {
    const KEY = "k3y-0f-the-sh0p";
    const document = JSON.stringify({ version: 1, secrets: { "freedom.secretKey": KEY } });
    const before = await standing();
    const charge = { saleId: null, amount: 1_000, reference: "", note: "" };
    for (const code of [document, `\ufeff${document}\r\n`, `"freedom.secretKey": "${KEY}"`]) {
      const answer = await till.raw("sales.charge", { ...charge, code });
      expect(answer).toEqual({
        ok: false,
        error: { kind: "invalid-input", field: "code", reason: "code-is-provisioning" },
      });
    }
    const paid = await till.value("sales.charge", { ...charge, code: await till.sampleCode("approved") });
    await till.until(paid.id, (sale) => sale.fiscal?.state === "awaiting-receipt");
    expect(await till.raw("sales.attachReceipt", { saleId: paid.id, code: document })).toMatchObject({
      error: { reason: "receipt-expected" },
    });
    expect(JSON.stringify([till.logged, till.events])).not.toContain(KEY);
    await till.stop();
    for (const file of readdirSync(till.dataDir, { recursive: true, withFileTypes: true })) {
      if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name)).includes(KEY)).toBe(false);
    }
    await till.reopen();
    expect(await standing()).not.toBe(before);
  });
});
