import type { TFunction } from "i18next";
import { isOneOf, notSentReasons, unknownReasons } from "../../../shared/domain/choices.ts";
import type { SaleEvent, TerminalEvent } from "../../../shared/domain/events.ts";
import type { Money } from "../../../shared/domain/money.ts";
import type { Presentation } from "../../../shared/domain/sale.ts";
import { declineWords } from "./provider-words.ts";
import { personSentence } from "./person-sentence.ts";
import { refundSentence } from "./refund-sentence.ts";
import { assertNever } from "../../../shared/result.ts";

/** What a sentence is made with: the language and its ways of writing money and time. */
export interface Voice {
  readonly t: TFunction<["history", "common", "people"]>;
  readonly money: (money: Money) => string;
  readonly time: (at: number) => string;
}

/** What happened, as one sentence for a person. */
export function eventSentence(event: SaleEvent | TerminalEvent, voice: Voice): string {
  const allowed =
    "allowedBy" in event && event.allowedBy ? voice.t("people:events.allowedBy", { name: event.allowedBy }) : "";
  return `${sentence(event, voice)} ${allowed}`.replaceAll(/ {2,}/gu, " ").trim();
}

function sentence(event: SaleEvent | TerminalEvent, { t, money, time }: Voice): string {
  const via = "via" in event ? t(`via.${event.via}`) : "";
  switch (event.type) {
    case "sale.opened":
      return t("events.saleOpened", { number: event.number, amount: money(event.amount) });
    case "sale.noted":
      return t("events.saleNoted", { reference: event.reference, note: event.note });
    case "sale.abandoned":
      return t("events.saleAbandoned", { who: event.who, why: event.why });
    case "payment.recorded": {
      const { wire } = event;
      const provider = t(`common:provider.${event.provider}`);
      const unit = unitName(wire.unit, t);
      return t("events.paymentRecorded", { amount: money(event.amount), provider, wire: wire.amount, unit });
    }
    case "payment.sent":
      return t("events.paymentSent");
    case "payment.not-sent":
      return t("events.paymentNotSent", { reason: t(`notSentReason.${event.reason}`) });
    case "payment.awaiting-customer":
      return awaiting(event.presentation, t);
    case "payment.paid":
      return event.words === null
        ? t("events.paymentPaid", { via })
        : t("events.paymentPaidWords", { via, words: declineWords({ words: event.words, code: null }) });
    case "payment.declined":
      return t("events.paymentDeclined", { via, words: declineWords(event.decline) });
    case "payment.expired":
      return t("events.paymentExpired", { via });
    case "payment.cancelled":
      return event.who === null
        ? t("events.paymentCancelled", { via })
        : t("events.paymentCancelledBy", { who: event.who });
    case "payment.unknown": {
      const reason = t(`unknownReason.${event.reason}`);
      return event.listening ? t("events.paymentUnknownListening", { reason }) : t("events.paymentUnknown", { reason });
    }
    case "payment.listening-ended":
      return t("events.paymentListeningEnded", { reason: t(`unknownReason.${event.reason}`) });
    case "payment.settled": {
      const { who, why } = event;
      const evidence = t(`common:evidence.${event.evidence}`);
      return event.outcome === "paid"
        ? t("events.paymentSettledPaid", { who, evidence, why })
        : t("events.paymentSettledNotPaid", { who, evidence, why });
    }
    case "payment.identified":
      return t("events.paymentIdentified", { who: event.who, id: event.refs.transactionId ?? "" });
    case "refund.recorded":
    case "refund.sent":
    case "refund.not-sent":
    case "refund.refunded":
    case "refund.declined":
    case "refund.unknown":
    case "refund.settled":
    case "refund.by-hand":
      return refundSentence(event, { t, money });
    case "fiscal.receipt-scanned":
      return t("events.receiptScanned", { number: event.receipt.number });
    case "fiscal.try-failed":
      return t("events.receiptTryFailed", { reason: failureReason(event.reason, t), time: time(event.nextTryAt) });
    case "fiscal.rejected":
      return t("events.receiptRejected", { words: declineWords(event.rejection) });
    case "fiscal.fiscalized":
      return t("events.receiptFiscalized");
    case "slip.printed":
      return event.copy ? t("events.slipCopied", { who: event.who }) : t("events.slipPrinted");
    case "z-report.printed":
      return event.copy
        ? t("events.zCopied", { who: event.who, zNumber: event.zNumber })
        : t("events.zPrinted", { zNumber: event.zNumber });
    case "drawer.pulsed":
      return t("events.drawerPulsed", { who: event.who, why: event.why });
    case "drawer.not-reached":
      return t("events.drawerNotReached", { detail: event.detail });
    case "terminal.started":
      return t("events.terminalStarted", { version: event.version });
    case "terminal.stopped":
      return t("events.terminalStopped");
    case "settings.changed":
      return t("events.settingsChanged", { who: event.who, fields: event.fields.join(", ") });
    case "unit.chosen":
      return t("events.unitChosen", unitFacts(event, t));
    case "unit.confirmed":
      return t("events.unitConfirmed", unitFacts(event, t));
    case "unit.refuted":
      return t("events.unitRefuted", { who: event.who, unit: unitName(event.unit, t), amount: money(event.shown) });
    case "backup.made":
      return t("events.backupMade", { file: event.file });
    case "diagnostics.exported":
      return t("events.diagnosticsExported", { who: event.who, file: event.file });
    case "data.exported":
      return t("events.dataExported", { who: event.who, file: event.file });
    case "statement.compared": {
      const { who, file, rows, agreed, onlyHere, onlyThere } = event;
      const [provider, hash] = [t(`common:provider.${event.provider}`), event.sha256.slice(0, 16)];
      return t("events.statementCompared", { who, provider, file, hash, rows, agreed, onlyHere, onlyThere });
    }
    case "journal.restored":
      return t("events.journalRestored", { who: event.who, file: event.from });
    case "journal.end-missing":
      return t("events.journalEndMissing", { after: event.after, until: event.until });
    case "shift.opened":
      return t("events.shiftOpened", { who: event.who, shift: event.shift });
    case "shift.closed":
      return t("events.shiftClosed", { who: event.who, shift: event.shift, zNumber: event.zNumber });
    case "update.checked":
      return t("events.updateChecked", { who: event.who, to: event.to });
    case "update.refused":
      return t("events.updateRefused", { who: event.who, reason: event.reason });
    case "update.begun":
      return t("events.updateBegun", { who: event.who, from: event.from, to: event.to });
    case "update.installed":
      return t("events.updateInstalled", { from: event.from, to: event.to });
    case "update.failed":
      return t("events.updateFailed", { from: event.from, to: event.to, now: event.now });
    case "person.signed-in":
    case "person.signed-out":
    case "till.locked":
    case "pin.locked-out":
    case "person.added":
    case "person.changed":
    case "person.removed":
    case "people.reset":
      return personSentence(event, t);
    default:
      return assertNever(event);
  }
}

