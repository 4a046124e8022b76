import type { AppContext } from "../app/context.ts";
import { ok } from "../../shared/result.ts";
import { exportDiagnostics } from "../support/diagnostics.ts";
import type { HandlersOf } from "./router.ts";

/** Help from outside: what is exported stays on this machine until a person sends it. */
export function supportHandlers(app: AppContext, dataDir: string): HandlersOf<"support.exportDiagnostics"> {
  return {
    "support.exportDiagnostics": async () => {
      const { secrets, clock } = app;
      const { journal } = app.till();
      return ok(await exportDiagnostics({ dataDir, status: app.status(), journal, secrets, now: clock.now() }));
    },
  };
}
