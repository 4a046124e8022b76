import type { z } from "zod";
import { settingsSchema } from "../../../shared/domain/settings.ts";

/** The numbers that a setting may have, from the contract itself. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
}

const { limits, timeouts } = settingsSchema.shape;

export const ranges = {
  maxAmount: rangeOf(limits.shape.maxAmount),
  receiptMaxAgeHours: rangeOf(limits.shape.receiptMaxAgeHours),
  connectSeconds: rangeOf(timeouts.shape.connectSeconds),
  unknownAfterSeconds: rangeOf(timeouts.shape.unknownAfterSeconds),
  listenSeconds: rangeOf(timeouts.shape.listenSeconds),
  holdSeconds: rangeOf(timeouts.shape.holdSeconds),
} as const;

/** The whole number in a text if it is within the range, else null. Blanks between groups are allowed. */
export function parseWithin(text: string, { least, most }: NumberRange): number | null {
  const digits = text.replaceAll(/\s/gu, "");
  if (!/^\d{1,12}$/u.test(digits)) return null;
  const value = Number(digits);
  return value >= least && value <= most ? value : null;
}

function rangeOf(schema: z.ZodInt): NumberRange {
  return { least: schema.minValue ?? 0, most: schema.maxValue ?? Number.MAX_SAFE_INTEGER };
}
