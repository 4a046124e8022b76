import type { UnknownReason } from "../../../../shared/domain/sale.ts";
import { assertNever } from "../../../../shared/result.ts";
import type { Answered, ExchangeResult } from "../../../http/messages.ts";
import { isSuccess, lostOutcome, notSentOutcome } from "../../answers/transport.ts";
import type { ChargeOutcome } from "../../port.ts";
import { meaningOf, type ErrorMeaning } from "./errors.ts";
import { customerOf, qrText } from "./qr.ts";
import { readInvoice, refsOf } from "./transform.ts";
import { verdictOf, type SentInvoice, type Verdict } from "./verdict.ts";

/** An invoice that stands, and the text of its QR. */
export interface Invoice {
  readonly kind: "invoice";
  readonly invoiceId: string | null;
  readonly qr: string;
}

/** What became of `invoice/init`: an invoice, or why there is none. It moves no money. Pure, total, never throws. */
export function initOutcome(result: ExchangeResult, sent: SentInvoice): ChargeOutcome | Invoice {
  switch (result.kind) {
    case "not-sent":
      return notSentOutcome(result);
    case "lost":
      return lostOutcome(result);
    case "answered":
      return judgeInit(result, sent);
    default:
      return assertNever(result);
  }
}

function judgeInit(result: Answered, sent: SentInvoice): ChargeOutcome | Invoice {
  const read = readAnswer(result, sent);
  if ("kind" in read) return read;
  const { answer, verdict } = read;
  switch (verdict.kind) {
    case "refused":
      // Without an invoice there is nothing to pay, so also a "not now" is a clear no.
      return refusal(verdict, ["refused", "setup", "later", "over"], sent);
    case "pending": {
      const invoiceId = answer.invoice_id;
      const unknown = doubt(result, sent, invoiceId);
      const qr = answer.invoice_methods?.qr ?? null;
      if (verdict.started) return unknown("unknown-status", "a new invoice is being paid already");
      if (qr === null) return unknown("unexpected-answer", "an invoice without a QR");
      const text = qrText(qr);
      if (text.ok) return { kind: "invoice", invoiceId, qr: text.value };
      return unknown("unexpected-answer", text.error === "picture" ? "the QR is a picture, not a text" : "no QR text");
    }
    case "doubt":
      return told(verdict, result);
    case "paid":
    case "failed":
    case "expired":
    case "cancelled":
      return doubt(result, sent, answer.invoice_id)("unknown-status", `a new invoice is ${verdict.kind} already`);
    default:
      return assertNever(verdict);
  }
}

/** What became of `invoice/pay` (source 2). Pure, total, never throws. */
export function payOutcome(result: ExchangeResult, sent: SentInvoice): ChargeOutcome {
  const refs = refsOf(sent.orderId, sent.invoiceId);
  switch (result.kind) {
    case "not-sent":
      // The invoice stands since the request before; that the pass was not charged is told, not more.
      return { kind: "unknown", reason: "connection-lost", detail: `the pass was not charged: ${result.detail}`, refs };
    case "lost":
      return { ...lostOutcome(result), refs };
    case "answered":
      return judgePay(result, sent);
    default:
      return assertNever(result);
  }
}

function judgePay(result: Answered, sent: SentInvoice): ChargeOutcome {
  const read = readAnswer(result, sent);
  if ("kind" in read) return read;
  const { answer, verdict } = read;
  switch (verdict.kind) {
    case "paid":
      // Here the order id is required (source 2), and without it the answer could be anybody's.
      if (answer.order_id === null) return doubt(result, sent)("unexpected-answer", "paid without an order id");
      return { kind: "paid", refs: verdict.refs, payer: verdict.payer, words: verdict.words };
    case "failed":
      return { kind: "declined", decline: { code: verdict.code, words: verdict.words } };
    case "refused":
      return refusal(verdict, ["refused", "setup", "over"], sent);
    case "pending":
      return { kind: "awaiting-customer", presentation: { kind: "customer-device" }, refs: verdict.refs };
    case "doubt":
      return told(verdict, result);
    case "expired":
    case "cancelled":
      // A charge has no such end; the status, asked next, does.
      return doubt(result, sent)("provider-unsure", `the invoice is ${verdict.kind}`);
    default:
      return assertNever(verdict);
  }
}

/** The key that `invoice/pay` names the invoice by; null when the QR holds none. */
export function customerIn(invoice: Invoice): string | null {
  return customerOf(invoice.qr);
}

type Read = {
  readonly answer: Extract<ReturnType<typeof readInvoice>, { kind: "read" }>["answer"];
  readonly verdict: Verdict;
};

/** The answer and what it says, or the outcome of one that says nothing. */
function readAnswer(result: Answered, sent: SentInvoice): ChargeOutcome | Read {
  const unknown = doubt(result, sent);
  if (!isSuccess(result.status)) return unknown("http-error", "not an answer to a payment");
  const reading = readInvoice(result.body);
  switch (reading.kind) {
    case "unreadable":
      return unknown("unreadable-answer", reading.detail);
    case "unfit":
      return unknown("unexpected-answer", reading.detail);
    case "read":
      return { answer: reading.answer, verdict: verdictOf(reading.answer, sent) };
    default:
      return assertNever(reading);
  }
}

/** A refused request declines when its code is among those that say so; any other leaves it open. */
function refusal(
  { code, words }: Extract<Verdict, { kind: "refused" }>,
  clear: readonly ErrorMeaning[],
  sent: SentInvoice,
): ChargeOutcome {
  const meaning = meaningOf(code);
  if (meaning !== null && clear.includes(meaning)) return { kind: "declined", decline: { code, words } };
  const detail = `error ${code ?? "without a code"}: ${words ?? "no words"}`;
  return { kind: "unknown", reason: "provider-unsure", detail, refs: refsOf(sent.orderId, sent.invoiceId) };
}

function doubt(result: Answered, sent: SentInvoice, invoiceId: string | null = sent.invoiceId) {
  return (reason: UnknownReason, detail: string): ChargeOutcome => ({
    kind: "unknown",
    reason,
    detail: `HTTP ${result.status}: ${detail}`,
    refs: refsOf(sent.orderId, invoiceId),
  });
}

function told({ reason, detail, refs }: Extract<Verdict, { kind: "doubt" }>, result: Answered): ChargeOutcome {
  return { kind: "unknown", reason, detail: `HTTP ${result.status}: ${detail}`, refs };
}
