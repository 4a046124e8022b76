import type { AppStatus } from "../../shared/ipc/contract.ts";
import type { TillOptions } from "../ipc/port.ts";
import { CALIBRATION_CAP, checkUnitProved } from "../sales/checks.ts";
import type { SettingsService } from "../settings/service.ts";
import type { Till } from "./till.ts";

/** The status as screens see it, from the services as they are now. Holds no secret: names only. */
export function statusOf(
  till: Till,
  settings: SettingsService,
  { version, host, secrets }: Pick<TillOptions, "version" | "host" | "secrets">,
): AppStatus {
  const provider = till.provider();
  const unit = till.unit();
  const problem = provider.readiness() ?? checkUnitProved(unit, CALIBRATION_CAP);
  return {
    version,
    host,
    mode: till.mode,
    settings: settings.current(),
    provider: {
      id: provider.id,
      currency: "UZS",
      ready: problem === null,
      problem,
      insecure: provider.insecure,
      host: provider.endpoint,
      calibrationCap: unit.state === "chosen" ? CALIBRATION_CAP : null,
    },
    journal: till.journal.health(),
    clockSkewMs: till.connection.skewMs,
    online: till.connection.state,
    waiting: till.journal.waitingCounts(),
    secrets: { set: [...secrets.names()], keptIn: secrets.keptIn },
    settingsSetAside: settings.setAsideAs,
  };
}
