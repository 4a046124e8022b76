import { conflict } from "../../shared/errors/pos-error.ts";
import { err, ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import { sampleCodesFor } from "../payments/sandbox/sample-codes.ts";
import type { HandlersOf } from "./router.ts";

export function appHandlers(app: AppContext): HandlersOf<"app.status" | "app.sampleCodes" | "app.switchMode"> {
  return {
    "app.status": () => {
      // Only a page that stands asks this.
      app.updates.screenStands();
      return ok(app.status());
    },
    "app.sampleCodes": () => {
      const till = app.till();
      if (till.mode !== "training") return ok([]);
      const selected = till.providers.get(app.settings.current().selectedProvider);
      return ok([...sampleCodesFor(selected, app.clock.now())]);
    },
    "app.switchMode": async ({ mode, pin }) => {
      if (app.busy()) return err(conflict("payments-in-flight"));
      const allowed = await app.pin.check(pin);
      return allowed.ok ? app.switchMode(mode) : allowed;
    },
  };
}
