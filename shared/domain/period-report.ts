import type { CurrencyCode } from "./currency.ts";
import type { PaymentState, ProviderId } from "./sale.ts";

/** So many days are added up at once; a longer time is told by its newest days. */
export const REPORT_DAYS = 92;

/** What the charges of some business days came to. A charge belongs to the day of its sale. */
export interface PeriodReport {
  /** Both included. */
  readonly from: string;
  readonly to: string;
  /** Money taken, by the hour of the shop's clock in which the charge was begun. Hours without any are left out. */
  readonly hours: readonly {
    readonly hour: number;
    readonly currency: CurrencyCode;
    readonly count: number;
    readonly minor: number;
  }[];
  readonly providers: readonly {
    readonly provider: ProviderId;
    readonly currency: CurrencyCode;
    readonly attempts: number;
    readonly paid: number;
    readonly minor: number;
    /** What went back of the money of these sales, whenever it did. */
    readonly refunded: number;
  }[];
  readonly outcomes: readonly { readonly state: PaymentState; readonly count: number }[];
  /** How long providers took to answer: half of the answers, and 95 of 100, came within. Milliseconds. */
  readonly waits: readonly {
    readonly provider: ProviderId;
    readonly answered: number;
    readonly p50: number;
    readonly p95: number;
  }[];
  /** Why there was no money, the most frequent first; `others` counts those that are not listed. */
  readonly reasons: readonly {
    readonly provider: ProviderId;
    readonly state: PaymentState;
    /** The till's name for it, `person` where somebody settled it, else the provider's own code and words. */
    readonly reason: string;
    readonly count: number;
  }[];
  readonly others: number;
}
