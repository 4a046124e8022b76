import type { SaleKind } from "./sale-kinds.ts";
import type { Money } from "./money.ts";
import type { ProviderId, Sale } from "./sale.ts";

/** More than anybody types; longer is no question. */
export const SEARCH_LENGTH = 200;

/** Sales of one page. */
export const SALES_PER_PAGE = 50;

/** What is looked for in the whole journal; all of it must fit. */
export interface SaleQuery {
  /** As typed: every word must begin a word of the sale. */
  readonly text: string;
  readonly kind: SaleKind;
  /** One that any charge of the sale went through. */
  readonly provider: ProviderId | null;
  /** Business days, both included; null is all of them. */
  readonly days: { readonly from: string; readonly to: string } | null;
}

/** Which part of what was found. */
export interface SalePage {
  /** The newest sale that counts, as the first page told it: later sales do not move the pages. Null asks anew. */
  readonly head: number | null;
  /** From so many on, where the answer tells a total; else what comes before the `next` of an answer. */
  readonly at: { readonly offset: number } | { readonly before: number };
}

/** A page of what was found, newest first. */
export interface FoundSales {
  readonly sales: readonly Sale[];
  /** How many there are in all; null where that is not known without looking through everything. */
  readonly total: number | null;
  /** What they took, less what went back, per currency; null where it is not known. */
  readonly paid: readonly Money[] | null;
  /** Where to go on; null at the end. A page may be short, even empty, and still have one. */
  readonly next: number | null;
  readonly head: number;
}
