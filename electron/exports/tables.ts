import { toMajorText, type Money } from "../../shared/domain/money.ts";
import { currentAttempt, refundedOf } from "../../shared/domain/sale-facts.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import { typeOf } from "./event-type.ts";
import { localIso } from "./local-iso.ts";
import type { ScopeReader } from "./scope.ts";
import { NONE, text, type ExportCell, type ExportTable } from "./table.ts";

/** The names of columns are the same in every language: other programs read them. */
const SALE_COLUMNS = [
  "sale_number",
  "day",
  "opened_at",
  "amount",
  "currency",
  "state",
  "provider",
  "paid",
  "refunded",
  "ended_at",
  "learned_by",
  "transaction_id",
  "payment_id",
  "provider_reference",
  "merchant_account",
  "card",
  "phone",
  "sent_amount",
  "sent_unit",
  "attempts",
  "receipt_state",
  "receipt_number",
  "fiscal_module",
  "receipt_time",
  "fiscal_sign",
  "order_reference",
  "note",
  "sale_id",
] as const;

const EVENT_COLUMNS = ["seq", "at", "type", "sale_id", "event", "hash"] as const;

/** Sales, one row each. */
export function salesTable(reader: ScopeReader, timeZone: string): ExportTable {
  const time = localIso(timeZone);
  return {
    name: "sales",
    columns: SALE_COLUMNS,
    async *rows() {
      for await (const { sale } of reader.sales()) yield saleRow(sale, time);
    },
  };
}

/** The journal's events as they lie in its chain: with `hash`, who has the one before can check each. */
export function eventsTable(reader: ScopeReader, timeZone: string): ExportTable {
  const time = localIso(timeZone);
  return {
    name: "events",
    columns: EVENT_COLUMNS,
    async *rows() {
      for await (const { seq, at, sale_id: saleId, payload, hash } of reader.events()) {
        yield [
          { kind: "count", value: seq },
          text(time(at)),
          text(typeOf(payload)),
          text(saleId),
          text(payload),
          text(hash),
        ];
      }
    },
  };
}

function saleRow(sale: Sale, time: (at: number) => string): readonly ExportCell[] {
  const attempt = currentAttempt(sale);
  const { fiscal } = sale;
  const receipt = fiscal?.receipt ?? null;
  const moment = (at: number | null | undefined) => text(at === null || at === undefined ? null : time(at));
  const { currency } = sale.amount;
  const paid = sale.attempts.filter(({ state }) => state === "paid");
  const sum = (values: readonly number[]): Money => ({ minor: values.reduce((a, b) => a + b, 0), currency });
  return [
    text(sale.number),
    text(sale.day),
    moment(sale.openedAt),
    amount(sale.amount),
    text(currency),
    text(attempt?.state ?? sale.status),
    text(attempt?.provider),
    amount(sum(paid.map((each) => each.amount.minor))),
    amount(sum(sale.attempts.map((each) => refundedOf(each).done))),
    moment(attempt?.endedAt),
    text(attempt?.via),
    text(attempt?.refs.transactionId),
    text(attempt?.refs.paymentId),
    text(attempt?.refs.reference),
    text(attempt?.account),
    text(attempt?.payer.card),
    text(attempt?.payer.phone),
    text(attempt?.wire.amount),
    text(attempt?.wire.unit),
    { kind: "count", value: sale.attempts.length },
    text(fiscal?.state),
    text(receipt?.number),
    text(receipt?.terminalId),
    moment(receipt?.issuedAt),
    text(receipt?.sign),
    text(sale.reference),
    text(sale.note),
    text(sale.id),
  ];
}

function amount(money: Money): ExportCell {
  return Number.isSafeInteger(money.minor) ? { kind: "amount", decimal: toMajorText(money) } : NONE;
}
