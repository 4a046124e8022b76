import type { ProviderId } from "../../../shared/domain/sale.ts";
import type { ProviderStatus } from "../../../shared/ipc/status.ts";
import { useAppStatus } from "../../stores/context.tsx";

/** A provider as the main process sees it, whichever one new sales go to; null when it knows none of that name. */
export function useProvider(id: ProviderId): ProviderStatus | null {
  return useAppStatus((status) => status.providers.find((provider) => provider.id === id) ?? null);
}
