import type { UnknownReason } from "../../../../shared/domain/sale.ts";
import { assertNever } from "../../../../shared/result.ts";
import { canonicalDecimal } from "../../../http/decimal.ts";
import type { Answered, ExchangeResult } from "../../../http/messages.ts";
import { isSuccess, lostOutcome, notSentOutcome } from "../../answers/transport.ts";
import type { ChargeOutcome } from "../../port.ts";
import { expressesDoubt, FLAT_REFUSALS, isUnsureCode, listedError, PAID_STATUS, REFUSED_STATUS } from "./errors.ts";
import type { AnswerData } from "./schema.ts";
import { payerOf, readAnswer, realCode, refsOf } from "./transform.ts";
import { readableWords, scrub } from "../../answers/words.ts";

/** What was sent: an answer is held against it. */
export interface SentCharge {
  readonly phase: "charge";
  /** The number as it went over the wire. */
  readonly amount: string;
  readonly code: string;
}

/** What became of a charge (architecture.md rules 3 and 12). Pure, total, never throws. */
export function chargeOutcome(result: ExchangeResult, sent: SentCharge): ChargeOutcome {
  switch (result.kind) {
    case "not-sent":
      return notSentOutcome(result);
    case "lost":
      return lostOutcome(result);
    case "answered":
      return judge(result, sent);
    default:
      return assertNever(result);
  }
}

function judge(answer: Answered, sent: SentCharge): ChargeOutcome {
  const say = (text: string | null) => scrub(text, [sent.code]);
  const unknown = (reason: UnknownReason, detail: string, ids = ""): ChargeOutcome => ({
    kind: "unknown",
    // Under an error's status the status is the plainer reason, whatever else is odd below it.
    reason: isSuccess(answer.status) ? reason : "http-error",
    detail: `HTTP ${answer.status}: ${say(detail) ?? ""}${ids}`,
  });
  const declined = (code: string | null, words: string | null, otherwise: string): ChargeOutcome =>
    expressesDoubt(words)
      ? unknown("provider-unsure", otherwise)
      : { kind: "declined", decline: { code: say(code), words: say(words) } };

  if (!isSuccess(answer.status) && answer.status !== REFUSAL_STATUS)
    return unknown("http-error", "not an answer to a payment");
  const reading = readAnswer(answer.body);
  switch (reading.kind) {
    case "unreadable":
      return unknown("unreadable-answer", reading.detail);
    case "unfit":
      return unknown("unexpected-answer", reading.detail);
    case "error": {
      const told = `error ${reading.code ?? "without a code"}: ${reading.words ?? "no words"}`;
      const listed = listedError(reading.code, reading.message);
      return listed?.charge === "declined"
        ? declined(reading.code, reading.words, told)
        : unknown("provider-unsure", told);
    }
    case "flat-error": {
      const { status, code, words } = reading;
      const told = `status "${status}", error ${code ?? "without a code"}: ${words ?? "no words"}`;
      if (!FLAT_REFUSALS.has(status)) return unknown("unknown-status", told);
      return isUnsureCode(code) ? unknown("provider-unsure", told) : declined(code, words, told);
    }
    case "failure":
    case "success": {
      const { data } = reading;
      if (data.status === REFUSED_STATUS) {
        // A refusal of another payment says nothing about this one.
        const other = whyNotOurs(data, sent);
        if (other) return unknown(other.reason, other.detail, seenIds(data, sent));
        const words = readableWords([data.message, data.error_note].filter((each) => each !== null).join(" — "));
        return declined(realCode(data.error_code), words, `status "failed": ${words ?? "no words"}`);
      }
      const doubt = reading.kind === "success" && isSuccess(answer.status) ? whyNotPaid(data, sent) : notSaidPaid(data);
      if (doubt) return unknown(doubt.reason, doubt.detail, seenIds(data, sent));
      return {
        kind: "paid",
        refs: keptRefs(data, sent),
        payer: payerOf(data),
        words: say(readableWords(data.message)),
      };
    }
    default:
      return assertNever(reading);
  }
}

interface Doubt {
  readonly reason: UnknownReason;
  readonly detail: string;
}

/** Everything that must hold before money counts as taken; null when all of it does. */
function whyNotPaid(data: AnswerData, sent: SentCharge): Doubt | null {
  if (data.status !== PAID_STATUS) return { reason: "unknown-status", detail: `status "${data.status ?? ""}"` };
  const code = realCode(data.error_code);
  if (code !== null) return { reason: "unexpected-answer", detail: `paid, and error ${code}` };
  if (data.transaction_id === null) return { reason: "unexpected-answer", detail: "paid without a transaction id" };
  // The id is kept for good and goes over the wire again; the customer's code must not travel in its place.
  if (holds(data.transaction_id, sent.code))
    return { reason: "id-mismatch", detail: "the code came as transaction id" };
  return whyNotOurs(data, sent);
}

/** An echo, where there is one, must be right. */
function whyNotOurs(data: AnswerData, sent: SentCharge): Doubt | null {
  if (data.amount !== null && data.amount !== canonicalDecimal(sent.amount)) {
    return { reason: "amount-mismatch", detail: `${sent.amount} was sent, ${data.amount} came back` };
  }
  if (data.qr_code !== null && data.qr_code !== sent.code)
    return { reason: "id-mismatch", detail: "another code came back" };
  return null;
}

function notSaidPaid(data: AnswerData): Doubt {
  return { reason: "unexpected-answer", detail: `no success, no error, status "${data.status ?? ""}"` };
}

/**
 * For the person who will settle it: by this id the payment is found in the provider's cabinet. Not scrubbed like
 * words, which would cut digits out of it.
 */
function seenIds(data: AnswerData, sent: SentCharge): string {
  const id = data.transaction_id;
  return id === null || holds(id, sent.code) ? "" : `, transaction ${id}`;
}

function keptRefs(data: AnswerData, sent: SentCharge): ReturnType<typeof refsOf> {
  const { paymentId, ...refs } = refsOf(data);
  return paymentId === undefined || holds(paymentId, sent.code) ? refs : { ...refs, paymentId };
}

function holds(id: string, code: string): boolean {
  return code !== "" && id.toLowerCase().includes(code.toLowerCase());
}

/** Source 0's error table is headed by this status, though its note promises 200. */
const REFUSAL_STATUS = 400;
