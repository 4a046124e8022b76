import type { AppContext } from "../app/context.ts";
import type { Exports } from "../exports/service.ts";
import { ok } from "../../shared/result.ts";
import type { HandlersOf } from "./router.ts";

/** Sales and events for other programs. */
export function exportsHandlers(app: AppContext, exports: Exports): HandlersOf<"exports.make" | "exports.read"> {
  return {
    "exports.make": async ({ scope }) => ok(await exports.make(app.till(), scope)),
    "exports.read": ({ id, at }) => ok(exports.read(id, at)),
  };
}
