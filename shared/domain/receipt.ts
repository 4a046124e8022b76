import { err, ok, type Result } from "../result.ts";
import type { Receipt, ReceiptProblem } from "./receipt-schema.ts";
import { normaliseScan } from "./text.ts";

export type { Receipt, ReceiptProblem } from "./receipt-schema.ts";

const HOST = "ofd.soliq.uz";
const PATHS = new Set(["/check", "/epi", "/epul"]);
const FIELDS = ["t", "r", "c", "s"] as const;
/** Uzbekistan keeps UTC+5 the whole year. */
const TASHKENT_OFFSET_MS = 5 * 3_600_000;
/** Fiscal modules refuse a clock more than five minutes off; so a receipt cannot be further in the future. */
const FUTURE_TOLERANCE_MS = 5 * 60_000;

/**
 * Reads the link of a Soliq receipt's QR (contracts.md 2.1): host compared exactly, fields by name in any order, the
 * date real, not in the future and not older than `maxAgeMs`. The answer's `url` is the canonical link.
 */
export function parseReceipt(raw: string, now: number, maxAgeMs: number): Result<Receipt, ReceiptProblem> {
  const text = normaliseScan(raw);
  if (!URL.canParse(text)) return err("not-a-link");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return err("not-a-link");
  if (url.hostname !== HOST || url.port !== "" || url.username !== "" || url.password !== "") return err("wrong-host");
  const path = url.pathname.replace(/\/$/u, "");
  if (!PATHS.has(path)) return err("wrong-path");

  const fields = readFields(url);
  if (fields === null) return err("missing-field");
  const [t, r, c, s] = fields;
  if (!/^[A-Z]{2}\d{12}$/u.test(t)) return err("bad-terminal");
  if (!/^\d{1,12}$/u.test(r) || /^0+$/u.test(r)) return err("bad-number");
  if (!/^\d{12}$/u.test(s)) return err("bad-sign");
  const issuedAt = parseTashkentTime(c);
  if (issuedAt === null) return err("bad-date");
  if (issuedAt > now + FUTURE_TOLERANCE_MS) return err("in-the-future");
  if (issuedAt < now - maxAgeMs) return err("too-old");

  return ok({ url: `https://${HOST}${path}?t=${t}&r=${r}&c=${c}&s=${s}`, terminalId: t, number: r, issuedAt, sign: s });
}

/** Whether a scanned text is meant to be a fiscal receipt, right or wrong in its details. */
export function looksLikeReceipt(raw: string): boolean {
  const text = normaliseScan(raw);
  return URL.canParse(text) && new URL(text).hostname === HOST;
}

/** One receipt, whatever link led to it: used to refuse a second use in this till. */
export function receiptKey(receipt: Receipt): string {
  return `${receipt.terminalId}:${receipt.number}:${receipt.sign}`;
}

function readFields(url: URL): [string, string, string, string] | null {
  const [t, r, c, s] = FIELDS.map((name) => {
    const values = url.searchParams.getAll(name);
    return values.length === 1 ? values[0] : undefined;
  });
  return t && r && c && s ? [t, r, c, s] : null;
}

/** `YYYYMMDDHHMMSS` in Tashkent time, as milliseconds since the epoch; null when there is no such moment. */
function parseTashkentTime(text: string): number | null {
  if (!/^\d{14}$/u.test(text)) return null;
  const field = (from: number, to: number) => Number(text.slice(from, to));
  const [year, month, day] = [field(0, 4), field(4, 6), field(6, 8)];
  const [hour, minute, second] = [field(8, 10), field(10, 12), field(12, 14)];
  const utc = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(utc);
  const real =
    back.getUTCFullYear() === year &&
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    back.getUTCMinutes() === minute &&
    back.getUTCSeconds() === second;
  return real ? utc - TASHKENT_OFFSET_MS : null;
}
