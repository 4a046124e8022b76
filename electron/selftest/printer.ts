import type { PrinterState } from "../../shared/domain/print-job.ts";
import type { Finding } from "../../shared/domain/self-test.ts";
import { assertNever } from "../../shared/result.ts";

/** What the printer says of itself; null where none is set up. */
export function checkPrinter(state: PrinterState | null): Finding {
  if (state === null) return { found: "printer-none" };
  switch (state.state) {
    case "ready":
      return { found: state.paperLow ? "printer-paper-low" : "printer-ready" };
    case "silent":
      return { found: "printer-silent" };
    case "failed":
      return { found: "printer-failed", problem: state.problem, detail: state.detail };
    default:
      return assertNever(state);
  }
}
