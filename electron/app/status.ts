import { providerIdSchema, type ProviderId } from "../../shared/domain/sale.ts";
import type { AppStatus, ProviderStatus } from "../../shared/ipc/status.ts";
import { secretNameSchema, type SecretName } from "../../shared/domain/settings.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { TillOptions } from "../ipc/port.ts";
import { CALIBRATION_CAP, checkUnitProved } from "../sales/checks.ts";
import type { StoredName } from "../settings/port.ts";
import type { SettingsService } from "../settings/service.ts";
import type { TillPeople } from "./people.ts";
import type { Till } from "./till.ts";

/** The status as screens see it, from the services as they are now. Holds no secret: names only. */
export function statusOf(
  till: Till,
  settings: SettingsService,
  { version, host, secrets, kiosk }: Pick<TillOptions, "version" | "host" | "secrets" | "kiosk">,
  people: Pick<TillPeople, "status" | "managerMissing">,
): AppStatus {
  return {
    version,
    host,
    mode: till.mode,
    settings: settings.current(),
    provider: providerStatus(till, till.settings().selectedProvider, people),
    providers: providerIdSchema.options.map((id) => providerStatus(till, id, people)),
    journal: till.journal.health(),
    clockSkewMs: till.connection.skewMs,
    online: till.connection.state,
    shift: shiftOf(till),
    waiting: till.journal.waitingCounts(),
    holds: [...till.holds.ends()],
    printing: till.printing.status(),
    loginStart: kiosk?.loginStart() ?? "unavailable",
    secrets: { set: publicNames(secrets.names(), people.status().known.length > 0), keptIn: secrets.keptIn },
    people: people.status(),
    settingsSetAside: settings.setAsideAs,
  };
}

function shiftOf(till: Till): AppStatus["shift"] {
  const shift = till.shifts.current();
  return shift && { number: shift.number, openedAt: shift.openedAt, openedBy: shift.openedBy };
}

/** The record of people is none of a screen's secrets; that there is a manager's PIN is. */
function publicNames(names: readonly StoredName[], hasManager: boolean): SecretName[] {
  const keys = secretNameSchema.options.filter((name) => name !== "manager.pin" && names.includes(name));
  return hasManager || names.includes("people") ? ["manager.pin", ...keys] : keys;
}

function providerStatus(till: Till, id: ProviderId, people: Pick<TillPeople, "managerMissing">): ProviderStatus {
  const provider = till.providers.get(id);
  const unit = till.unit(id);
  const problem = provider.readiness() ?? checkUnitProved(unit, CALIBRATION_CAP) ?? managerProblem(till, people);
  const { direction, codes, fiscalization, status, cancel, refund, currency } = provider.capabilities;
  return {
    id,
    currency,
    direction,
    codes,
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

/** Live money waits until somebody can be asked for what a cashier may not do alone. */
export function managerProblem(
  till: Pick<Till, "mode">,
  people: Pick<TillPeople, "managerMissing">,
): Extract<PosError, { kind: "not-configured" }> | null {
  if (till.mode !== "live" || !people.managerMissing()) return null;
  return { kind: "not-configured", reason: "manager-missing" };
}
