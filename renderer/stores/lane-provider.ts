import type { AppStatus, ProviderStatus } from "../../shared/ipc/status.ts";
import { currentAttempt } from "../../shared/domain/sale-facts.ts";
import type { Sale } from "../../shared/domain/sale.ts";

/** Whose turn it is in the lane: the provider of the sale that goes on, else the selected one. */
export function laneProvider(status: AppStatus, sale: Sale | null): ProviderStatus {
  const last = sale ? currentAttempt(sale)?.provider : undefined;
  return status.providers.find((provider) => provider.id === last) ?? status.provider;
}

/** The providers that a cashier can choose from. */
export function choosable(status: AppStatus): readonly ProviderStatus[] {
  return status.providers.filter((provider) => provider.enabled);
}
