import { z } from "zod";

/** The steps of a first setup, in their order. */
export const setupStepSchema = z.enum([
  "language",
  "terminal",
  "mode",
  "provider",
  "unit",
  "scanner",
  "printer",
  "pin",
]);
export type SetupStep = z.infer<typeof setupStepSchema>;

/** How far the first setup has come. It decides nothing: a till sells without ever having been led through it. */
export const setupSchema = z.strictObject({
  /** Where it goes on; `done` after the last. */
  step: z.enum([...setupStepSchema.options, "done"]),
  /** The screen offers it until somebody says "not now". */
  offered: z.boolean(),
});
export type Setup = Readonly<z.infer<typeof setupSchema>>;

/** A till that nobody has started before. */
export const SETUP_AT_FIRST: Setup = { step: "language", offered: true };

/** A till that was in use before there was a guide, or that a document has set up. */
export const SETUP_BEHIND: Setup = { step: "done", offered: false };
