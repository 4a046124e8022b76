import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExchangeResult } from "../../../../../electron/http/messages.ts";
import { classify } from "../../../../../electron/payments/providers/anor/classify.ts";
import { ATTACHED, enveloped, flat, PAID, SENT, SENT_RECEIPT } from "./examples.ts";

/** What may stand in any field's place: wrong types, doubles, huge, hostile, secrets. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    -1,
    1e308,
    "",
    " ",
    "0",
    "null",
    "true",
    "successfully",
    "failed",
    "error",
    "SUCCESSFULLY",
    "successfully\u0000",
    "x".repeat(5000),
    [],
    {},
    ["successfully"],
    { toString: "successfully", valueOf: 1 },
    SENT.code,
    `code ${SENT.code}!`,
    "8600123456789012",
    '{"qr_code":["bad"]}',
    '{"a":'.repeat(50),
    "${7*7}<script>",
    "\u202e\u200b",
  ),
  fc.integer(),
  fc.double(),
  fc.string({ maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);

const example = fc.constantFrom<object>(
  PAID,
  ATTACHED,
  flat(5, "Refused"),
  enveloped(104, '{"qr_code":["This field may not be blank."]}'),
  enveloped(106, "Payment error"),
  enveloped(103, "Internal"),
);

const KEYS = ["data", "error", "is_success", "status", "message", "error_code", "result", "__proto__", "constructor"];
const INNER = [...Object.keys(PAID.data), "amount", "qr_code", "code", "error", "data", "__proto__", "hasOwnProperty"];

interface Change {
  readonly where: "root" | "data" | "error";
  readonly key: string;
  readonly how: "set" | "remove" | "double";
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.constantFrom<Change["where"]>("root", "data", "error").chain((where) =>
  fc.record({
    where: fc.constant(where),
    key: fc.constantFrom(...(where === "root" ? KEYS : INNER)),
    how: fc.constantFrom<Change["how"]>("set", "set", "remove", "double"),
    value: hostile,
  }),
);

/** JSON text with changes made to it as text, so that keys can be doubled and be called `__proto__`. */
function mutate(base: object, changes: readonly Change[]): string {
  const root = new Map<string, unknown>(Object.entries(base));
  const doubled: string[] = [];
  for (const { where, key, how, value } of changes) {
    const inner: unknown = where === "root" ? null : root.get(where);
    if (where !== "root" && (typeof inner !== "object" || inner === null)) continue;
    const target = inner === null ? root : new Map<string, unknown>(Object.entries(Object(inner) as object));
    if (how === "remove") target.delete(key);
    else if (how === "set") target.set(key, value);
    else doubled.push(`${JSON.stringify(key)}:${JSON.stringify(value)}`);
    if (target !== root) root.set(where, target);
  }
  const text = (value: unknown): string =>
    value instanceof Map
      ? `{${[...value].map(([key, each]) => `${JSON.stringify(key)}:${text(each)}`).join(",")}}`
      : (JSON.stringify(value) ?? "null");
  const whole = text(root);
  return doubled.length === 0 ? whole : `${whole.slice(0, -1)}${whole === "{}" ? "" : ","}${doubled.join(",")}}`;
}

const body = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(example, fc.array(change, { minLength: 1, maxLength: 4 })).map(([b, c]) => mutate(b, c)),
  },
  { weight: 1, arbitrary: fc.tuple(example, fc.nat(400)).map(([b, at]) => JSON.stringify(b).slice(0, at)) },
  { weight: 1, arbitrary: example.map((b) => JSON.stringify({ result: b })) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string() },
);

const result: fc.Arbitrary<ExchangeResult> = fc.record({
  kind: fc.constant("answered" as const),
  status: fc.oneof({ weight: 6, arbitrary: fc.constant(200) }, fc.constantFrom(201, 204, 301, 400, 404, 429, 500, 503)),
  headers: fc.constantFrom({}, { "retry-after": "5" }, { "content-encoding": "gzip" }),
  body: body.map((text) => Buffer.from(text)),
  tookMs: fc.nat(1000),
  at: fc.constant(0),
});

