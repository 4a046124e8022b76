import { z } from "zod";

// What many calls take, with its bounds.

export const nothing = z.null();
export const saleId = z.string().min(1).max(64);
export const attemptId = z.string().min(1).max(64);
export const who = z.string().trim().min(1).max(60);
export const pin = z.string().regex(/^\d{4,12}$/u);
export const scannedText = z.string().max(20_000);
