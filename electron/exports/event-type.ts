import { z } from "zod";

const typedSchema = z.object({ type: z.string() });

/** What kind of event a payload tells of. */
export function typeOf(payload: string): string {
  const parsed = typedSchema.safeParse(JSON.parse(payload));
  return parsed.success ? parsed.data.type : "";
}
