import type { ProviderId } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { CAN_NOTHING, type Can } from "./refund-ways.ts";

/** What each provider can do, as this till has it now. */
export function useCan(): (provider: ProviderId) => Can {
  const providers = useAppStatus((status) => status.providers);
  return (id) => providers.find((provider) => provider.id === id)?.can ?? CAN_NOTHING;
}
