import { assertNever } from "../../../../shared/result.ts";
import type { ExchangeResult } from "../../../http/messages.ts";
import type { AttachOutcome, ChargeOutcome } from "../../port.ts";
import { attachOutcome, type SentAttach } from "./attach-outcome.ts";
import { chargeOutcome, type SentCharge } from "./charge-outcome.ts";

/**
 * What became of a request, from what was sent and what the transport brought back. The only way from an answer to an
 * outcome: pure, total, never throws. What is listed and why: `docs/decisions/0004-anor-classification.md`.
 */
export function classify(sent: SentCharge, result: ExchangeResult): ChargeOutcome;
export function classify(sent: SentAttach, result: ExchangeResult): AttachOutcome;
export function classify(sent: SentCharge | SentAttach, result: ExchangeResult): ChargeOutcome | AttachOutcome {
  switch (sent.phase) {
    case "charge":
      return chargeOutcome(result, sent);
    case "attach":
      return attachOutcome(result, sent);
    default:
      return assertNever(sent);
  }
}
