import { providerIdSchema, type ProviderId } from "../../shared/domain/sale.ts";
import type { AppStatus, ProviderStatus } from "../../shared/ipc/status.ts";
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
  return {
    version,
    host,
    mode: till.mode,
    settings: settings.current(),
    provider: providerStatus(till, till.settings().selectedProvider),
    providers: providerIdSchema.options.map((id) => providerStatus(till, id)),
    journal: till.journal.health(),
    clockSkewMs: till.connection.skewMs,
    online: till.connection.state,
    shift: shiftOf(till),
    waiting: till.journal.waitingCounts(),
    holds: [...till.holds.ends()],
    printing: till.printing.status(),
    secrets: { set: [...secrets.names()], keptIn: secrets.keptIn },
    settingsSetAside: settings.setAsideAs,
  };
}

function shiftOf(till: Till): AppStatus["shift"] {
  const shift = till.shifts.current();
  return shift && { number: shift.number, openedAt: shift.openedAt, openedBy: shift.openedBy };
}

function providerStatus(till: Till, id: ProviderId): ProviderStatus {
  const provider = till.providers.get(id);
  const unit = till.unit(id);
  const problem = provider.readiness() ?? checkUnitProved(unit, CALIBRATION_CAP);
  const { direction, fiscalization, status, cancel, refund, currency } = provider.capabilities;
  return {
    id,
    currency,
    direction,
    fiscalization,
    problem,
    enabled: till.settings().providers[id].enabled,
    can: { status, cancel, refund },
    ready: problem === null,
    insecure: provider.insecure,
    host: provider.endpoint,
    calibrationCap: unit?.state === "chosen" ? CALIBRATION_CAP : null,
  };
}
