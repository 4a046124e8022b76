import { networkInterfaces } from "node:os";
import type { PrinterState } from "../../shared/domain/print-job.ts";
import type { Finding, MachineCheck } from "../../shared/domain/self-test.ts";
import type { Settings } from "../../shared/domain/settings.ts";
import { assertNever } from "../../shared/result.ts";
import type { Till } from "../app/till.ts";
import type { Journal } from "../journal/port.ts";
import { checkClock } from "./clock.ts";
import { checkDisk } from "./disk.ts";
import { checkDrawer } from "./drawer.ts";
import { checkJournal } from "./journal.ts";
import { checkNetwork } from "./network.ts";
import { checkPrinter } from "./printer.ts";

export interface CheckSources {
  readonly till: Pick<Till, "mode" | "journal" | "connection" | "printing">;
  readonly settings: Settings;
  readonly dataDir: string;
  readonly now: number;
}

/** Makes one check of the self-test. None of them moves money, prints, opens the drawer or sends anything away. */
export async function runCheck(check: MachineCheck, sources: CheckSources): Promise<Finding> {
  const { till, settings, dataDir, now } = sources;
  switch (check) {
    case "clock": {
      // Training's provider runs on this machine: its clock is ours.
      const skewMs = till.mode === "training" ? null : till.connection.skewMs;
      return checkClock({ now, skewMs, newestSaleAt: newestSaleAt(till.journal) });
    }
    case "network":
      return checkNetwork(networkInterfaces());
    case "disk":
      return checkDisk(dataDir);
    case "journal":
      return checkJournal(till.journal.health(), now);
    case "printer":
      return checkPrinter(await printerState(till));
    case "drawer":
      return checkDrawer({ mode: till.mode, isSetUp: settings.printer.drawer, printer: await printerState(till) });
    default:
      return assertNever(check);
  }
}

async function printerState({ printing }: CheckSources["till"]): Promise<PrinterState | null> {
  const asked = await printing.ask();
  return asked.ok ? asked.value : null;
}

function newestSaleAt(journal: Journal): number | null {
  const day = journal.days(1)[0]?.day;
  return (day === undefined ? undefined : journal.salesOfDay(day, 1)[0]?.openedAt) ?? null;
}
