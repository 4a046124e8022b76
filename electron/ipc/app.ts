import { conflict, invalidInput } from "../../shared/errors/pos-error.ts";
import { err, ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import { sampleAmountsFor } from "../payments/sandbox/sample-amounts.ts";
import { sampleCodesFor } from "../payments/sandbox/sample-codes.ts";
import type { HandlersOf } from "./router.ts";

export function appHandlers(
  app: AppContext,
): HandlersOf<"app.status" | "app.sampleCodes" | "app.practise" | "app.switchMode"> {
  return {
    "app.status": () => {
      // Only a page that stands asks this.
      app.updates.screenStands();
      return ok(app.status());
    },
    "app.sampleCodes": () => {
      const till = app.till();
      if (till.mode !== "training") return ok([]);
      const selected = till.providers.get(till.settings().selectedProvider);
      const isScanned = selected.capabilities.direction === "customer-code";
      return ok(isScanned ? [...sampleCodesFor(selected, app.clock.now())] : sampleAmountsFor(selected));
    },
    "app.practise": (practice) => {
      const { practice: desk } = app.till();
      if (desk === null) return err(invalidInput("mode", "schema"));
      // What is on its way goes on with the flow that it was begun with.
      if (app.busy()) return err(conflict("payments-in-flight"));
      desk.choose(practice);
      app.publishStatus();
      return ok(null);
    },
    "app.switchMode": ({ mode }) => (app.busy() ? err(conflict("payments-in-flight")) : app.switchMode(mode)),
  };
}
