import type { Evidence } from "../../shared/domain/sale.ts";

/** What still stands between a decision and the record. */
export type SettleProblem = "evidence" | "who" | "pin";

/** The first thing that a decision lacks, in the order of the form; null when it may go on record. */
export function findSettleProblem(given: {
  readonly evidence: Evidence | null;
  readonly who: string;
  readonly pin: string;
  readonly pinNeeded: boolean;
}): SettleProblem | null {
  if (given.evidence === null) return "evidence";
  if (given.who.trim() === "") return "who";
  if (given.pinNeeded && !/^\d{4,12}$/u.test(given.pin)) return "pin";
  return null;
}

/** What is left of the hold as minutes and seconds, `1:05`; null when it is over. */
export function holdLeft(holdUntil: number, now: number): string | null {
  const seconds = Math.ceil((holdUntil - now) / 1000);
  if (seconds <= 0) return null;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
