import { useAppStatus, useConnection, useLane, useLaneSale } from "./context.tsx";
import { totalOf } from "./amount.ts";
import { blockOf, type Block } from "./lane-block.ts";
import { laneProvider } from "./lane-provider.ts";
import { stepOf, type Step } from "./lane-step.ts";
import type { AppStatus, ProviderStatus } from "../../shared/ipc/contract.ts";

/** Where the lane's sale stands. */
export function useLaneStep(): Step {
  const sale = useLaneSale();
  const charging = useLane((lane) => lane.work === "charge");
  return stepOf(sale, charging);
}

/** Whether an amount was typed. Changes once for a whole amount, not with each figure. */
export function useHasAmount(): boolean {
  return useLane((lane) => totalOf(lane.amount) > 0);
}

/** Why the lane can't charge now, null when it can. */
export function useBlock(): Block | null {
  const sale = useLaneSale();
  const status = useAppStatus((known): AppStatus => known);
  const connection = useConnection((state) => state);
  const total = useLane((lane) => totalOf(lane.amount));
  return blockOf(status, connection, sale, total);
}

/** The provider of the sale in the lane, or of the next one. */
export function useLaneProvider(): ProviderStatus {
  const sale = useLaneSale();
  return useAppStatus((status) => laneProvider(status, sale));
}
