import type { Cell, StatementCells, StatementColumn, StatementMapping } from "../../shared/domain/statement/mapping.ts";

/** What statements call their columns, in the languages they come in; the more telling words first. */
const NAMES: Readonly<Record<StatementColumn, readonly RegExp[]>> = {
  amount: [/^(?:amount|sum|summa|сумма|số tiền)$/iu, /amount|summa|сумма|số tiền/iu],
  time: [
    /^(?:paid|payment|transaction|operation)?\s*(?:date|time|datetime)/iu,
    /date|time|дата|время|sana|vaqt|thời gian|ngày/iu,
  ],
  id: [
    /(?:transaction|payment|operation|invoice)\s*_?(?:id|no|number)/iu,
    /(?:id|номер)\s*(?:транзакции|платежа|операции)/iu,
    /tracking|mã giao dịch|tranzaksiya|to.?lov id/iu,
    /^id$/iu,
    /reference|order|ref\b/iu,
  ],
  card: [/card|pan\b|карт|karta|thẻ/iu],
  status: [/status|state|статус|состояние|holat|trạng thái/iu],
  currency: [/currency|валюта|valyuta|tiền tệ/iu],
};
const ORDER: readonly StatementColumn[] = ["currency", "status", "amount", "id", "time", "card"];
/** What statements say of a payment that succeeded. */
const PAID_WORD =
  /^(?:paid|success|successful|successfully|ok|done|completed?|approved|settled|payed|payed_recalc|finished|оплачено|оплачен|успешно|успешный|проведен[оа]?|to.?langan|muvaffaqiyatli|thành công|đã thanh toán)$/iu;

/** A mapping made out of the first rows: a person looks at it before it is used. Null where no row names columns. */
export function guessMapping(rows: readonly StatementCells[]): StatementMapping | null {
  const header = headerOf(rows);
  if (!header) return null;
  const names = header.cells.map((cell) => String(cell).trim());
  const columns = columnsOf(names);
  if (columns.amount === undefined || columns.time === undefined) return null;
  const below = rows.filter(({ row }) => row > header.row);
  const valuesOf = (column: number | undefined): readonly Cell[] =>
    column === undefined ? [] : below.map(({ cells }) => cells[column] ?? "");
  return {
    headerRow: header.row,
    columns: {
      amount: columns.amount,
      time: columns.time,
      id: columns.id ?? null,
      card: columns.card ?? null,
      status: columns.status ?? null,
      currency: columns.currency ?? null,
    },
    decimal: decimalOf(valuesOf(columns.amount)),
    unit: "major",
    dates: "day-first",
    paidWords: [...new Set(valuesOf(columns.status).map((cell) => String(cell).trim()))].filter((word) =>
      PAID_WORD.test(word),
    ),
  };
}

/** The first row that names both an amount and a time. */
function headerOf(rows: readonly StatementCells[]): StatementCells | undefined {
  const names = (cells: readonly Cell[], column: StatementColumn) =>
    cells.some(
      (cell) => typeof cell === "string" && cell.length < 60 && NAMES[column].some((name) => name.test(cell.trim())),
    );
  return rows.find(({ cells }) => cells.length > 1 && names(cells, "amount") && names(cells, "time"));
}

function columnsOf(names: readonly string[]): Partial<Record<StatementColumn, number>> {
  const found: Partial<Record<StatementColumn, number>> = {};
  const taken = new Set<number>();
  for (const column of ORDER) {
    for (const name of NAMES[column]) {
      const at = names.findIndex((each, index) => !taken.has(index) && name.test(each));
      if (at === -1) continue;
      found[column] = at;
      taken.add(at);
      break;
    }
  }
  return found;
}

/** A comma with one or two figures behind it can only stand before a fraction. */
function decimalOf(amounts: readonly Cell[]): StatementMapping["decimal"] {
  const count = (pattern: RegExp) => amounts.filter((cell) => pattern.test(String(cell).trim())).length;
  return count(/,\d{1,2}(?:\D|$)/u) > count(/\.\d{1,2}(?:\D|$)/u) ? "comma" : "dot";
}
