import {
  DEFAULT_SETTINGS,
  settingsSchema,
  type Mode,
  type Settings,
  type SettingsPatch,
  type UnitChoice,
} from "../../shared/domain/settings.ts";
import { providerIdSchema } from "../../shared/domain/sale.ts";
import { invalidInput, type PosError } from "../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { toStorageError } from "../journal/storage-fault.ts";
import type { Logger } from "../logging/port.ts";
import { baseUrlFault } from "./base-url.ts";
import { caFault } from "./ca.ts";
import { changedFields } from "./changed-fields.ts";
import { patched } from "./patched.ts";
import type { SettingsFile } from "./port.ts";
import { readSettings } from "./stored-settings.ts";

/**
 * The settings after a change, and the paths that changed: empty when they were so before. How far the first setup has
 * come is kept and not told: nothing of the till changes with it.
 */
export interface SettingsChange {
  readonly settings: Settings;
  readonly fields: string[];
}

/** The terminal's settings. Every change is on disk before anybody sees it; a refused one changes nothing. */
export interface SettingsService {
  /** The settings now. The same object until something changes. */
  current(): Settings;
  /** Settings that could not be read at start lie under this name; null when they could. */
  readonly setAsideAs: string | null;
  /** What the settings screen changes. */
  change(patch: SettingsPatch): Result<SettingsChange, PosError>;
  setMode(mode: Mode): Result<SettingsChange, PosError>;
  setUnit(unit: UnitChoice): Result<SettingsChange, PosError>;
  /** Puts whole settings in the place of the present ones. */
  replace(settings: Settings): Result<SettingsChange, PosError>;
  /** Called after each change, until the returned function is called. */
  onChange(listener: (settings: Settings) => void): () => void;
}

export interface SettingsDeps {
  readonly file: SettingsFile;
  readonly log: Logger;
}

/** Reads the settings once. A damaged document is set aside and never stops the till from starting. */
export function createSettingsService({ file, log }: SettingsDeps): SettingsService {
  const listeners = new Set<(settings: Settings) => void>();
  const start = readAtStart(file, log);
  let settings = start.settings;

  function replace(next: Settings): Result<SettingsChange, PosError> {
    const checked = settingsSchema.safeParse(next);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      return err(invalidInput(issue?.path.join(".") || "settings", "schema", issue?.message));
    }
    const fields = changedFields(settings, checked.data);
    if (fields.length === 0) return ok({ settings, fields });
    const fault = changedAddresses(settings, checked.data)
      .map(baseUrlFault)
      .find((each) => each !== null);
    if (fault) return err(fault);
    const wrongCa = changedCa(settings, checked.data);
    if (wrongCa) return err(wrongCa);
    const refused = write(file, checked.data);
    if (refused) {
      log.error("settings.not-written", refused.detail, { reason: refused.reason });
      return err(refused);
    }
    settings = checked.data;
    for (const listener of listeners) listener(settings);
    return ok({ settings, fields: fields.filter((path) => !path.startsWith("setup.")) });
  }

  return {
    current: () => settings,
    setAsideAs: start.setAsideAs,
    change: (patch) => replace(patched(settings, patch)),
    setMode: (mode) => replace({ ...settings, mode }),
    setUnit(unit) {
      const { providers } = settings;
      return replace({ ...settings, providers: { ...providers, anor: { ...providers.anor, unit } } });
    },
    replace,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** An address that an older version let in must not make every other setting unchangeable. */
function changedAddresses(before: Settings, after: Settings): readonly string[] {
  return providerIdSchema.options
    .filter((id) => before.providers[id].baseUrl !== after.providers[id].baseUrl)
    .map((id) => after.providers[id].baseUrl);
}

/** The first provider whose certificates were changed to something that is none. */
function changedCa(before: Settings, after: Settings): PosError | null {
  for (const id of providerIdSchema.options) {
    const { ca } = after.providers[id];
    const fault = ca === before.providers[id].ca ? null : caFault(ca);
    if (fault !== null) return invalidInput(`providers.${id}.ca`, "schema", fault);
  }
  return null;
}

function write(file: SettingsFile, settings: Settings): Extract<PosError, { kind: "storage" }> | null {
  try {
    file.write(settings);
    return null;
  } catch (error) {
    return toStorageError(error) ?? { kind: "storage", reason: "io", detail: messageOf(error) };
  }
}

function readAtStart(file: SettingsFile, log: Logger): { settings: Settings; setAsideAs: string | null } {
  let document: unknown;
  try {
    document = file.read();
    if (document === null) return { settings: DEFAULT_SETTINGS, setAsideAs: null };
  } catch (error) {
    log.error("settings.unreadable", error);
    return { settings: DEFAULT_SETTINGS, setAsideAs: setAside(file, log) };
  }
  const read = readSettings(document);
  if (read && read.repaired.length === 0) return { settings: read.settings, setAsideAs: null };
  log.warn("settings.repaired", { fields: read ? read.repaired.join(" ") : "all" });
  const settings = read?.settings ?? DEFAULT_SETTINGS;
  const setAsideAs = setAside(file, log);
  // Writing over the only copy would lose what a person could still read out of it.
  const refused = setAsideAs === null ? null : write(file, settings);
  if (refused) log.error("settings.not-written", refused.detail, { reason: refused.reason });
  return { settings, setAsideAs };
}

function setAside(file: SettingsFile, log: Logger): string | null {
  try {
    return file.setAside();
  } catch (error) {
    log.error("settings.not-set-aside", error);
    return null;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
