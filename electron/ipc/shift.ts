import type { Shift } from "../../shared/domain/shift.ts";
import type { ClosedShift } from "../../shared/ipc/calls/shift.ts";
import { ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import type { HandlersOf } from "./router.ts";

/** So many Z reports are listed at once. */
const LIST = 100;

type ShiftMethod = "shift.open" | "shift.report" | "shift.close" | "shift.closed" | "shift.zReport";

export function shiftHandlers(app: AppContext): HandlersOf<ShiftMethod> {
  const shifts = () => app.till().shifts;
  return {
    "shift.open": ({ float }, { who }) => shifts().open(who, float),
    "shift.report": (_input, { who }) => shifts().xReport(who),
    "shift.close": ({ carrying }, { who, allowedBy }) => shifts().close(who, carrying, allowedBy),
    "shift.closed": ({ beforeZ }) => ok(shifts().closed(LIST, beforeZ).flatMap(lineOf)),
    "shift.zReport": ({ zNumber }) => ok(shifts().zReport(zNumber)),
  };
}

function lineOf({ number, openedAt, openedBy, closed }: Shift): readonly ClosedShift[] {
  if (!closed) return [];
  const { zNumber, at, who, report } = closed;
  const net = new Map<ClosedShift["net"][number]["currency"], number>();
  for (const row of report.totals) net.set(row.currency, (net.get(row.currency) ?? 0) + row.net);
  return [
    {
      zNumber,
      shift: number,
      openedAt,
      openedBy,
      closedAt: at,
      closedBy: who,
      sales: report.sales,
      carried: report.carried.length,
      net: [...net].map(([currency, minor]) => ({ currency, minor })),
    },
  ];
}
