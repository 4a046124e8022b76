import type { PrinterState } from "../../shared/domain/print-job.ts";
import type { Finding } from "../../shared/domain/self-test.ts";
import type { Mode } from "../../shared/domain/settings.ts";

export interface DrawerFacts {
  readonly mode: Mode;
  /** The settings say that one hangs on the printer. */
  readonly isSetUp: boolean;
  /** The printer that would send the pulse; null where none is set up. */
  readonly printer: PrinterState | null;
}

/** Whether a pulse would come as far as the drawer. Sends none: a drawer opens for a reason that is on record. */
export function checkDrawer({ mode, isSetUp, printer }: DrawerFacts): Finding {
  if (!isSetUp || printer === null) return { found: "drawer-none" };
  if (printer.state === "failed" && printer.problem !== "out-of-paper") {
    return { found: "drawer-out-of-reach", problem: printer.problem };
  }
  return { found: mode === "training" ? "drawer-training" : "drawer-in-reach" };
}
