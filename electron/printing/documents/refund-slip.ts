import type { PrintDocument } from "../../../shared/domain/print-document.ts";
import type { Refund, RefundState, Sale } from "../../../shared/domain/sale.ts";
import type { Settings } from "../../../shared/domain/settings.ts";
import { assertNever } from "../../../shared/result.ts";
import type { SlipWords } from "../words/slip-words.ts";
import { centred, pair } from "./sale-slip.ts";
import type { Voice } from "./voice.ts";

/** What the slip of a refund says; above all whether the money went back, as far as anybody knows. */
export function refundSlip(sale: Sale, refund: Refund, settings: Settings, voice: Voice): readonly PrintDocument[] {
  const { words, money, moment } = voice;
  const payment = sale.attempts.find(({ refunds }) => refunds.some(({ id }) => id === refund.id));
  const state = words.refundState[stateWord(refund.state)];
  const done = refund.state === "refunded" || refund.state === "by-hand";
  return [
    [
      { ...centred(words.refundTitle), bold: true },
      pair(words.refundOf, sale.number),
      pair(words.total, money(sale.amount)),
      ...(payment ? [pair(words.paidWith, words.provider[payment.provider])] : []),
      { kind: "text", text: moment(refund.recordedAt) },
      pair(words.till, settings.terminal.name),
    ],
    [
      {
        kind: "pair",
        name: done ? words.refundAmount : words.refundTitle,
        value: money(refund.amount),
        bold: true,
        size: 2,
      },
      done ? centred(state) : { kind: "banner", text: state },
    ],
    [
      pair(words.refundBy, refund.who),
      ...(refund.why.trim() === "" ? [] : [pair(words.refundWhy, refund.why)]),
      ...(refund.state === "by-hand" ? [pair(words.refundHow, refund.detail)] : []),
      { kind: "blank" },
      { kind: "blank" },
      { kind: "rule" },
      centred(words.signature),
    ],
  ];
}

function stateWord(state: RefundState): keyof SlipWords["refundState"] {
  switch (state) {
    case "refunded":
    case "by-hand":
      return state;
    case "recorded":
    case "sent":
    case "unknown":
      return "unsettled";
    case "not-sent":
    case "declined":
      return "not-done";
    default:
      return assertNever(state);
  }
}
