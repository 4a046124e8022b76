import { assertNever } from "../../../../shared/result.ts";
import type { Answered, ExchangeResult } from "../../../http/messages.ts";
import { isSuccess } from "../../answers/transport.ts";
import { scrub } from "../../answers/words.ts";
import type { StatusOutcome } from "../../port.ts";
import { mayRefuse } from "./charge-outcome.ts";
import { NOT_FOUND, UNAUTHENTICATED } from "./errors.ts";
import { readAnswer } from "./transform.ts";
import { declineOf, said, verdictOn, type Expected } from "./verdict.ts";

/** What was asked about. */
export interface AskedStatus extends Expected {
  readonly phase: "status";
}

/** What the detail call says of an order (contracts.md 5.3, 5.7). Pure, total, never throws. */
export function statusOutcome(result: ExchangeResult, asked: AskedStatus): StatusOutcome {
  switch (result.kind) {
    case "not-sent":
    case "lost":
      return { kind: "unanswered", detail: `${result.cause}: ${result.detail}` };
    case "answered":
      return judge(result, asked);
    default:
      return assertNever(result);
  }
}

function judge(answer: Answered, asked: AskedStatus): StatusOutcome {
  const unanswered = (detail: string): StatusOutcome => ({
    kind: "unanswered",
    detail: `HTTP ${answer.status}: ${scrub(detail, asked.secrets) ?? ""}`,
  });

  if (!mayRefuse(answer.status)) return unanswered("not an answer about an order");
  const reading = readAnswer(answer.body);
  switch (reading.kind) {
    case "unreadable":
    case "unfit":
      return unanswered(reading.detail);
    case "error": {
      // An error here is about the question: only "not found" says something of the order.
      if (reading.code === NOT_FOUND) return { kind: "not-found" };
      const told = said(declineOf(reading.code, reading.message, asked.secrets));
      const isLogin = reading.code !== null && UNAUTHENTICATED.has(reading.code);
      return unanswered(isLogin ? `AppotaPay does not accept this till's credentials: ${told}` : `error ${told}`);
    }
    case "transaction": {
      if (!isSuccess(answer.status)) return unanswered("a transaction under an error's status");
      const verdict = verdictOn(reading.transaction, asked);
      switch (verdict.kind) {
        case "paid":
          return { kind: "paid", refs: verdict.refs, payer: {}, words: null };
        case "declined":
          return { kind: "declined", decline: verdict.decline };
        case "expired":
        case "cancelled":
          return { kind: verdict.kind };
        case "pending": {
          // A QR is not told again, so it stays what it was; a device has the payment whoever heard the first answer.
          const isDevice = reading.transaction.payment_method === "POS";
          return { kind: "pending", presentation: isDevice ? { kind: "customer-device" } : null, refs: verdict.refs };
        }
        case "doubt": {
          const { reason, detail, refs } = verdict;
          return {
            kind: "unknown",
            reason,
            detail: `HTTP ${answer.status}: ${scrub(detail, asked.secrets) ?? ""}`,
            refs,
          };
        }
        default:
          return assertNever(verdict);
      }
    }
    default:
      return assertNever(reading);
  }
}
