import type { PrinterState, PrintProblem } from "../../../shared/domain/print-job.ts";

/** DLE EOT 1, 2 and 4: the printer, why it is off line, the paper. Each is answered by one byte, at once. */
export const STATE_QUESTIONS = Uint8Array.of(0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4);

/** Answers to {@link STATE_QUESTIONS}. */
export const ANSWERS = 3;

/** Whether a byte can be an answer at all: its fixed bits are right. Everything else a printer says is noise. */
export function isStateAnswer(byte: number): boolean {
  return (byte & 0b1001_0011) === 0b0001_0010;
}

/** What the three answers mean, in the order of the questions. */
export function stateOf(answers: readonly number[]): PrinterState {
  const [printer, cause, paper] = answers;
  if (printer === undefined || cause === undefined || paper === undefined) return { state: "silent" };
  const problem = problemOf(printer, cause, paper);
  const detail = answers.map((byte) => byte.toString(16)).join(" ");
  return problem === null
    ? { state: "ready", paperLow: (paper & 0b0000_1100) !== 0 }
    : { state: "failed", problem, detail };
}

function problemOf(printer: number, cause: number, paper: number): PrintProblem | null {
  if ((cause & 0b0000_0100) !== 0) return "cover-open";
  if ((paper & 0b0110_0000) !== 0 || (cause & 0b0010_0000) !== 0) return "out-of-paper";
  if ((printer & 0b0000_1000) !== 0 || (cause & 0b0100_0000) !== 0) return "printer-offline";
  return null;
}
