import type { Sale } from "../../../shared/domain/sale.ts";
import { dayOf } from "../../i18n/days.ts";

/** How pressing a missing receipt is: just paid, overdue, or left over from an earlier day. */
export type ReceiptAlarm = "fresh" | "late" | "grave";

/** The customer is still at the counter for so long. */
const FRESH_MS = 10 * 60_000;

/** How pressing the missing receipt of a paid sale is at this moment of the shop's day. */
export function receiptAlarm(sale: Sale, now: number, timeZone: string): ReceiptAlarm {
  if (sale.day < dayOf(now, timeZone)) return "grave";
  const since = sale.fiscal?.since ?? sale.updatedAt;
  return now - since < FRESH_MS ? "fresh" : "late";
}
