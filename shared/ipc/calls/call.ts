import type { z } from "zod";

/** Calls by name: what each takes and what it gives. */
export type Calls = Readonly<Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>>;
