import type { Trade } from "./provisioning.ts";

/** What the till is doing when it is killed. */
export type Phase =
  | "starting"
  | "charging"
  | "in-flight"
  | "attaching"
  | "retrying"
  | "settling"
  | "backing-up"
  | "busy"
  | "ordering"
  | "order-in-flight"
  | "polling"
  | "cancelling"
  | "refunding"
  | "refund-in-flight"
  | "settling-refunds";

const CODES = ["charging", "in-flight", "attaching", "retrying", "settling", "busy", "starting", "backing-up"] as const;
const ORDERS = [
  "ordering",
  "order-in-flight",
  "polling",
  "polling",
  "cancelling",
  "refunding",
  "refund-in-flight",
  "refund-in-flight",
  "settling-refunds",
  "settling",
  "starting",
  "backing-up",
] as const;

/** From which a shop chooses unless it is told. */
export function phasesOf(trade: Trade): readonly [Phase, ...Phase[]] {
  return trade === "codes" ? CODES : ORDERS;
}
