import type { NotSentReason, UnknownReason } from "../../../shared/domain/sale.ts";
import type { ExchangeResult } from "../../http/messages.ts";

type NotSent = Extract<ExchangeResult, { kind: "not-sent" }>;
type Lost = Extract<ExchangeResult, { kind: "lost" }>;

/** Nothing left the till, as an outcome of a charge or a refund. */
export function notSentOutcome(result: NotSent): {
  readonly kind: "not-sent";
  readonly reason: NotSentReason;
  readonly detail: string;
} {
  const reason = result.cause === "stopped" ? "restarted" : result.cause;
  return { kind: "not-sent", reason, detail: result.detail };
}

/** It may have arrived and nothing readable came back, as an outcome of a charge or a refund. */
export function lostOutcome(result: Lost): {
  readonly kind: "unknown";
  readonly reason: UnknownReason;
  readonly detail: string;
} {
  return { kind: "unknown", reason: result.cause, detail: result.detail };
}

/** A status of 2xx. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
