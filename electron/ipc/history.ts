import { ok } from "../../shared/result.ts";
import type { SearchedDays } from "../../shared/ipc/calls/history.ts";
import type { AppContext } from "../app/context.ts";
import { businessDay } from "../runtime/business-day.ts";
import type { HandlersOf } from "./router.ts";

export function historyHandlers(app: AppContext): HandlersOf<"history.search"> {
  return {
    "history.search": ({ text, kind, provider, days, head, at }) => {
      const found = app.till().journal.search({ text, kind, provider, days: period(days, app) }, { head, at });
      const { sales, total, paid, next } = found;
      return ok({ sales: [...sales], total, paid: paid && [...paid], next, head: found.head });
    },
  };
}

function period(days: SearchedDays, { clock, settings }: AppContext): { from: string; to: string } | null {
  if (days.of === "all") return null;
  if (days.of === "some") return { from: days.from, to: days.to };
  const today = businessDay(clock.now(), settings.current().terminal.timeZone);
  return { from: today, to: today };
}
