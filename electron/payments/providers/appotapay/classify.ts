import { assertNever } from "../../../../shared/result.ts";
import type { ExchangeResult } from "../../../http/messages.ts";
import type { ChargeOutcome, StatusOutcome } from "../../port.ts";
import { chargeOutcome, type SentOrder } from "./charge-outcome.ts";
import { statusOutcome, type AskedStatus } from "./status-outcome.ts";

/**
 * What became of a request, from what was sent and what the transport brought back. The only way from an answer to an
 * outcome: pure, total, never throws. What is listed and why: `docs/decisions/0011-appotapay.md`.
 */
export function classify(sent: SentOrder, result: ExchangeResult): ChargeOutcome;
export function classify(sent: AskedStatus, result: ExchangeResult): StatusOutcome;
export function classify(sent: SentOrder | AskedStatus, result: ExchangeResult): ChargeOutcome | StatusOutcome {
  switch (sent.phase) {
    case "charge":
      return chargeOutcome(result, sent);
    case "status":
      return statusOutcome(result, sent);
    default:
      return assertNever(sent);
  }
}
