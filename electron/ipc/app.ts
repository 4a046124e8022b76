import { conflict } from "../../shared/errors/pos-error.ts";
import { err, ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import { sampleCodes } from "../payments/sandbox/anor/samples.ts";
import type { HandlersOf } from "./router.ts";

export function appHandlers(app: AppContext): HandlersOf<"app.status" | "app.sampleCodes" | "app.switchMode"> {
  return {
    "app.status": () => ok(app.status()),
    "app.sampleCodes": () => ok(app.till().mode === "training" ? [...sampleCodes(app.clock.now())] : []),
    "app.switchMode": async ({ mode, pin }) => {
      if (app.busy()) return err(conflict("payments-in-flight"));
      const allowed = await app.pin.check(pin);
      return allowed.ok ? app.switchMode(mode) : allowed;
    },
  };
}
