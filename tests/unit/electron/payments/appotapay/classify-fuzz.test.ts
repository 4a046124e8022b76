import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExchangeResult } from "../../../../../electron/http/messages.ts";
import { classify } from "../../../../../electron/payments/providers/appotapay/classify.ts";
import { LISTED_CODES } from "../../../../../electron/payments/providers/appotapay/errors.ts";
import { whyNotShown } from "../../../../../electron/payments/providers/appotapay/vietqr.ts";
import { answer, ASKED, CREATED, createdBut, failure, MERCHANT, PAID, QR, SENT } from "./examples.ts";

const PUT: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  12_000,
  12_001,
  1e308,
  "",
  " ",
  "0",
  "00",
  "34",
  "36",
  "38",
  "67",
  "33",
  "99",
  "pending",
  "processing",
  "success",
  "error",
  "void",
  "SUCCESS",
  "success\u0000",
  "success ",
  "12000",
  "12e3",
  "x".repeat(5000),
  [],
  {},
  ["success"],
  { toString: "success" },
  '{"a":'.repeat(50),
  "${7*7}<script>",
  "\u202e\u200b",
  QR,
  QR.replace("540512000", "540521000"),
  "iVBORw0KGgoAAAANS",
  SENT.reference,
  "another",
  MERCHANT.secretKey,
  `key ${MERCHANT.secretKey}!`,
  MERCHANT.apiKey,
  "8600123456789012",
  "VND",
  "USD",
  "POS",
];

