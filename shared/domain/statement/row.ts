import { currencies, type CurrencyCode } from "../currency.ts";
import type { Money } from "../money-schema.ts";
import { readAmount } from "./amount.ts";
import type { Cell, RowProblem, StatementCells, StatementColumn, StatementMapping } from "./mapping.ts";
import { readMoment, type Moment, type ZoneClock } from "./moment.ts";

/** One payment (or return) as a provider's statement has it. */
export interface StatementRow {
  readonly row: number;
  readonly id: string | null;
  readonly money: Money;
  readonly when: Moment;
  /** The card's last four figures, where they are shown. */
  readonly tail: string | null;
  /** The provider says that the money moved. */
  readonly paid: boolean;
  /** The money went back to the customer. */
  readonly back: boolean;
}

/** What became of reading a row. `blank`: nothing of a payment stands there (an empty line, a sum at the end). */
export type RowReading =
  | { readonly kind: "row"; readonly row: StatementRow }
  | { readonly kind: "blank" }
  | { readonly kind: "problem"; readonly problem: RowProblem; readonly column: StatementColumn | null };

export interface RowContext {
  readonly mapping: StatementMapping;
  /** What amounts are in where no column says it. */
  readonly currency: CurrencyCode;
  readonly clock: Pick<ZoneClock, "toEpoch">;
}

/** Reads one row, whole or not at all. Pure, total. */
export function readRow({ row, cells }: StatementCells, { mapping, currency, clock }: RowContext): RowReading {
  const { columns } = mapping;
  const cell = (name: StatementColumn): Cell => {
    const at = columns[name];
    return at === null ? "" : (cells[at] ?? "");
  };
  const isEmpty = (name: StatementColumn): boolean => String(cell(name)).trim() === "";
  if (isEmpty("time") && (isEmpty("id") || isEmpty("amount"))) return { kind: "blank" };

  const inCurrency = isEmpty("currency") ? currency : currencyOf(String(cell("currency")));
  if (inCurrency === null) return { kind: "problem", problem: "currency-unknown", column: "currency" };
  const amount = readAmount(cell("amount"), mapping, inCurrency);
  if (!amount.ok) return { kind: "problem", problem: amount.error, column: "amount" };
  const when = readMoment(cell("time"), mapping, clock);
  if (!when.ok) return { kind: "problem", problem: when.error, column: "time" };
  const id = cell("id");
  if (typeof id === "number" && !Number.isSafeInteger(id)) {
    return { kind: "problem", problem: "id-rounded", column: "id" };
  }
  const { money, back } = amount.value;
  const paid = isPaidWord(String(cell("status")), mapping);
  const tail = tailOf(String(cell("card")));
  return { kind: "row", row: { row, id: idOf(String(id)), money, when: when.value, tail, paid, back } };
}

function currencyOf(text: string): CurrencyCode | null {
  const code = text.trim().toUpperCase();
  const spoken: Readonly<Record<string, CurrencyCode>> = {
    СУМ: "UZS",
    SUM: "UZS",
    SOʻM: "UZS",
    "SO'M": "UZS",
    Đ: "VND",
    "₫": "VND",
  };
  return currencies.find((each) => each === code) ?? spoken[code.replace(/\.$/u, "")] ?? numericCurrency(code);
}

/** ISO 4217 by number, as some banks write it. */
function numericCurrency(code: string): CurrencyCode | null {
  const numbers: Readonly<Record<string, CurrencyCode>> = {
    "860": "UZS",
    "704": "VND",
    "398": "KZT",
    "417": "KGS",
    "643": "RUB",
    "980": "UAH",
    "840": "USD",
    "978": "EUR",
  };
  return numbers[code] ?? null;
}

function isPaidWord(said: string, { columns, paidWords }: StatementMapping): boolean {
  if (columns.status === null || paidWords.length === 0) return true;
  const word = said.trim().toLowerCase();
  return paidWords.some((each) => each.toLowerCase() === word);
}

/** An id as it is compared; an apostrophe in front is the spreadsheet's. */
function idOf(text: string): string | null {
  const id = text.trim().replace(/^'/u, "").slice(0, 100);
  return id === "" ? null : id;
}

function tailOf(card: string): string | null {
  return /(\d{4})\s*$/u.exec(card)?.[1] ?? null;
}
