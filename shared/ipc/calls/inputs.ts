import { z } from "zod";
import { pinSchema } from "../../domain/people.ts";

// What many calls take, with its bounds.

export const nothing = z.null();
export const saleId = z.string().min(1).max(64);
export const attemptId = z.string().min(1).max(64);
/** Who signs. Counts only at a till that knows no people: elsewhere the main process knows who acts. */
export const who = z.string().trim().min(1).max(60);
/** Of somebody who may do it, where whoever is at the till may not. */
export const pin = pinSchema;
export const scannedText = z.string().max(20_000);