/** What may stand in any field's place: wrong types, doubled, huge, hostile, secrets. */
const hostile = fc.oneof(
  fc.constantFrom(...PUT),
  fc.integer(),
  fc.double(),
  fc.string({ maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);

const example = fc.constantFrom<object>(
  CREATED,
  createdBut({ status: "success", error_code: "00" }),
  createdBut({ status: "error", error_code: "75" }),
  PAID,
  failure("33", "Giao dịch thất bại"),
  failure("36"),
);

const KEYS = ["transaction", "payment_info", "error_code", "error_message", "result", "__proto__", "constructor"];
const FIELDS = [...Object.keys(CREATED.transaction), ...Object.keys(PAID), "currency"];
const INNER = [...FIELDS, "qr_content", "__proto__", "hasOwnProperty", "toString"];

interface Change {
  readonly where: "root" | "transaction" | "payment_info";
  readonly key: string;
  readonly how: "set" | "remove" | "double";
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc
  .constantFrom<Change["where"]>("root", "transaction", "payment_info")
  .chain((where) =>
    fc.record({
      where: fc.constant(where),
      key: fc.constantFrom(...(where === "root" ? [...KEYS, ...FIELDS] : INNER)),
      how: fc.constantFrom<Change["how"]>("set", "set", "remove", "double"),
      value: hostile,
    }),
  );

type Entry = readonly [string, unknown];

/** An object as a list of its keys, so that one can stand in it twice and be called `__proto__`. */
class Pairs {
  readonly list: readonly Entry[];
  constructor(list: readonly Entry[]) {
    this.list = list;
  }

  with({ key, how, value }: Change): Pairs {
    const rest = this.list.filter(([name]) => name !== key);
    if (how === "remove") return new Pairs(rest);
    return new Pairs([...(how === "set" ? rest : this.list), [key, value]]);
  }

  text(): string {
    const each = ([key, value]: Entry) =>
      `${JSON.stringify(key)}:${value instanceof Pairs ? value.text() : (JSON.stringify(value) ?? "null")}`;
    return `{${this.list.map(each).join(",")}}`;
  }
}

function mutate(base: object, changes: readonly Change[]): string {
  const nested = (value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? new Pairs(Object.entries(value)) : value;
  let root = new Pairs(Object.entries(base).map(([key, value]) => [key, nested(value)] as const));
  for (const each of changes) {
    if (each.where === "root") root = root.with(each);
    else {
      root = new Pairs(
        root.list.map(([key, value]) => [key, key === each.where && value instanceof Pairs ? value.with(each) : value]),
      );
    }
  }
  return root.text();
}

const body = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(example, fc.array(change, { maxLength: 4 })).map(([b, c]) => mutate(b, c)),
  },
  { weight: 1, arbitrary: fc.tuple(example, fc.nat(700)).map(([b, at]) => JSON.stringify(b).slice(0, at)) },
  { weight: 1, arbitrary: example.map((b) => JSON.stringify({ result: b })) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string() },
);
const status = fc.oneof(
  { weight: 6, arbitrary: fc.constant(200) },
  fc.constantFrom(201, 204, 301, 400, 401, 404, 408, 429, 500, 503),
);
const result = fc.tuple(body, status).map(([text, code]) => answer(text, code));
const RUNS = { numRuns: 5_000 };

/** The transaction as a plain reader sees it, for claims that are independent of the code under test. */
function plainly(outcomeOf: ExchangeResult & { readonly kind: "answered" }): {
  readonly root: Readonly<Record<string, unknown>>;
  readonly transaction: Readonly<Record<string, unknown>>;
} {
  try {
    const parsed = JSON.parse(outcomeOf.body.toString()) as unknown;
    const root = typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
    const inner = root["transaction"];
    const nested = typeof inner === "object" && inner !== null;
    return { root, transaction: nested ? (inner as Record<string, unknown>) : root };
  } catch {
    return { root: {}, transaction: {} };
  }
}

const codeOf = (value: unknown) => (typeof value === "string" || typeof value === "number" ? `${value}`.trim() : "");
const listed = (code: unknown) => LISTED_CODES.find((each) => each.codes.includes(String(Number(codeOf(code)))));

describe("whatever comes back", () => {
  it("nothing is paid without the word, the id, the amount and an undisputed success", () => {
    fc.assert(
      fc.property(result, fc.boolean(), (each, isCharge) => {
        const outcome = isCharge ? classify(SENT, each) : classify(ASKED, each);
        if (outcome.kind !== "paid") return;
        const { transaction } = plainly(each);
        expect(transaction["status"]).toBe("success");
        expect(Number(transaction["amount"])).toBe(12_000);
        expect(Number(codeOf(transaction["error_code"]))).toBe(0);
        expect(String(transaction["transaction_id"] as string | number)).toBe(outcome.refs.transactionId);
        if (isCharge) expect(transaction["partner_ref_id"]).toBe(SENT.reference);
        else expect(outcome.refs.transactionId).toBe(ASKED.transactionId);
        expect([null, undefined, "VND"]).toContain(transaction["currency"]);
        expect(each.status).toBeLessThan(300);
      }),
      RUNS,
    );
  });

  it("nothing is declined, expired or cancelled but by a listed refusal", () => {
    fc.assert(
      fc.property(result, fc.boolean(), (each, isCharge) => {
        const outcome = isCharge ? classify(SENT, each) : classify(ASKED, each);
        expect(outcome.kind).not.toBe("not-sent");
        if (!["declined", "expired", "cancelled"].includes(outcome.kind)) return;
        const { root, transaction } = plainly(each);
        if ((transaction["status"] ?? null) === null) {
          expect(isCharge).toBe(true);
          expect(listed(root["error_code"])?.refused).toBe("declined");
          return;
        }
        expect(["error", "void"]).toContain(transaction["status"]);
        if (transaction["status"] === "void" || Number(codeOf(transaction["error_code"])) === 0) return;
        expect(["declined", "expired", "cancelled"]).toContain(listed(transaction["error_code"])?.failed);
      }),
      RUNS,
    );
  });

  it("no QR is shown that was not checked", () => {
    fc.assert(
      fc.property(result, (each) => {
        const outcome = classify(SENT, each);
        if (outcome.kind !== "awaiting-customer") return;
        expect(outcome.presentation).toMatchObject({ kind: "qr", expiresAt: null });
        expect(
          whyNotShown(outcome.presentation.kind === "qr" ? outcome.presentation.text : "", SENT.amount),
        ).toBeNull();
        expect(["pending", "processing"]).toContain(plainly(each).transaction["status"]);
      }),
      RUNS,
    );
  });

  it("no outcome holds a secret of the till or a whole card number", () => {
    fc.assert(
      fc.property(result, (each) => {
        for (const outcome of [classify(SENT, each), classify(ASKED, each)]) {
          const record = JSON.stringify(outcome);
          expect(record).not.toContain(MERCHANT.secretKey);
          expect(record).not.toContain(MERCHANT.apiKey);
          // Ids are AppotaPay's own and kept as they are.
          const { refs: _, ...told } = { refs: {}, ...outcome };
          expect(JSON.stringify(told)).not.toContain("8600123456789012");
        }
      }),
      RUNS,
    );
  });
});
