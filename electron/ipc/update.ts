import { ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import type { HandlersOf } from "./router.ts";

type UpdateMethod = "update.status" | "update.find" | "update.check" | "update.install";

export function updateHandlers(app: AppContext): HandlersOf<UpdateMethod> {
  return {
    "update.status": () => ok(app.updates.status()),
    "update.find": () => ok([...app.updates.find()]),
    "update.check": async ({ source }, by) => ok(await app.updates.check(source, by)),
    "update.install": ({ version, allowOlder }, by) => app.updates.install(version, allowOlder, by),
  };
}
