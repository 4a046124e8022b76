import type { PrintDocument } from "../../../shared/domain/print-document.ts";
import type { Printable } from "../../../shared/domain/print-job.ts";
import type { ShiftReport } from "../../../shared/domain/shift-report.ts";
import type { Mode, Settings } from "../../../shared/domain/settings.ts";
import { conflict, type PosError } from "../../../shared/errors/pos-error.ts";
import { assertNever, err, ok, type Result } from "../../../shared/result.ts";
import type { Journal } from "../../journal/port.ts";
import type { Clock } from "../../runtime/clock.ts";
import { framed } from "./frame.ts";
import { refundSlip } from "./refund-slip.ts";
import { hasSlip, saleSlip } from "./sale-slip.ts";
import { shiftReportPrint } from "./shift-report.ts";
import { testPage } from "./test-page.ts";
import { voiceOf } from "./voice.ts";

export interface DocumentDeps {
  readonly mode: Mode;
  readonly settings: () => Settings;
  readonly journal: Pick<Journal, "sale">;
  readonly clock: Pick<Clock, "now">;
  /** The report of a shift: `ShiftService.reportFor`. */
  readonly reportFor: (zNumber: number | null, who: string) => Result<ShiftReport, PosError>;
  /** Whether it was handed over to the printer before: then it is a copy. */
  readonly wasPrinted: (what: Printable) => boolean;
}

/** Makes the document of what is asked for by `who`, as things stand now; says why where there is nothing to print. */
export function documentsOf(deps: DocumentDeps) {
  return (what: Printable, who: string): Result<PrintDocument, PosError> => {
    const { mode, journal, clock } = deps;
    const settings = deps.settings();
    const voice = voiceOf(settings);
    const frame = { settings, mode, copy: deps.wasPrinted(what), now: clock.now() };
    switch (what.kind) {
      case "test":
        return ok(framed(testPage(settings, voice), frame, voice));
      case "sale": {
        const sale = journal.sale(what.saleId);
        if (!sale) return err(conflict("sale-not-found"));
        if (!hasSlip(sale)) return err(conflict("sale-not-paid", sale));
        return ok(framed(saleSlip(sale, settings, voice), frame, voice));
      }
      case "refund": {
        const sale = journal.sale(what.saleId);
        if (!sale) return err(conflict("sale-not-found"));
        const refund = sale.attempts.flatMap(({ refunds }) => refunds).find(({ id }) => id === what.refundId);
        if (!refund) return err(conflict("sale-not-paid", sale));
        return ok(framed(refundSlip(sale, refund, settings, voice), frame, voice));
      }
      case "shift": {
        const report = deps.reportFor(what.zNumber, who);
        if (!report.ok) return report;
        const asThen = voiceOf(settings, report.value.timeZone);
        return ok(framed(shiftReportPrint(report.value, asThen), frame, asThen));
      }
      default:
        return assertNever(what);
    }
  };
}