function awaiting(presentation: Presentation, t: Voice["t"]): string {
  switch (presentation.kind) {
    case "qr":
      return t("events.paymentAwaitingQr");
    case "customer-device":
      return t("events.paymentAwaitingDevice");
    case "crypto":
      return t("events.paymentAwaitingCoins", { amount: presentation.amount, address: presentation.address });
    default:
      return assertNever(presentation);
  }
}

/** Why a receipt was not attached, in words where the till knows the reason. */
export function failureReason(reason: string, t: Voice["t"]): string {
  if (isOneOf(notSentReasons, reason)) return t(`notSentReason.${reason}`);
  if (isOneOf(unknownReasons, reason)) return t(`unknownReason.${reason}`);
  if (reason === "provider-busy" || reason === "transaction-id-needed") return t(`unknownReason.${reason}`);
  return reason;
}

/** The name of a wire unit; a unit that the till does not know stands as it was sent. */
export function unitName(unit: string, t: Voice["t"]): string {
  return unit === "sum" || unit === "tiyin" ? t(`units.${unit}`) : unit;
}

function unitFacts(event: Extract<TerminalEvent, { type: "unit.chosen" | "unit.confirmed" }>, t: Voice["t"]) {
  return { who: event.who, provider: t(`common:provider.${event.provider}`), unit: unitName(event.unit, t) };
}
