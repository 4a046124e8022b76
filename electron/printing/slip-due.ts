import type { Sale } from "../../shared/domain/sale.ts";
import type { PrinterSettings } from "../../shared/domain/printer-settings.ts";
import { assertNever } from "../../shared/result.ts";

/** Whether a sale has come, by its very last event, to where its slip is printed by itself. */
export function isSlipDue(sale: Sale, automatic: PrinterSettings["automatic"]): boolean {
  const last = sale.updatedAt;
  const justPaid = sale.attempts.some(({ state, endedAt }) => state === "paid" && endedAt === last);
  switch (automatic) {
    case "off":
      return false;
    case "paid":
      return justPaid && sale.fiscal?.fiscalizedAt !== last;
    case "fiscalized":
      if (sale.fiscal?.state === "not-required") return justPaid;
      return sale.fiscal?.state === "fiscalized" && sale.fiscal.fiscalizedAt === last;
    default:
      return assertNever(automatic);
  }
}
