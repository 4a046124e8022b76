import type { PrintBlock, PrintDocument } from "../../../shared/domain/print-document.ts";
import { refundedOf } from "../../../shared/domain/sale-facts.ts";
import type { Attempt, Fiscal, Sale } from "../../../shared/domain/sale.ts";
import type { Settings } from "../../../shared/domain/settings.ts";
import { assertNever } from "../../../shared/result.ts";
import type { Voice } from "./voice.ts";

/** What a paid sale's slip says, part by part. A sale that took no money has none. */
export function saleSlip(sale: Sale, settings: Settings, voice: Voice): readonly PrintDocument[] {
  const paid = sale.attempts.filter(({ state }) => state === "paid");
  return [saleHead(sale, settings, voice), payment(sale, paid, voice), fiscal(sale.fiscal, voice)];
}

/** Whether there is anything to print of a sale. */
export function hasSlip(sale: Sale): boolean {
  return sale.attempts.some(({ state }) => state === "paid");
}

/** Which sale, of which till, and when. */
export function saleHead(sale: Sale, settings: Settings, { words, moment }: Voice): PrintDocument {
  return [
    pair(words.sale, sale.number),
    { kind: "text", text: moment(sale.openedAt) },
    ...optional(words.till, settings.terminal.name),
    ...optional(words.reference, sale.reference),
  ];
}

function payment(sale: Sale, paid: readonly Attempt[], voice: Voice): PrintDocument {
  const { words, money } = voice;
  return [
    { kind: "pair", name: words.total, value: money(sale.amount), bold: true, size: 2 },
    ...paid.flatMap((attempt): PrintDocument => {
      const returned = refundedOf(attempt).done;
      const back = { minor: returned, currency: attempt.amount.currency };
      return [
        pair(words.paidWith, words.provider[attempt.provider]),
        ...optional(words.card, attempt.payer.card),
        ...optional(words.phone, attempt.payer.phone),
        ...optional(words.transaction, attempt.refs.transactionId ?? attempt.refs.paymentId),
        ...(returned === 0 ? [] : [pair(words.refunded, money(back))]),
      ];
    }),
  ];
}

function fiscal(state: Fiscal | null, { words, moment }: Voice): PrintDocument {
  if (state === null) return [centred(words.notFiscal)];
  const { receipt } = state;
  switch (state.state) {
    case "not-required":
      return [centred(words.notFiscal)];
    case "awaiting-receipt":
    case "rejected":
      return [centred(words.fiscalDue)];
    case "queued":
    case "fiscalized":
      if (!receipt) return [centred(words.fiscalDue)];
      return [
        { ...centred(words.fiscalReceipt), bold: true },
        pair(words.receiptNumber, receipt.number),
        pair(words.receiptTime, moment(receipt.issuedAt)),
        pair(words.fiscalModule, receipt.terminalId),
        pair(words.fiscalSign, receipt.sign),
        ...(state.state === "queued" ? [centred(words.fiscalQueued)] : []),
        { kind: "qr", text: receipt.url },
      ];
    default:
      return assertNever(state.state);
  }
}

export function pair(name: string, value: string): PrintBlock {
  return { kind: "pair", name, value };
}

function optional(name: string, value: string | undefined): PrintDocument {
  return value === undefined || value.trim() === "" ? [] : [pair(name, value)];
}

export function centred(text: string): Extract<PrintBlock, { kind: "text" }> {
  return { kind: "text", text, align: "center" };
}
