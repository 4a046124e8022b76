import type { AppContext } from "../app/context.ts";
import type { Exports } from "../exports/service.ts";
import { ok } from "../../shared/result.ts";
import type { HandlersOf } from "./router.ts";

/** Sales and events for other programs. */
export function exportsHandlers(app: AppContext, exports: Exports): HandlersOf<"exports.make" | "exports.read"> {
  return {
    "exports.make": async ({ scope }, by) => {
      const made = await exports.make(app.till(), scope);
      if (made.outcome === "made") {
        app.noteTerminal({ type: "data.exported", file: made.name, manifest: made.manifest, ...by });
      }
      return ok(made);
    },
    "exports.read": ({ id, at }) => ok(exports.read(id, at)),
  };
}
