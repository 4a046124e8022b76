import type { Actor } from "../../shared/domain/people.ts";
import type { Mode, Settings } from "../../shared/domain/settings.ts";
import { conflict, type PosError } from "../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import { encodePulse } from "./encode.ts";
import type { PrinterPort } from "./ports/port.ts";

export interface DrawerDeps {
  readonly mode: Mode;
  readonly journal: Journal;
  readonly port: PrinterPort | null;
  readonly printer: Settings["printer"];
  readonly signal: AbortSignal;
}

/**
 * Opens the drawer now or not at all: a pulse never waits in a queue, or the drawer would open when nobody stands
 * there. In training it stays shut. What is written first is that it was asked for.
 */
export async function pulseDrawer(deps: DrawerDeps, by: Actor, why: string): Promise<Result<null, PosError>> {
  const { mode, journal, port, printer, signal } = deps;
  if (mode === "training") return err(conflict("drawer-in-training"));
  if (!printer.drawer || port === null) return err(conflict("drawer-not-set-up"));
  const recorded = journal.append([{ saleId: null, event: { type: "drawer.pulsed", ...by, why } }]);
  if (!recorded.ok) return recorded;
  const outcome = await port.print(encodePulse(printer), signal);
  if (outcome.kind === "printed") return ok(null);
  const { problem, detail } = outcome;
  journal.append([{ saleId: null, event: { type: "drawer.not-reached", problem, detail } }]);
  return err({ kind: "printer", problem, detail });
}
