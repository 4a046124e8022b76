import { ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import type { HandlersOf } from "./router.ts";

type PrintMethod = "print.print" | "print.preview" | "print.retry" | "print.drop" | "print.ask" | "drawer.open";

export function printHandlers(app: AppContext): HandlersOf<PrintMethod> {
  const printing = () => app.till().printing;
  return {
    "print.print": ({ what }, { who }) => printing().print(what, who),
    "print.preview": ({ what }, { who }) => printing().preview(what, who),
    "print.retry": ({ jobId }) => {
      printing().retry(jobId);
      return ok(null);
    },
    "print.drop": ({ jobId }) => {
      printing().drop(jobId);
      return ok(null);
    },
    "print.ask": () => printing().ask(),
    "drawer.open": ({ why }, by) => printing().openDrawer(by, why),
  };
}
