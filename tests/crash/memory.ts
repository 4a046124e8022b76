import type { Sale } from "../../shared/domain/sale.ts";

/** What the cashier was told and has a right to find again after any crash. */
export interface Memory {
  /** A state of a sale that was acknowledged or shown: it must be part of that sale's history for ever. */
  told(sale: Sale): void;
  /** Acknowledged states since {@link checked}, by sale. */
  readonly fresh: ReadonlyMap<string, readonly Sale[]>;
  /** What was fresh was found in the journal. The last state of each sale is kept for the check at the end. */
  checked(): void;
  /** The last known state of every sale. */
  readonly latest: ReadonlyMap<string, Sale>;
  /** A receipt whose scan was acknowledged, by sale. */
  readonly receipts: Map<string, string>;
  /** The receipt that the cash register printed for a sale, acknowledged or not: it is the same at the second scan. */
  readonly printed: Map<string, string>;
  /** The customer's code of an attempt that never left may be shown again; by sale. */
  readonly codes: Map<string, string>;
  /** Sales of which a refund was asked for: its end is looked for until it is known. */
  readonly refunding: Set<string>;
  /** Backups that the till said it had made. */
  readonly backups: Set<string>;
}

export function createMemory(): Memory {
  const fresh = new Map<string, Sale[]>();
  const latest = new Map<string, Sale>();
  return {
    fresh,
    latest,
    told(sale) {
      fresh.set(sale.id, [...(fresh.get(sale.id) ?? []), sale]);
      latest.set(sale.id, sale);
    },
    checked: () => fresh.clear(),
    receipts: new Map(),
    printed: new Map(),
    codes: new Map(),
    refunding: new Set(),
    backups: new Set(),
  };
}
