import { parseDecimal, sameMoney, toMajorText, type Money } from "../../../../shared/domain/money.ts";
import type { Decline, UnknownReason } from "../../../../shared/domain/sale.ts";
import { assertNever } from "../../../../shared/result.ts";
import type { Answered, ExchangeResult } from "../../../http/messages.ts";
import { isSuccess, lostOutcome, notSentOutcome } from "../../answers/transport.ts";
import type { CancelOutcome, RefundOutcome } from "../../port.ts";
import { meaningOf } from "./errors.ts";
import type { ClassicAnswer } from "./schema.ts";
import { clean, readClassic, type SignedAnswer } from "./transform.ts";

/** What was sent to a classic call (contracts.md 4.6). */
export interface SentClassic {
  readonly script: "cancel.php" | "revoke.php";
  readonly invoiceId: string;
  /** What is to go back; null where the whole is called off. */
  readonly amount: Money | null;
  readonly secret: string;
}

type Judged =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly decline: Decline }
  | { readonly kind: "doubt"; readonly reason: UnknownReason; readonly detail: string };

/** What became of `revoke.php`. Pure, total, never throws. */
export function refundOutcome(result: ExchangeResult, sent: SentClassic): RefundOutcome {
  switch (result.kind) {
    case "not-sent":
      return notSentOutcome(result);
    case "lost":
      return lostOutcome(result);
    case "answered": {
      const judged = judge(result, sent);
      if (judged.kind === "done") return { kind: "refunded" };
      if (judged.kind === "refused") return { kind: "declined", decline: judged.decline };
      return { kind: "unknown", reason: judged.reason, detail: judged.detail };
    }
    default:
      return assertNever(result);
  }
}

/** What became of `cancel.php`. Pure, total, never throws. */
export function cancelOutcome(result: ExchangeResult, sent: SentClassic): CancelOutcome {
  if (result.kind !== "answered") return { kind: "unanswered", detail: result.detail };
  const judged = judge(result, sent);
  if (judged.kind === "done") return { kind: "cancelled" };
  if (judged.kind === "refused") return { kind: "refused", decline: judged.decline };
  return { kind: "unanswered", detail: judged.detail };
}

function judge(result: Answered, sent: SentClassic): Judged {
  const doubt = (reason: UnknownReason, detail: string): Judged => ({
    kind: "doubt",
    reason,
    detail: `HTTP ${result.status}: ${clean(detail, [sent.secret]) ?? ""}`,
  });
  if (!isSuccess(result.status)) return doubt("http-error", "not an answer to this call");
  const reading = readClassic(result.body, sent.script, sent.secret);
  switch (reading.kind) {
    case "unreadable":
      return doubt("unreadable-answer", reading.detail);
    case "unfit":
      return doubt("unexpected-answer", reading.detail);
    case "read":
      return judgeFields(reading.answer, sent, doubt);
    default:
      return assertNever(reading);
  }
}

function judgeFields(
  { fields, trusted }: SignedAnswer,
  sent: SentClassic,
  doubt: (reason: UnknownReason, detail: string) => Judged,
): Judged {
  const code = fields.pg_error_code ?? fields.pg_failure_code;
  const words = clean(fields.pg_error_description ?? fields.pg_failure_description, [sent.secret]);
  const told = `error ${code ?? "without a code"}: ${words ?? "no words"}`;
  if (!trusted) {
    // Unsigned answers come where the merchant is not known (contracts.md 4.6): the code is worth reading, not believing.
    return doubt("bad-signature", code === null ? "the answer's signature is missing or wrong" : `unsigned, ${told}`);
  }
  if (fields.pg_payment_id !== null && fields.pg_payment_id !== sent.invoiceId) {
    return doubt("id-mismatch", "the answer is about another payment");
  }
  switch (fields.pg_status) {
    case "ok":
      if (code !== null) return doubt("unexpected-answer", `done, and ${told}`);
      return whatDiffers(fields, sent.amount) === null
        ? { kind: "done" }
        : doubt("amount-mismatch", whatDiffers(fields, sent.amount) ?? "");
    case "error": {
      const meaning = meaningOf(code);
      // Neither "not now" nor "I do not know" says that nothing was done.
      if (meaning === null || meaning === "later" || meaning === "unsure") return doubt("provider-unsure", told);
      return { kind: "refused", decline: { code: clean(code, [sent.secret]), words } };
    }
    default:
      return doubt("unknown-status", `status "${fields.pg_status}"`);
  }
}

/** What of the refunded amount is not ours; null when it is, or is not told. Live answers give it as a negative. */
function whatDiffers(fields: ClassicAnswer, amount: Money | null): string | null {
  if (fields.pg_refund_amount === null || amount === null) return null;
  const told = parseDecimal(fields.pg_refund_amount.replace(/^-/u, ""), amount.currency);
  const isSame = told.ok && sameMoney(told.value, amount);
  return isSame ? null : `amount ${fields.pg_refund_amount}, not ${toMajorText(amount)}`;
}
