import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExchangeResult } from "../../../../../electron/http/messages.ts";
import { classify } from "../../../../../electron/payments/providers/wallet/classify.ts";
import { isSigned } from "../../../../../electron/payments/providers/wallet/signature.ts";
import {
  answered,
  CREATE,
  CREATED,
  CYRILLIC,
  EXISTS,
  NOT_FOUND,
  PAYED,
  PROCESS,
  PROCESSED,
  SALT,
  SENDER,
  STATUS,
} from "./examples.ts";

const CARD = "8600123456789012";

/** What may stand in any field's place: wrong types, doubles, huge, hostile, secrets. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, 1, -1, 26, 100, 1e308),
  fc.constantFrom("", " ", "0", "26", "26.0", "2б", "100", "100.00", "1e2", "100.001", "UAH", "visamaster.usd"),
  fc.constantFrom(
    "PAYED",
    "FINISHED",
    "PAYED_RECALC",
    "CREATED",
    "PAYIN",
    "PAYIN_ERROR",
    "FAILED",
    "CANCELED",
    "payed",
  ),
  fc.constantFrom("PAYED\u0000", "bitcoin", "https://x.example", "javascript:1", "already exists", "x".repeat(5000)),
  fc.constantFrom<unknown>([], {}, ["PAYED"], { code: 0 }, { code: null, message: null }, { toString: "PAYED" }),
  fc.constantFrom(EXISTS.error, NOT_FOUND.error),
  fc.constantFrom(SENDER, CARD, SALT, `of ${SENDER}: ${SALT} ${CARD}`, "\u202e\u200b", "${7*7}<script>"),
  fc.integer(),
  fc.double(),
  fc.string({ maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);

const example = fc.constantFrom<object>(
  CREATED,
  EXISTS,
  PROCESSED,
  PAYED,
  NOT_FOUND,
  { ...PAYED, status: "PAYED_RECALC", is_recalc: true },
  { ...PAYED, status: "FINISHED" },
  { ...PAYED, status: "CREATED" },
  { error: { code: 7, message: "No" } },
);
const KEYS = [...Object.keys({ ...PROCESSED, ...PAYED }), "error", "crypto", "result", "__proto__", "constructor"];

interface Change {
  readonly key: string;
  readonly how: "set" | "remove" | "double";
  readonly value: unknown;
}
const change: fc.Arbitrary<Change> = fc.record({
  key: fc.constantFrom(...KEYS),
  how: fc.constantFrom<Change["how"]>("set", "set", "remove", "double"),
  value: hostile,
});

/** JSON text with changes made to it as text, so that keys can be doubled and be called `__proto__`. */
function mutate(base: object, changes: readonly Change[]): string {
  const root = new Map<string, unknown>(Object.entries(base));
  const doubled: (readonly [string, unknown])[] = [];
  for (const { key, how, value } of changes) {
    if (how === "remove") root.delete(key);
    else if (how === "set") root.set(key, value);
    else doubled.push([key, value]);
  }
  const pair = ([key, value]: readonly [string, unknown]) =>
    `${JSON.stringify(key)}:${JSON.stringify(value) ?? "null"}`;
  return `{${[...root, ...doubled].map(pair).join(",")}}`;
}

const text = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(example, fc.array(change, { maxLength: 3 })).map(([base, changes]) => mutate(base, changes)),
  },
  { weight: 1, arbitrary: fc.tuple(example, fc.nat(200)).map(([base, at]) => JSON.stringify(base).slice(0, at)) },
  { weight: 1, arbitrary: example.map((base) => JSON.stringify({ result: base })) },
  { weight: 1, arbitrary: fc.constant(CYRILLIC) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string() },
);
const status = fc.oneof({ weight: 6, arbitrary: fc.constant(200) }, fc.constantFrom(201, 204, 302, 400, 401, 422, 500));
const headers = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom({ headers: {} }, { headers: { dpay_secure: "sWNcgQEjeWDUhICl9ks10A==" } }) },
);
const result: fc.Arbitrary<ExchangeResult> = fc
  .tuple(text, status, headers)
  .map(([body, code, over]) => answered(body, { status: code, ...over }));

