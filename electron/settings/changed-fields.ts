import { z } from "zod";

const objectSchema = z.record(z.string(), z.unknown());

/** The dotted paths at which two JSON documents of the same shape differ, in the order of the second. */
export function changedFields(before: unknown, after: unknown, path = ""): string[] {
  const from = objectSchema.safeParse(before);
  const to = objectSchema.safeParse(after);
  if (!from.success || !to.success) return Object.is(before, after) ? [] : [path];
  const keys = new Set([...Object.keys(to.data), ...Object.keys(from.data)]);
  return [...keys].flatMap((key) => changedFields(from.data[key], to.data[key], path === "" ? key : `${path}.${key}`));
}
