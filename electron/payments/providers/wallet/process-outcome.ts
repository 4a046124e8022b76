import type { ProviderRefs, UnknownReason } from "../../../../shared/domain/sale.ts";
import type { WalletSystem } from "../../../../shared/domain/wallet-systems.ts";
import { assertNever } from "../../../../shared/result.ts";
import type { ExchangeResult } from "../../../http/messages.ts";
import { unexpectedIn } from "../../answers/fields.ts";
import { scrub } from "../../answers/words.ts";
import type { ChargeOutcome } from "../../port.ts";
import { saysOver, toldError } from "./errors.ts";
import { presentationOf } from "./presentation.ts";
import { readSigned } from "./read.ts";
import { processedSchema, type Processed } from "./schema.ts";

/** What was sent to `process`: an answer is held against it. */
export interface SentProcess {
  readonly phase: "process";
  readonly refs: ProviderRefs & { readonly reference: string };
  readonly system: WalletSystem;
  /** The decimal text of what is to be paid. */
  readonly amount: string;
  readonly salt: string;
  readonly secrets: readonly string[];
}

/** Every end of `process`. None says that money moved, and none that the invoice, which stands, was never made. */
export type ProcessOutcome = Extract<ChargeOutcome, { kind: "awaiting-customer" | "declined" | "unknown" }>;

/** What became of `process` (contracts.md 6.3, 6.4). Pure, total, never throws. */
export function processOutcome(result: ExchangeResult, sent: SentProcess): ProcessOutcome {
  const { refs } = sent;
  const secrets = [sent.salt, ...sent.secrets];
  const unknown = (reason: UnknownReason, detail: string): ProcessOutcome => {
    return { kind: "unknown", reason, detail: scrub(detail, secrets) ?? "", refs };
  };
  switch (result.kind) {
    case "not-sent": {
      const reason = result.cause === "stopped" ? "restarted" : "connection-lost";
      return unknown(reason, `the invoice stands and was not processed: ${result.cause} ${result.detail}`);
    }
    case "lost":
      return unknown(result.cause, result.detail);
    case "answered":
      break;
    default:
      return assertNever(result);
  }
  const reading = readSigned(result, sent.salt, secrets);
  switch (reading.kind) {
    case "doubt":
      return unknown(reading.reason, reading.detail);
    case "error": {
      const { code, words } = reading;
      // The phone may ring all the same, and a closed invoice may be a paid one; a link or an address that nobody was
      // shown cannot be paid.
      if (sent.system.means === "phone" || saysOver(words)) return unknown("provider-unsure", toldError(code, words));
      return { kind: "declined", decline: { code, words } };
    }
    case "answer": {
      const answer = processedSchema.safeParse(reading.root);
      if (!answer.success) return unknown("unexpected-answer", unexpectedIn(answer.error));
      return judge(answer.data, sent, unknown);
    }
    default:
      return assertNever(reading);
  }
}

function judge(
  answer: Processed,
  { refs, system, amount }: SentProcess,
  unknown: (reason: UnknownReason, detail: string) => ProcessOutcome,
): ProcessOutcome {
  if (answer.payment_id !== refs.reference) return unknown("id-mismatch", "an answer to another invoice");
  const known = refs.transactionId ?? answer.tracking;
  if (answer.tracking !== null && answer.tracking !== known) return unknown("id-mismatch", "another tracking number");
  switch (answer.status) {
    case "PAYIN": {
      const presentation = presentationOf(answer, system, amount);
      if (presentation === null) return unknown("unexpected-answer", "nothing that could be shown to the customer");
      const named = known === null ? refs : { ...refs, transactionId: known };
      return { kind: "awaiting-customer", presentation, refs: named };
    }
    case "FAILED":
    case "CANCELED":
      return { kind: "declined", decline: { code: null, words: answer.status } };
    case "CREATED":
    case "PAYED":
    case "PAYED_RECALC":
    case "FINISHED":
    case "PAYIN_ERROR":
      // Without an amount nothing is paid; the status, asked next, has one.
      return unknown("provider-unsure", `status ${answer.status} when processed`);
    default:
      return unknown("unknown-status", `status "${answer.status.slice(0, 40)}"`);
  }
}