/** The answer as a plain reader sees it, for claims that are independent of the code under test. */
function plainly(each: ExchangeResult): Record<string, unknown> {
  if (each.kind !== "answered") return {};
  try {
    const parsed: unknown = JSON.parse(each.body.toString());
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const isTrusted = (each: ExchangeResult) => each.kind === "answered" && isSigned(each, SALT) && each.status < 500;
const RUNS = { numRuns: 10_000 };

describe("whatever comes back", () => {
  it("an invoice is paid only by the word, our number and the whole amount, signed", () => {
    let paid = 0;
    fc.assert(
      fc.property(result, (each) => {
        const outcome = classify(STATUS, each);
        if (outcome.kind !== "paid") return;
        paid++;
        const root = plainly(each);
        expect(isTrusted(each) && each.kind === "answered" && each.status < 300).toBe(true);
        expect(["PAYED", "FINISHED", "PAYED_RECALC"]).toContain(root["status"]);
        expect(Number(root["payment_id"])).toBe(26);
        expect(Number(root["amount"])).toBe(100);
        expect(["visamaster.uah", "UAH"]).toContain(root["currency"]);
        expect(root["error"] ?? null).toBeNull();
      }),
      RUNS,
    );
    expect(paid).toBeGreaterThan(100);
  });

  it("creating and processing never say that money moved", () => {
    fc.assert(
      fc.property(result, (each) => {
        expect(["created", "declined", "unknown"]).toContain(classify(CREATE, each).kind);
        const processed = classify(PROCESS, each);
        expect(["awaiting-customer", "declined", "unknown"]).toContain(processed.kind);
        if (processed.kind !== "awaiting-customer") return;
        expect(plainly(each)["status"]).toBe("PAYIN");
        const { presentation } = processed;
        expect(presentation.kind).toBe("qr");
        if (presentation.kind === "qr") expect(presentation.text).toMatch(/^https:\/\/[\x21-\x7e]{1,800}$/u);
      }),
      RUNS,
    );
  });

  it("nothing is refused, called off or missing but by a signed word", () => {
    fc.assert(
      fc.property(result, (each) => {
        const root = plainly(each);
        const hasError = (root["error"] ?? null) !== null;
        const created = classify(CREATE, each);
        if (created.kind === "declined") expect(isTrusted(each) && hasError).toBe(true);
        if (created.kind === "created") expect(isTrusted(each) && Number(root["payment_id"]) === 26).toBe(true);
        const processed = classify(PROCESS, each);
        const isEnd = root["status"] === "FAILED" || root["status"] === "CANCELED";
        if (processed.kind === "declined") expect(isTrusted(each) && (hasError || isEnd)).toBe(true);
        const asked = classify(STATUS, each);
        if (asked.kind === "declined") expect(isTrusted(each) && root["status"] === "FAILED").toBe(true);
        if (asked.kind === "cancelled") expect(isTrusted(each) && root["status"] === "CANCELED").toBe(true);
        if (asked.kind === "not-found") {
          expect(isTrusted(each)).toBe(true);
          expect(JSON.stringify(root["error"])).toMatch(/not found/iu);
        }
      }),
      RUNS,
    );
  });

  it("no outcome holds the salt, the customer's number or a card", () => {
    fc.assert(
      fc.property(result, (each) => {
        for (const outcome of [classify(CREATE, each), classify(PROCESS, each), classify(STATUS, each)]) {
          // Ids and links are the provider's own and kept as they are.
          const said = Object.entries(outcome).filter(([key]) => !["refs", "presentation", "tracking"].includes(key));
          const record = JSON.stringify(said);
          for (const secret of [SALT, CARD]) expect(record).not.toContain(secret);
          expect(record).not.toContain(SENDER);
        }
      }),
      RUNS,
    );
  });
});
