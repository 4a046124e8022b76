import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refundOutcome } from "../../../../../electron/payments/providers/freedom/classic-outcome.ts";
import { initOutcome, payOutcome } from "../../../../../electron/payments/providers/freedom/invoice-outcome.ts";
import { statusOutcome } from "../../../../../electron/payments/providers/freedom/status-outcome.ts";
import { answer, FIELDS, SAMPLE, SECRET, SENT, signedXml, TOKEN, USER, xml } from "./examples.ts";

const BOMB = `<!DOCTYPE lolz [<!ENTITY a "ok"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
const PAID = xml(FIELDS);

/** What may stand in any field's place. */
const TEXTS: readonly string[] = [
  ["", " ", "ok", "OK", "failed", "error", "new", "process", "incomplete", "0", "-1", "1e400", "12000", "12000.5"],
  ["NaN", "&a;", "&lol;", "&#0;", "&#x110000;", "&amp;", "<b>ok</b>", "<![CDATA[ok]]>", "</status><status>ok"],
  ["<!-- ok -->", "<?php ?>", "x".repeat(5000), "8600123456789012", TOKEN, USER, SECRET, "\u202e\u0000"],
  ["__proto__", "constructor", "<__proto__>1</__proto__>", "<constructor>1</constructor>", "<a>".repeat(200)],
].flat();
const hostile = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 30 }), fc.integer().map(String));

const NAMES = [...Object.keys(FIELDS), "__proto__", "constructor", "toString", "invoice_methods", "result", "#text"];

const mutated = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom("set", "drop", "double"), hostile), {
    minLength: 1,
    maxLength: 4,
  })
  .map((changes) => {
    const fields = new Map(Object.entries(FIELDS));
    let extra = "";
    for (const [name, how, value] of changes) {
      if (how === "drop") fields.delete(name);
      else if (how === "set") fields.set(name, value);
      else extra += `<${name}>${value}</${name}>`;
    }
    const inner = [...fields].map(([name, value]) => `<${name}>${value}</${name}>`).join("");
    return `<root>${inner}${extra}</root>`;
  });

const json = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.oneof(hostile, fc.jsonValue({ maxDepth: 2 }))), { maxLength: 4 })
  .map((changes) => {
    const own = Object.entries(FIELDS).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    const more = changes.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    return `{${[...own.slice(changes.length), ...more].join(",")}}`;
  });

const body = fc.oneof(
  { weight: 8, arbitrary: mutated },
  { weight: 4, arbitrary: json },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(PAID, SAMPLE), fc.nat(500)).map(([each, at]) => each.slice(0, at)) },
  { weight: 1, arbitrary: fc.constantFrom(BOMB + PAID, PAID.replace("?>", `?>${BOMB}`), PAID + PAID, `x${PAID}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("<a>".repeat(20_000), "<".repeat(5000), "&".repeat(5000), "[".repeat(20_000)),
  },
  { weight: 1, arbitrary: fc.string() },
);
const result = fc
  .tuple(body, fc.oneof({ weight: 6, arbitrary: fc.constant(200) }, fc.constantFrom(201, 302, 400, 404, 500)))
  .map(([text, status]) => ({ text, status, answer: answer(text, status) }));
const RUNS = { numRuns: 8000 };

/** The text of a field as a plain reader finds it, all of them. */
function all(text: string, name: string): readonly string[] {
  const inXml = [...text.matchAll(new RegExp(`<${name}>([^]*?)</${name}>`, "gu"))].map((match) => match[1] ?? "");
  const inJson = [...text.matchAll(new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.)*"|[^,}]*)`, "gu"))].map((match) =>
    String(JSON.parse(match[1] ?? "null")),
  );
  return text.trimStart().startsWith("<") ? inXml : inJson;
}

const plainly = (value: string) => value.replace(/^<!\[CDATA\[(.*)\]\]>$/u, "$1");

describe("whatever comes back", () => {
  it("is paid only by both words, our ids, our amount and our currency, each said once or alike", () => {
    fc.assert(
      fc.property(result, ({ text, status, answer: each }) => {
        for (const outcome of [payOutcome(each, SENT), statusOutcome(each, SENT, true)]) {
          if (outcome.kind !== "paid") continue;
          expect(status).toBeLessThan(300);
          expect(new Set(all(text, "status").map(plainly))).toEqual(new Set(["ok"]));
          expect(new Set(all(text, "invoice_status").map(plainly))).toEqual(new Set(["ok"]));
          expect(new Set(all(text, "amount").map((value) => Number(plainly(value))))).toEqual(new Set([12_000]));
          expect(new Set(all(text, "currency").map(plainly))).toEqual(new Set(["UZS"]));
          expect(outcome.refs).toEqual({ reference: "00102", transactionId: "1290137" });
        }
      }),
      RUNS,
    );
  });

  it("is never a bomb, never not-sent, and never says a secret", () => {
    fc.assert(
      fc.property(result, ({ text, answer: each }) => {
        const sent = { script: "revoke.php", invoiceId: "777", amount: null, secret: SECRET } as const;
        const outcomes = [
          initOutcome(each, SENT),
          payOutcome(each, SENT),
          statusOutcome(each, SENT, false),
          refundOutcome(each, sent),
        ];
        for (const outcome of outcomes) expect(outcome.kind).not.toBe("not-sent");
        if (text.includes("<!DOCTYPE")) expect(outcomes[1]).toMatchObject({ kind: "unknown" });
        // A QR is shown as it came; it is the one text that is not words.
        const said = JSON.stringify(outcomes.filter((outcome) => outcome.kind !== "invoice"));
        for (const secret of [TOKEN, USER, "8600123456789012"]) expect(said).not.toContain(secret);
      }),
      RUNS,
    );
  });

  it("never gives money back without a right signature", () => {
    fc.assert(
      fc.property(fc.constantFrom("ok", "error", "new"), hostile, fc.boolean(), (word, value, signed) => {
        const fields = { pg_status: word, pg_error_description: value };
        const text = signed ? signedXml("revoke.php", fields) : xml({ ...fields, pg_sig: value }, "response");
        const sent = { script: "revoke.php", invoiceId: "777", amount: null, secret: SECRET } as const;
        const { kind } = refundOutcome(answer(text), sent);
        if (kind === "refunded") expect([word, signed]).toEqual(["ok", true]);
      }),
      { numRuns: 2000 },
    );
  });
});
