import { assertNever } from "../../../../shared/result.ts";
import type { ExchangeResult } from "../../../http/messages.ts";
import type { ChargeOutcome, StatusOutcome } from "../../port.ts";
import { createOutcome, type Created, type SentCreate } from "./create-outcome.ts";
import { processOutcome, type ProcessOutcome, type SentProcess } from "./process-outcome.ts";
import { statusOutcome, type AskedStatus, type Unprocessed } from "./status-outcome.ts";

/**
 * What became of a request, from what was sent and what the transport brought back. The only way from an answer to an
 * outcome: pure, total, never throws. What is listed and why: `docs/decisions/0012-wallet-einvoice.md`.
 */
export function classify(sent: SentCreate, result: ExchangeResult): Created | ChargeOutcome;
export function classify(sent: SentProcess, result: ExchangeResult): ProcessOutcome;
export function classify(sent: AskedStatus, result: ExchangeResult): StatusOutcome | Unprocessed;
export function classify(
  sent: SentCreate | SentProcess | AskedStatus,
  result: ExchangeResult,
): Created | ChargeOutcome | StatusOutcome | Unprocessed {
  switch (sent.phase) {
    case "create":
      return createOutcome(result, sent);
    case "process":
      return processOutcome(result, sent);
    case "status":
      return statusOutcome(result, sent);
    default:
      return assertNever(sent);
  }
}