const LISTED_CODES = new Set(["104", "106", "333", "444", "7"]);
const RUNS = { numRuns: 10_000 };

/** The answer as a plain reader sees it, for claims that are independent of the code under test. */
function plainly(outcomeOf: ExchangeResult): { readonly text: string; readonly root: Record<string, unknown> } {
  const text = outcomeOf.kind === "answered" ? outcomeOf.body.toString() : "";
  try {
    const parsed = JSON.parse(text) as Record<string, unknown> | null;
    const alone = ["is_success", "data", "error", "status", "error_code"].every((key) => parsed?.[key] === undefined);
    const root = alone && parsed?.["result"] ? (parsed["result"] as Record<string, unknown>) : parsed;
    return { text, root: root ?? {} };
  } catch {
    return { text, root: {} };
  }
}

describe("whatever comes back", () => {
  it("a charge is never paid without the word, the id and an undisputed success", () => {
    fc.assert(
      fc.property(result, (each) => {
        const outcome = classify(SENT, each);
        if (outcome.kind !== "paid") return;
        const { root } = plainly(each);
        const data = root["data"] as Record<string, unknown>;
        expect(root["is_success"]).toBe(true);
        expect(root["error"] ?? null).toBeNull();
        expect(data["status"]).toBe("successfully");
        expect(["string", "number"]).toContain(typeof data["transaction_id"]);
        expect(outcome.refs.transactionId).toMatch(/^[\x21-\x7e]{1,100}$/u);
        expect(Number(data["error_code"] ?? 0)).toBe(0);
        if (data["amount"] !== undefined && data["amount"] !== null) expect(Number(data["amount"])).toBe(1000);
        if (data["qr_code"] !== undefined && data["qr_code"] !== null) expect(data["qr_code"]).toBe(SENT.code);
        expect(each.kind === "answered" && each.status < 300).toBe(true);
      }),
      RUNS,
    );
  });

  it("a charge is never declined but by a listed refusal, and never called not sent", () => {
    fc.assert(
      fc.property(result, (each) => {
        const outcome = classify(SENT, each);
        expect(outcome.kind).not.toBe("not-sent");
        expect(outcome.kind).not.toBe("awaiting-customer");
        if (outcome.kind !== "declined") return;
        const { root } = plainly(each);
        const data = (root["data"] ?? {}) as Record<string, unknown>;
        const error = (root["error"] ?? {}) as Record<string, unknown>;
        const byStatus = data["status"] === "failed";
        const byFlat = ["error", "failed"].includes(String(root["status"])) && root["is_success"] === undefined;
        const byCode = root["is_success"] === false && LISTED_CODES.has(String(error["code"]));
        expect(byStatus || byFlat || byCode).toBe(true);
      }),
      RUNS,
    );
  });

  it("a receipt is fiscalized only by an undisputed success or by being attached already", () => {
    fc.assert(
      fc.property(result, (each) => {
        const outcome = classify(SENT_RECEIPT, each);
        if (outcome.kind !== "fiscalized") return;
        const { text, root } = plainly(each);
        const data = (root["data"] ?? {}) as Record<string, unknown>;
        const id = data["transaction_id"] ?? null;
        if (/already/iu.test(text)) return;
        expect(root["is_success"]).toBe(true);
        expect(root["error"] ?? null).toBeNull();
        expect([null, SENT_RECEIPT.transactionId]).toContain(id);
      }),
      RUNS,
    );
  });

  it("no outcome holds the customer's code or a whole card number", () => {
    fc.assert(
      fc.property(result, (each) => {
        const charge = classify(SENT, each);
        // Ids are the provider's own and kept as they are; only the code is kept out of them.
        const { refs: _, ...said } = "refs" in charge ? charge : { refs: {}, ...charge };
        expect(JSON.stringify(charge)).not.toContain(SENT.code);
        expect(JSON.stringify(said).replace(/, transaction .*$/u, "")).not.toContain("8600123456789012");
      }),
      RUNS,
    );
  });
});
