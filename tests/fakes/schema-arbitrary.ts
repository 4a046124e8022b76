import fc from "fast-check";
import type { z } from "zod";

/** What people, providers and attackers put into a field. */
export const HOSTILE_TEXTS: readonly string[] = [
  "",
  " ",
  "x".repeat(20_001),
  "\u0000",
  "\ud800",
  "\u202e\u200b",
  "__proto__",
  "constructor",
  "<img src=x onerror=alert(1)>",
  "'; DROP TABLE events; --",
  "=cmd|' /C calc'!A0",
  "../../../../etc/passwd",
  "C:\\Windows\\win.ini",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "${process.env.HOME}",
  "{{t}}",
  "%s%n",
  "4111111111111111",
  "50502044301381396427",
  "https://ofd.soliq.uz/check?t=UZ210317256321&r=64&c=20261127101500&s=100200300400",
];

/** What a schema of the contract is made of, read by its definition: these tests want every field, whoever adds it. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly items?: readonly z.ZodType[];
}

export function definitionOf(schema: z.ZodType): Definition {
  return schema.def;
}

/** Values of the schema's shape, its texts and numbers anything at all: what gets past a first look. */
export function shapedLike(schema: z.ZodType, texts: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const of = (inner: z.ZodType | undefined) => (inner ? shapedLike(inner, texts) : fc.anything());
  const {
    type,
    shape = {},
    element,
    options = [],
    innerType,
    valueType,
    entries = {},
    values = [],
    items = [],
    ...def
  } = definitionOf(schema);
  switch (type) {
    case "object":
      return fc.record(Object.fromEntries(Object.entries(shape).map(([name, inner]) => [name, of(inner)])));
    case "array":
      return fc.array(of(element), { maxLength: 3 });
    case "tuple":
      return fc.tuple(...items.map(of));
    case "record":
      return fc.dictionary(texts, of(valueType), { maxKeys: 3 });
    case "union":
      return fc.oneof(...options.map(of));
    case "optional":
    case "default":
      return fc.option(of(innerType), { nil: undefined });
    case "nullable":
      return fc.option(of(innerType), { nil: null });
    case "pipe":
      return of(def.in);
    case "readonly":
    case "catch":
      return of(innerType);
    case "enum":
      return fc.constantFrom(...Object.values(entries));
    case "literal":
      return fc.constantFrom(...values);
    case "string":
      return texts;
    case "number":
    case "int":
      return fc.oneof(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double(),
        fc.constantFrom(0, -1, 0.1, 2 ** 53, Infinity, Number.NaN),
      );
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.anything();
  }
}

/** Every place in a schema: its path, and of what kind it is. */
export function placesOf(schema: z.ZodType, path = ""): readonly { readonly path: string; readonly type: string }[] {
  const { type, shape = {}, element, options = [], innerType, valueType, items = [], ...def } = definitionOf(schema);
  const inside = (inner: z.ZodType | undefined, name = "") =>
    inner ? placesOf(inner, name === "" ? path : path === "" ? name : `${path}.${name}`) : [];
  return [
    { path, type },
    ...Object.entries(shape).flatMap(([name, inner]) => inside(inner, name)),
    ...inside(element, "[]"),
    ...options.flatMap((option) => inside(option)),
    ...items.flatMap((item) => inside(item, "[]")),
    ...inside(innerType),
    ...inside(def.keyType, "{key}"),
    ...inside(valueType, "{}"),
    ...inside(def.in),
    ...inside(def.out),
  ];
}
