import { describe, expect, it } from "vitest";
import { posErrorSchema } from "../../../../shared/errors/pos-error.ts";
import { contract, posEventSchema } from "../../../../shared/ipc/contract.ts";
import { placesOf } from "../../../fakes/schema-arbitrary.ts";

/** Names that speak of something that must not cross to the screen. */
const SECRETIVE = /secret|pass(?:word|phrase)?$|\bpin|pin$|salt|key$|token|hash|credential|private|cvv|pan$/iu;

/** Places whose names speak of secrets and which hold none: each with the reason. */
const HARMLESS: ReadonlyMap<string, string> = new Map([
  ["hash", "the link of the journal's chain"],
  ["{key}", "the name of a record's entry"],
]);

const outputs = [
  ...Object.entries(contract).map(([method, { output }]) => [method, output] as const),
  ["event", posEventSchema] as const,
  ["error", posErrorSchema] as const,
];

describe.each(outputs)("what %s gives", (_, schema) => {
  const places = placesOf(schema);

  it("has no place for a secret by its name", () => {
    const suspect = places
      // A yes or no, or one of a few words, holds no secret.
      .filter(({ type }) => !["boolean", "enum", "literal", "object", "null"].includes(type))
      .map(({ path }) => path.split(".").at(-1) ?? "")
      .filter((name) => SECRETIVE.test(name) && !HARMLESS.has(name));
    expect([...new Set(suspect)]).toEqual([]);
  });

  it("has no place for anything at all", () => {
    // What a schema does not name could be anything, a secret too.
    expect(places.filter(({ type }) => ["unknown", "any", "custom"].includes(type))).toEqual([]);
  });
});

describe("the walk through the schemas", () => {
  it("finds the places that it should", () => {
    const paths = new Set(placesOf(contract["app.status"].output).map(({ path }) => path));
    for (const path of ["settings.providers.freedom.merchantId", "secrets.set.[]", "journal.state"]) {
      expect(paths).toContain(path);
    }
  });
});
