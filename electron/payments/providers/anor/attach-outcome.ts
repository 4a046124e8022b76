import { assertNever } from "../../../../shared/result.ts";
import { retryAfterMs } from "../../../http/headers.ts";
import type { Answered, ExchangeResult } from "../../../http/messages.ts";
import type { AttachOutcome } from "../../port.ts";
import {
  expressesDoubt,
  isUnsureCode,
  listedError,
  PAID_STATUS,
  REFUSED_STATUS,
  saysAttachedAlready,
} from "./errors.ts";
import type { AnswerData } from "./schema.ts";
import { readAnswer, realCode } from "./transform.ts";
import { readableWords, scrub } from "../../answers/words.ts";

/** What was sent: an answer is held against it. */
export interface SentAttach {
  readonly phase: "attach";
  readonly transactionId: string;
}

type RetryReason = Extract<AttachOutcome, { kind: "retry" }>["reason"];

/**
 * What became of attaching a receipt. A clear refusal is `rejected`; whatever is not clear is `retry`, which is safe:
 * the same pair links a finished payment to a URL and moves no money. Pure, total, never throws.
 */
export function attachOutcome(result: ExchangeResult, sent: SentAttach): AttachOutcome {
  switch (result.kind) {
    case "not-sent":
      return again(result.cause === "stopped" ? "restarted" : result.cause, result.detail);
    case "lost":
      return again(result.cause, result.detail);
    case "answered":
      return judge(result, sent);
    default:
      return assertNever(result);
  }
}

function judge(answer: Answered, sent: SentAttach): AttachOutcome {
  const retry = (reason: RetryReason, detail: string): AttachOutcome =>
    again(reason, `HTTP ${answer.status}: ${scrub(detail, []) ?? ""}`, retryAfterMs(answer.headers, answer.at));
  const refused = (code: string | null, words: string | null): AttachOutcome => {
    if (saysAttachedAlready(words)) return { kind: "fiscalized", words: scrub(words, []) };
    if (expressesDoubt(words)) return retry("provider-busy", `error ${code ?? ""}: ${words ?? ""}`);
    return { kind: "rejected", rejection: { code: scrub(code, []), words: scrub(words, []) } };
  };

  if (BUSY.has(answer.status)) return retry("provider-busy", "asked to come back later");
  const isSuccess = answer.status >= 200 && answer.status < 300;
  if (!isSuccess && !REFUSALS.has(answer.status)) return retry("http-error", "not an answer to a receipt");

  const reading = readAnswer(answer.body);
  switch (reading.kind) {
    case "unreadable":
      return retry(isSuccess ? "unreadable-answer" : "http-error", reading.detail);
    case "unfit":
      return retry(isSuccess ? "unexpected-answer" : "http-error", reading.detail);
    case "error": {
      const listed = listedError(reading.code, reading.message);
      if (reading.code === null && reading.words === null)
        return retry("unexpected-answer", "an error that says nothing");
      if (listed?.attach === "busy")
        return retry("provider-busy", `error ${reading.code ?? ""}: ${reading.words ?? ""}`);
      return refused(reading.code, reading.words);
    }
    case "flat-error":
      if (isUnsureCode(reading.code))
        return retry("provider-busy", `error ${reading.code ?? ""}: ${reading.words ?? ""}`);
      return refused(reading.code, reading.words);
    case "failure":
    case "success":
      return judgeData(reading.data, isSuccess && reading.kind === "success");

    default:
      return assertNever(reading);
  }

  function judgeData(data: AnswerData, saysSuccess: boolean): AttachOutcome {
    const words = readableWords(data.message);
    const code = realCode(data.error_code);
    if (data.transaction_id !== null && data.transaction_id !== sent.transactionId) {
      // The answer is about another payment, so it says nothing about this one, good or bad.
      return retry("id-mismatch", "the answer is about another transaction");
    }
    if (code !== null || data.status === REFUSED_STATUS) return refused(code, words);
    if (!saysSuccess) return retry("unexpected-answer", "neither success nor an error");
    if (data.status !== null && data.status !== PAID_STATUS) return retry("unknown-status", `status "${data.status}"`);
    return { kind: "fiscalized", words: scrub(words, []) };
  }
}

function again(reason: RetryReason, detail: string, wait: number | null = null): AttachOutcome {
  return { kind: "retry", reason, detail, retryAfterMs: wait };
}

const BUSY: ReadonlySet<number> = new Set([408, 425, 429, 503]);
/** Answers under which a refusal may come; FiscalBox answers 200 or 400, its upstream passes on 404 (contracts.md 1.2). */
const REFUSALS: ReadonlySet<number> = new Set([400, 404, 409, 422]);
