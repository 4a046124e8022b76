import type { UnknownReason } from "../../../../shared/domain/sale.ts";
import { assertNever } from "../../../../shared/result.ts";
import type { ExchangeResult } from "../../../http/messages.ts";
import { unexpectedIn } from "../../answers/fields.ts";
import { lostOutcome, notSentOutcome } from "../../answers/transport.ts";
import type { ChargeOutcome } from "../../port.ts";
import { saysExists, toldError } from "./errors.ts";
import { readSigned } from "./read.ts";
import { createdSchema } from "./schema.ts";

/** What was sent to `create`: an answer is held against it. */
export interface SentCreate {
  readonly phase: "create";
  readonly paymentId: string;
  readonly salt: string;
  /** The customer's number and what else was filled in: kept out of every word. */
  readonly secrets: readonly string[];
}

/** The invoice stands; it cannot be paid until it is processed. */
export interface Created {
  readonly kind: "created";
  readonly tracking: string;
}

/**
 * What became of `create`. A signed error means that there is no invoice (source 4), so nothing can be paid; but
 * "already exists" means that there is one, and its status must be asked. Pure, total, never throws.
 */
export function createOutcome(result: ExchangeResult, sent: SentCreate): Created | ChargeOutcome {
  switch (result.kind) {
    case "not-sent":
      return notSentOutcome(result);
    case "lost":
      return lostOutcome(result);
    case "answered":
      break;
    default:
      return assertNever(result);
  }
  const unknown = (reason: UnknownReason, detail: string): ChargeOutcome => ({ kind: "unknown", reason, detail });
  const reading = readSigned(result, sent.salt, [sent.salt, ...sent.secrets]);
  switch (reading.kind) {
    case "doubt":
      return unknown(reading.reason, reading.detail);
    case "error": {
      const { code, words } = reading;
      if (saysExists(code, words)) return unknown("provider-unsure", toldError(code, words));
      return { kind: "declined", decline: { code, words } };
    }
    case "answer": {
      const created = createdSchema.safeParse(reading.root);
      if (!created.success) return unknown("unexpected-answer", unexpectedIn(created.error));
      if (created.data.payment_id !== sent.paymentId) return unknown("id-mismatch", "an answer to another invoice");
      return { kind: "created", tracking: created.data.tracking };
    }
    default:
      return assertNever(reading);
  }
}
