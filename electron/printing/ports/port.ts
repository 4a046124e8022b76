import type { PrinterState, PrintProblem } from "../../../shared/domain/print-job.ts";

/** How one try to print ended. */
export type PrintOutcome =
  /** Everything was handed over, and the printer complained of nothing as far as it can be asked. */
  | { readonly kind: "printed" }
  | {
      readonly kind: "failed";
      readonly problem: PrintProblem;
      readonly detail: string;
      /** A part of it may be on paper: nobody but a person may try it again. */
      readonly begun: boolean;
    };

/** A way to a printer. Its calls never reject and end by themselves, whatever the printer does. */
export interface PrinterPort {
  print(bytes: Uint8Array, signal: AbortSignal): Promise<PrintOutcome>;
  /** How the printer is. Nothing is printed. */
  ask(signal: AbortSignal): Promise<PrinterState>;
}

/** How long a port waits; tests wait less. */
export interface PrinterPatience {
  readonly connectMs: number;
  /**
   * For an answer to a question of state. Printers that answer do so within milliseconds, in a busy network later; one
   * that is taken for silent gets its print, and a print without paper is lost unseen.
   */
  readonly answerMs: number;
  /** Without a byte being taken. */
  readonly stalledMs: number;
  readonly wholeMs: number;
}

export const PATIENCE: PrinterPatience = { connectMs: 3_000, answerMs: 1_000, stalledMs: 10_000, wholeMs: 60_000 };

export function failed(problem: PrintProblem, detail: string, begun: boolean): PrintOutcome {
  return { kind: "failed", problem, detail, begun };
}
