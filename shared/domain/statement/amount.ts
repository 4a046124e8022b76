import { err, ok, type Result } from "../../result.ts";
import { minorDigits, type CurrencyCode } from "../currency.ts";
import { parseDecimal } from "../money.ts";
import type { Money } from "../money-schema.ts";
import type { Cell, RowProblem, StatementMapping } from "./mapping.ts";

/** An amount of a statement. What went back to the customer stands there with a minus or in brackets. */
export interface StatementAmount {
  readonly money: Money;
  readonly back: boolean;
}

type Style = Pick<StatementMapping, "decimal" | "unit">;
type Problem = Extract<RowProblem, `amount-${string}`>;

/** More digits than a double surely has are not compared. */
const SURE_DIGITS = 15;

/** Reads an amount exactly, or says why not. Nothing is rounded and no sign is guessed at. Pure, total. */
export function readAmount(cell: Cell, style: Style, currency: CurrencyCode): Result<StatementAmount, Problem> {
  if (typeof cell === "number") return fromNumber(cell, style, currency);
  const text = cell.trim().replaceAll(/[\u2212\u2013]/gu, "-");
  if (text === "") return err("amount-missing");
  const bare = withoutCurrency(text);
  const brackets = /^\((.+)\)$/u.exec(bare)?.[1];
  const signed = /^([+-]?)\s*(.+)$/u.exec(brackets ?? bare);
  const back = brackets !== undefined || signed?.[1] === "-";
  const decimal = plainDecimal(signed?.[2] ?? "", style.decimal);
  return decimal === null ? err("amount-unreadable") : exact(decimal, back, style, currency);
}

/** "500 UZS", "UZS 500", "500 сум", "12000đ": one word or sign at an end is the currency's. */
function withoutCurrency(text: string): string {
  return text
    .replace(/^[\p{L}\p{Sc}.]{1,6}\s*(?=[-+(]?\s*\d)/u, "")
    .replace(/(?<=[\d)])\s*[\p{L}\p{Sc}]{1,6}\.?$/u, "");
}

/** "1 275,50" as "1275.50". Groups have three figures; anything else is not read. */
function plainDecimal(text: string, decimal: Style["decimal"]): string | null {
  const [point, group] = decimal === "comma" ? [",", "."] : [".", ","];
  const parts = text.split(point);
  const [whole = "", fraction = "0"] = parts;
  if (parts.length > 2 || !/^\d+$/u.test(fraction)) return null;
  const groups = whole.replaceAll(/[\s'’]/gu, group).split(group);
  const [head = "", ...rest] = groups;
  const isGrouped = /^\d{1,3}$/u.test(head) && rest.every((each) => /^\d{3}$/u.test(each));
  if (rest.length === 0 ? !/^\d+$/u.test(head) : !isGrouped) return null;
  return `${groups.join("")}.${fraction}`;
}

function exact(
  decimal: string,
  back: boolean,
  { unit }: Style,
  currency: CurrencyCode,
): Result<StatementAmount, Problem> {
  if (unit === "minor") {
    const [whole = "", fraction = ""] = decimal.split(".");
    if (/[^0]/u.test(fraction)) return err("amount-loses-minor-units");
    const minor = Number(whole);
    return Number.isSafeInteger(minor) ? ok({ money: { minor, currency }, back }) : err("amount-unreadable");
  }
  const money = parseDecimal(decimal, currency);
  if (money.ok) return ok({ money: money.value, back });
  return err(money.error === "loses-minor-units" ? "amount-loses-minor-units" : "amount-unreadable");
}

/** A spreadsheet's number is a double: it is taken for the decimal that it shows, in as many digits as are sure. */
function fromNumber(value: number, style: Style, currency: CurrencyCode): Result<StatementAmount, Problem> {
  if (!Number.isFinite(value)) return err("amount-unreadable");
  const digits = style.unit === "minor" ? 0 : minorDigits(currency);
  const back = value < 0;
  const size = Math.abs(value);
  const minor = Math.round(size * 10 ** digits);
  if (!Number.isSafeInteger(minor)) return err("amount-unreadable");
  if ((minor / 10 ** digits).toPrecision(SURE_DIGITS) !== size.toPrecision(SURE_DIGITS)) {
    return err("amount-loses-minor-units");
  }
  return ok({ money: { minor, currency }, back });
}
