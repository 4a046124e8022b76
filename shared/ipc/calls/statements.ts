import { z } from "zod";
import { providerIdSchema } from "../../domain/sale.ts";
import { comparisonSchema } from "../../domain/statement/comparison.ts";
import { rowProblems, statementMappingSchema } from "../../domain/statement/mapping.ts";
import type { Calls } from "./call.ts";
import { pin, who } from "./inputs.ts";

/** Why a file cannot be read as a statement at all. */
export const statementProblemSchema = z.enum([
  "empty",
  /** Pictures, programs, PDF. */
  "not-a-table",
  /** An .xls file, or a workbook with a password. */
  "old-workbook",
  "damaged",
  "encoding",
  "too-large",
  "too-many-rows",
  "too-many-texts",
  "too-many-alike",
  "row-unreadable",
]);
export type StatementProblem = z.infer<typeof statementProblemSchema>;

export const statementEncodingSchema = z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1251"]);
export type StatementEncoding = z.infer<typeof statementEncodingSchema>;

export const statementSeparatorSchema = z.enum([";", ",", "\t", "|"]);
export type StatementSeparator = z.infer<typeof statementSeparatorSchema>;

/** How the file itself is read; told by the till, changed by a person where the till was wrong. */
export const statementFormSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("text"),
    encoding: statementEncodingSchema,
    separator: statementSeparatorSchema,
  }),
  z.strictObject({ kind: z.literal("workbook"), sheet: z.int().min(0).max(1000) }),
]);
export type StatementForm = Readonly<z.infer<typeof statementFormSchema>>;

const id = z.string().min(1).max(64);
const shownCell = z.string().max(200);

/** The file that this was about is no longer there: another one was begun, or the till was started anew. */
const gone = z.strictObject({ outcome: z.literal("gone") });
const unreadable = z.strictObject({
  outcome: z.literal("unreadable"),
  problem: statementProblemSchema,
  row: z.int().nullable(),
});

export const statementLookSchema = z.strictObject({
  outcome: z.literal("read"),
  form: statementFormSchema,
  /** The names of a workbook's sheets. */
  sheets: z.array(z.string()),
  /** The first rows as they are, card numbers masked. */
  rows: z.array(z.strictObject({ row: z.int(), cells: z.array(shownCell) })),
  /** As it was read the last time, else as it seems to be; null where not even that can be told. */
  mapping: statementMappingSchema.nullable(),
  /** The mapping is the one of the last time. */
  remembered: z.boolean(),
});
export type StatementLook = Readonly<z.infer<typeof statementLookSchema>>;

export const rowFaultSchema = z.strictObject({
  row: z.int(),
  problem: z.enum(rowProblems),
  text: shownCell,
});
export type RowFault = Readonly<z.infer<typeof rowFaultSchema>>;

/** The most bytes of a statement. */
export const MOST_STATEMENT_BYTES = 256 * 1024 * 1024;
/** The most bytes that are handed over at once. */
export const STATEMENT_PIECE = 384 * 1024;

/** A provider's statement, held against the till's payments. Nothing is changed but by `statements.settle`. */
export const statementsCalls = {
  /** Begins to hand a file over; what was handed over before is forgotten. */
  "statements.begin": {
    input: z.strictObject({
      provider: providerIdSchema,
      name: z.string().trim().min(1).max(200),
      bytes: z.int().min(0).max(MOST_STATEMENT_BYTES),
    }),
    output: z.strictObject({ id }),
  },
  /** The next piece of the file, base64; `at` is how much is there already. */
  "statements.add": {
    input: z.strictObject({ id, at: z.int().min(0), data: z.base64().max(700_000) }),
    output: z.discriminatedUnion("outcome", [z.strictObject({ outcome: z.literal("taken"), bytes: z.int() }), gone]),
  },
  /** The first rows, and how they may be read. `form` null: as the till thinks best. */
  "statements.look": {
    input: z.strictObject({ id, form: statementFormSchema.nullable() }),
    output: z.discriminatedUnion("outcome", [statementLookSchema, unreadable, gone]),
  },
  /** Reads the whole file, twice; one row that cannot be read refuses all of it. */
  "statements.compare": {
    input: z.strictObject({ id, form: statementFormSchema, mapping: statementMappingSchema }),
    output: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("compared"), comparison: comparisonSchema }),
      z.strictObject({ outcome: z.literal("rows"), total: z.int(), faults: z.array(rowFaultSchema) }),
      unreadable,
      gone,
    ]),
  },
  /** A person's word over payments that the comparison proposes something for, the statement being what they saw. */
  "statements.settle": {
    input: z.strictObject({
      id,
      attempts: z.array(z.string().min(1).max(64)).min(1).max(300),
      who,
      pin: pin.optional(),
    }),
    output: z.discriminatedUnion("outcome", [
      z.strictObject({
        outcome: z.literal("settled"),
        settled: z.array(z.string()),
        /** Not settled: decided meanwhile, or not yet to be decided. */
        left: z.array(z.string()),
      }),
      gone,
    ]),
  },
  /** The file and what was found are forgotten. */
  "statements.drop": { input: z.strictObject({ id }), output: z.null() },
} as const satisfies Calls;
