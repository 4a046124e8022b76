import { REPORT_DAYS } from "../../shared/domain/period-report.ts";
import { ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import { businessDay } from "../runtime/business-day.ts";
import type { HandlersOf } from "./router.ts";

export function reportsHandlers(app: AppContext): HandlersOf<"reports.period"> {
  return {
    "reports.period": ({ days }) => {
      const { timeZone } = app.settings.current().terminal;
      const today = businessDay(app.clock.now(), timeZone);
      const { from, to } = days ?? { from: today, to: today };
      const earliest = daysBefore(to, REPORT_DAYS - 1);
      const period = { from: from < earliest ? earliest : from, to, timeZone };
      const report = app.till().journal.periodReport(period);
      const { hours, providers, outcomes, waits, reasons } = report;
      return ok({
        ...report,
        hours: [...hours],
        providers: [...providers],
        outcomes: [...outcomes],
        waits: [...waits],
        reasons: [...reasons],
      });
    },
  };
}

function daysBefore(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - days);
  return at.toISOString().slice(0, 10);
}
