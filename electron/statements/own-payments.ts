import type { ProviderId } from "../../shared/domain/sale.ts";
import { ownPayments, type OwnPayment } from "../../shared/domain/statement/own-payment.ts";
import { salesOfDays } from "../exports/scope.ts";
import type { Journal } from "../journal/port.ts";

/** The till's payments at a provider in sales of these days, both included. */
export async function paymentsOfDays(
  journal: Journal,
  provider: ProviderId,
  fromDay: string,
  toDay: string,
): Promise<readonly OwnPayment[]> {
  const found: OwnPayment[] = [];
  for await (const { sale } of salesOfDays(journal, fromDay, toDay)) found.push(...ownPayments(sale, provider));
  return found;
}
