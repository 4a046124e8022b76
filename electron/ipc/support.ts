import { basename } from "node:path";
import type { AppContext } from "../app/context.ts";
import { ok } from "../../shared/result.ts";
import { runCheck } from "../selftest/run-check.ts";
import { exportDiagnostics } from "../support/diagnostics.ts";
import type { HandlersOf } from "./router.ts";

/** Help from outside: what is exported stays on this machine until a person sends it. */
export function supportHandlers(
  app: AppContext,
  dataDir: string,
): HandlersOf<"support.exportDiagnostics" | "support.selfTest"> {
  return {
    "support.exportDiagnostics": async (_, by) => {
      const { secrets, clock } = app;
      const { journal } = app.till();
      const made = await exportDiagnostics({ dataDir, status: app.status(), journal, secrets, now: clock.now() });
      app.noteTerminal({ type: "diagnostics.exported", file: basename(made.file), bytes: made.bytes, ...by });
      return ok(made);
    },
    "support.selfTest": async ({ check }) =>
      ok(await runCheck(check, { till: app.till(), settings: app.settings.current(), dataDir, now: app.clock.now() })),
  };
}
