import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "../../../../../electron/http/json.ts";
import { readExtraFields } from "../../../../../electron/payments/providers/wallet/extra-fields.ts";

const SYSTEM = "orange_money-ci.xof";

function read(list: unknown, system = SYSTEM) {
  const json = readJson(Buffer.from(JSON.stringify(list)));
  return readExtraFields(json.ok ? json.value : null, system);
}

const otp = { name: "otp", label: "Code", required: true, kind: "text" } as const;
const plain = (name: string) => ({ name, label: name, required: false, kind: "text" });

describe("the list of extra fields, whose format nobody published", () => {
  it.each([
    ["a list of objects", [{ name: "otp", label: "Code", required: true }]],
    ["other words for the same", [{ field_name: "otp", title: "Code", mandatory: "1" }]],
    ["wrapped", { data: { extra_fields: [{ key: "otp", caption: "Code", is_required: 1 }] } }],
    ["an object by name", { otp: { label: "Code", required: "true" } }],
    ["by system", { [SYSTEM]: [{ name: "otp", label: "Code", required: true }], "wave-ci.xof": [{ name: "x" }] }],
    ["with the system inside", { fields: [{ name: "otp", label: "Code", required: true, currency: SYSTEM }] }],
    ["with systems inside", [{ name: "otp", label: "Code", required: true, currencies: ["bitcoin", SYSTEM] }]],
    ["systems in a list", [{ [SYSTEM]: { otp: { title: "Code", required: true } } }]],
    ["a list of lists", [[{ name: "otp", title: "Code", required: true }]]],
  ])("%s is read", (_, list) => {
    expect(read(list)).toEqual([otp]);
  });

  it.each([
    ["names alone", ["a", "b"], ["a", "b"]],
    ["names with what nobody understands", { a: true, b: 5, c: ["x"], d: null }, ["a", "b", "c", "d"]],
    ["an odd object", [{ name: "a", wild: { deep: [1] } }], ["a"]],
    ["one name twice", ["a", { name: "a", label: "Other" }], ["a"]],
    ["the till's own", ["sender", "system", "a"], ["a"]],
    ["names that are none", ["", "<b>", "__proto__", "a".repeat(61), "\u202ea", "a"], ["a"]],
    ["another system's", [{ name: "a", currency: "wave-ci.xof" }, { name: "b", currency: "bitcoin" }, "c"], ["c"]],
    ["only other systems", { "wave-ci.xof": ["a"], bitcoin: ["b"] }, []],
    ["nothing", [], []],
    ["no list", 5, []],
    ["too deep", { data: { data: { data: { data: { data: ["a"] } } } } }, []],
  ])("%s: plain text fields, or none", (_, list, names) => {
    expect(read(list).map((each) => each.name)).toEqual(names);
  });

  it("says what it knows of a field, and shows the rest plainly", () => {
    expect(read({ a: "Your e-mail" })).toEqual([{ ...plain("a"), label: "Your e-mail" }]);
    expect(read(["phone_number"])).toEqual([{ ...plain("phone_number"), kind: "phone" }]);
    expect(read([{ name: "a", type: "wallet" }])).toEqual([{ ...plain("a"), kind: "wallet" }]);
    expect(read([{ name: 7, label: "\u202eevil\n" }])).toEqual([{ ...plain("7"), label: "evil" }]);
    expect(read(Array.from({ length: 100 }, (_, i) => `f${i}`))).toHaveLength(20);
  });

  it("is survived whatever it is", () => {
    const key = fc.constantFrom(
      "name",
      "fields",
      "data",
      "__proto__",
      "constructor",
      SYSTEM,
      "bitcoin",
      "required",
      "x",
    );
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie("node"), { maxLength: 4 }),
        fc.dictionary(key, tie("node"), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (list) => {
        for (const { name, label, kind } of read(list)) {
          expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u);
          expect(["sender", "system"]).not.toContain(name);
          expect(label.length).toBeLessThanOrEqual(80);
          expect(["text", "phone", "wallet"]).toContain(kind);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
