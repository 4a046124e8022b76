import type { AppStatus, ProviderStatus } from "../../shared/ipc/status.ts";
import { currentAttempt } from "../../shared/domain/sale-facts.ts";
import type { ProviderId, Sale } from "../../shared/domain/sale.ts";
import { isSavedCardPass, type PaymentScan } from "../../shared/domain/scan.ts";

/** Whose turn it is in the lane: the provider of the sale that goes on, else the selected one. */
export function laneProvider(status: AppStatus, sale: Sale | null): ProviderStatus {
  const last = sale ? currentAttempt(sale)?.provider : undefined;
  return status.providers.find((provider) => provider.id === last) ?? status.provider;
}

/** The providers that a cashier can choose from. */
export function choosable(status: AppStatus): readonly ProviderStatus[] {
  return status.providers.filter((provider) => provider.enabled);
}

/**
 * The provider of this till that a customer's code is for, where the selected one does not take such codes and that one
 * could be charged with it now. A guess by shape: it is offered and never chosen by itself. In the same currency alone,
 * since the amount is typed already.
 */
export function otherTaker(status: AppStatus, code: PaymentScan): ProviderId | null {
  const takes = ({ direction, codes }: ProviderStatus): boolean =>
    direction === "customer-code" && (codes === "reusable") === isSavedCardPass(code.text);
  // Another wallet's code is for none of them.
  if (takes(status.provider) || code.looksLike !== null) return null;
  const { currency } = status.provider;
  return choosable(status).find((other) => other.ready && other.currency === currency && takes(other))?.id ?? null;
}

/** The choosable provider after the selected one; null where there is nothing to choose. */
export function nextProvider(status: AppStatus): ProviderId | null {
  const ids = choosable(status).map(({ id }) => id);
  return ids.length < 2 ? null : (ids[(ids.indexOf(status.provider.id) + 1) % ids.length] ?? null);
}
