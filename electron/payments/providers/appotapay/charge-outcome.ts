import type { Presentation, ProviderRefs, UnknownReason } from "../../../../shared/domain/sale.ts";
import { assertNever } from "../../../../shared/result.ts";
import type { Answered, ExchangeResult } from "../../../http/messages.ts";
import { isSuccess, lostOutcome, notSentOutcome } from "../../answers/transport.ts";
import { scrub } from "../../answers/words.ts";
import type { ChargeOutcome } from "../../port.ts";
import { listedCode } from "./errors.ts";
import { readAnswer } from "./transform.ts";
import { declineOf, holdsSecret, said, verdictOn, type Expected } from "./verdict.ts";
import { whyNotShown } from "./vietqr.ts";

/** What was sent: an answer is held against it. */
export interface SentOrder extends Expected {
  readonly phase: "charge";
  readonly method: "QR" | "POS";
}

/** What became of an order (source 3; architecture.md rules 3 and 12). Pure, total, never throws. */
export function chargeOutcome(result: ExchangeResult, sent: SentOrder): ChargeOutcome {
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

function judge(answer: Answered, sent: SentOrder): ChargeOutcome {
  const unknown = (reason: UnknownReason, detail: string, refs?: ProviderRefs): ChargeOutcome => ({
    kind: "unknown",
    reason,
    detail: `HTTP ${answer.status}: ${scrub(detail, sent.secrets) ?? ""}`,
    ...(refs === undefined ? {} : { refs }),
  });
  // Under an error's status that status is the plainer reason, whatever else is odd about the body.
  const unlessError = (reason: UnknownReason): UnknownReason => (isSuccess(answer.status) ? reason : "http-error");

  if (!mayRefuse(answer.status)) return unknown("http-error", "not an answer to an order");
  const reading = readAnswer(answer.body);
  switch (reading.kind) {
    case "unreadable":
      return unknown(unlessError("unreadable-answer"), reading.detail);
    case "unfit":
      return unknown(unlessError("unexpected-answer"), reading.detail);
    case "error": {
      const decline = declineOf(reading.code, reading.message, sent.secrets);
      if (listedCode(reading.code)?.refused === "declined") return { kind: "declined", decline };
      return unknown("provider-unsure", `error ${said(decline)}`);
    }
    case "transaction": {
      // "Failure" is an error without a transaction (source 3): with one, an error's status contradicts it.
      if (!isSuccess(answer.status)) return unknown("http-error", "a transaction under an error's status");
      const verdict = verdictOn(reading.transaction, sent);
      switch (verdict.kind) {
        case "paid":
          return { kind: "paid", refs: verdict.refs, payer: {}, words: null };
        case "declined":
        case "expired":
        case "cancelled":
          return { kind: "declined", decline: verdict.decline };
        case "doubt":
          return unknown(verdict.reason, verdict.detail, verdict.refs);
        case "pending": {
          const { refs } = verdict;
          const shown = presentationOf(reading.qr, sent);
          if (typeof shown === "string") return unknown("unexpected-answer", `not shown: ${shown}`, refs);
          return { kind: "awaiting-customer", presentation: shown, refs };
        }
        default:
          return assertNever(verdict);
      }
    }
    default:
      return assertNever(reading);
  }
}

/** What the customer is shown, or why nothing can be. The QR's life time is unpublished (contracts.md 5.8). */
function presentationOf(qr: string | null, sent: SentOrder): Presentation | string {
  switch (sent.method) {
    case "POS":
      return { kind: "customer-device" };
    case "QR": {
      if (qr === null) return "the answer has no QR";
      const problem = holdsSecret(qr, sent.secrets) ? "the QR holds a secret" : whyNotShown(qr, sent.amount);
      return problem ?? { kind: "qr", text: qr, expiresAt: null };
    }
    default:
      return assertNever(sent.method);
  }
}

/** Statuses under which a refusal may come ("HTTP Status Code != 200", source 3): not those of a proxy or a crash. */
export function mayRefuse(status: number): boolean {
  return isSuccess(status) || (status >= 400 && status < 500 && ![408, 425, 429].includes(status));
}
