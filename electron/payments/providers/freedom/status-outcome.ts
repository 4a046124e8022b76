import { assertNever } from "../../../../shared/result.ts";
import type { ExchangeResult } from "../../../http/messages.ts";
import { isSuccess } from "../../answers/transport.ts";
import type { StatusOutcome } from "../../port.ts";
import { meaningOf, NOT_FOUND_CODE } from "./errors.ts";
import { readInvoice } from "./transform.ts";
import { verdictOf, type SentInvoice } from "./verdict.ts";

/**
 * What `invoice/status` says of an invoice. An answer that says nothing of it is `unanswered`: it is asked again.
 * `isPass`: the customer's saved card was charged, so what is under way is between the bank and their phone.
 * Pure, total, never throws.
 */
export function statusOutcome(result: ExchangeResult, sent: SentInvoice, isPass: boolean): StatusOutcome {
  if (result.kind !== "answered") return { kind: "unanswered", detail: result.detail };
  const nothing = (detail: string): StatusOutcome => ({
    kind: "unanswered",
    detail: `HTTP ${result.status}: ${detail}`,
  });
  if (!isSuccess(result.status)) return nothing("not an answer to a status call");
  const reading = readInvoice(result.body);
  if (reading.kind !== "read") return nothing(reading.detail);
  const verdict = verdictOf(reading.answer, sent);
  switch (verdict.kind) {
    case "paid":
      return { kind: "paid", refs: verdict.refs, payer: verdict.payer, words: verdict.words };
    case "failed":
      return { kind: "declined", decline: { code: verdict.code, words: verdict.words } };
    case "expired":
    case "cancelled":
      return { kind: verdict.kind };
    case "pending":
      return {
        kind: "pending",
        // A new invoice of a pass waits for nobody: the pass may never have reached it.
        presentation: isPass && verdict.started ? { kind: "customer-device" } : null,
        refs: verdict.refs,
      };
    case "refused":
      if (verdict.code === NOT_FOUND_CODE) return { kind: "not-found" };
      if (meaningOf(verdict.code) === "over") return { kind: "expired" };
      return nothing(`error ${verdict.code ?? "without a code"}: ${verdict.words ?? "no words"}`);
    case "doubt":
      return { kind: "unknown", reason: verdict.reason, detail: verdict.detail, refs: verdict.refs };
    default:
      return assertNever(verdict);
  }
}
