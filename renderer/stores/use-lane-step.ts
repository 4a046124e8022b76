import { useEffect, useState } from "react";
import { useAppStatus, useConnection, useLane, useLaneSale, useStores } from "./context.tsx";
import { totalOf } from "./amount.ts";
import { blockOf, type Block } from "./lane-block.ts";
import { laneProvider } from "./lane-provider.ts";
import { stepOf, type Step } from "./lane-step.ts";
import type { AppStatus, ProviderStatus } from "../../shared/ipc/status.ts";

/** Where the lane's sale stands. */
export function useLaneStep(): Step {
  const sale = useLaneSale();
  const charging = useLane((lane) => lane.work === "charge");
  return stepOf(sale, charging);
}

/**
 * What is to be paid, as typed, for everything but the amount's own figures: a figure is painted at once and alone, the
 * rest of the lane follows a frame later and only for the last of several.
 */
export function useTotal(): number {
  const { lane } = useStores();
  const [total, setTotal] = useState(() => totalOf(lane.getState().amount));
  useEffect(() => {
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = (): void => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
    const follow = (): void => {
      cancel();
      frame = requestAnimationFrame(() => {
        timer = setTimeout(() => setTotal(totalOf(lane.getState().amount)));
      });
    };
    follow();
    const stop = lane.subscribe((state, before) => {
      if (state.amount !== before.amount) follow();
    });
    return () => {
      stop();
      cancel();
    };
  }, [lane]);
  return total;
}

/** Why the lane can't charge now, null when it can. */
export function useBlock(): Block | null {
  const sale = useLaneSale();
  const status = useAppStatus((known): AppStatus => known);
  const connection = useConnection((state) => state);
  const total = useTotal();
  return blockOf(status, connection, sale, total);
}

/** The provider of the sale in the lane, or of the next one. */
export function useLaneProvider(): ProviderStatus {
  const sale = useLaneSale();
  return useAppStatus((status) => laneProvider(status, sale));
}
