import { ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import type { HandlersOf } from "./router.ts";

export function displayHandlers(app: AppContext): HandlersOf<"display.follow" | "display.open"> {
  return {
    "display.follow": (lane) => {
      app.display.follow(lane);
      return ok(null);
    },
    "display.open": async () => ok({ address: await app.openDisplay() }),
  };
}
