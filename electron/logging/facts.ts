import { z } from "zod";
import type { LogFields } from "./port.ts";
import { scrub } from "./scrub.ts";

/** The names that a line may carry. Another one shows up without its value, so that it is noticed and thought about. */
const ALLOWED: ReadonlySet<string> = new Set([
  "as",
  "attempt",
  "attemptId",
  "code",
  "count",
  "fields",
  "file",
  "host",
  "kind",
  "lines",
  "method",
  "mode",
  "ms",
  "name",
  "permission",
  "platform",
  "port",
  "provider",
  "reason",
  "saleId",
  "scheme",
  "signal",
  "state",
  "status",
  "type",
  "version",
  "waitedMs",
  "what",
]);

const LONGEST_TEXT = 2_000;
const LARGEST_NUMBER = 1e9;
const DEEPEST_CAUSE = 3;

/** The fields of a line, as they may be written. */
export function fieldFacts(fields: LogFields, secrets: Iterable<string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, ALLOWED.has(name) ? fact(value, secrets) : "[not listed]"]),
  );
}

function fact(value: LogFields[string], secrets: Iterable<string>): unknown {
  if (typeof value === "string") return words(value, secrets);
  if (typeof value === "number" && Math.abs(value) >= LARGEST_NUMBER) return "[number]";
  return value;
}

/** What the errors of this program say of themselves; everything else of a thrown object stays out. */
const errorSchema = z.object({
  name: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  kind: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  stack: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
});

/** The facts of an error and its causes: names, words and places, scrubbed. */
export function errorFacts(error: unknown, secrets: Iterable<string>, depth = 0): Record<string, unknown> {
  if (typeof error === "string") return { message: words(error, secrets) };
  const parsed = errorSchema.safeParse(error);
  if (!parsed.success) return { message: typeof error };
  const { cause, ...texts } = parsed.data;
  const facts: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(texts)) {
    if (text !== undefined) facts[name] = words(text, secrets);
  }
  if (cause !== undefined && depth < DEEPEST_CAUSE) facts["cause"] = errorFacts(cause, secrets, depth + 1);
  return facts;
}

function words(text: string, secrets: Iterable<string>): string {
  // Scrubbed before it is cut: half a number would no longer look like one.
  return scrub(text.slice(0, 20 * LONGEST_TEXT), secrets).slice(0, LONGEST_TEXT);
}
