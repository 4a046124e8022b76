import { z } from "zod";
import type { ProvisioningField } from "../../shared/domain/provisioning-shape.ts";
import { SETUP_BEHIND } from "../../shared/domain/setup.ts";
import { settingsSchema, type Settings, type UnitChoice } from "../../shared/domain/settings.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { patched } from "../settings/patched.ts";
import { problemsOf, type Problem } from "./problem.ts";
import { peopleFields } from "./people-fields.ts";
import { providerFields } from "./provider-fields.ts";
import { readJson } from "./read-json.ts";
import { secretFields } from "./secret-fields.ts";

const fields = settingsSchema.shape;

/** Version 1. Every field but the version may be left out and then stays as it is on the terminal. */
const documentSchema = z.strictObject({
  version: z.literal(1),
  terminal: fields.terminal.partial().optional(),
  locale: fields.locale.optional(),
  theme: fields.theme.optional(),
  sounds: fields.sounds.optional(),
  mode: fields.mode.optional(),
  limits: fields.limits.partial().optional(),
  shifts: fields.shifts.partial().optional(),
  timeouts: fields.timeouts.partial().optional(),
  scanner: fields.scanner.partial().optional(),
  selectedProvider: fields.selectedProvider.optional(),
  access: fields.access.pick({ autoLockMinutes: true }).partial().optional(),
  people: peopleFields.optional(),
  providers: providerFields.optional(),
  printer: fields.printer.partial().optional(),
  display: fields.display.partial().optional(),
  kiosk: fields.kiosk.partial().optional(),
  secrets: secretFields.optional(),
} satisfies Record<ProvisioningField, z.ZodType>);
export type ProvisioningDocument = Readonly<z.infer<typeof documentSchema>>;

/** Reads and checks a document whole; answers every problem it has, not just the first. */
export function readDocument(text: string, now: number): Result<ProvisioningDocument, readonly Problem[]> {
  const json = readJson(text);
  if (!json.ok) return err([{ path: "", problem: json.error }]);
  const parsed = documentSchema.safeParse(json.value);
  if (!parsed.success) return err(problemsOf(parsed.error));
  if (parsed.data.people !== undefined && parsed.data.secrets?.["manager.pin"] !== undefined) {
    return err([{ path: "secrets.manager.pin", problem: "must not stand beside people: the manager is one of them" }]);
  }
  const confirmed = parsed.data.providers?.anor?.unit?.confirmed;
  if (confirmed && confirmed.at > now) {
    return err([{ path: "providers.anor.unit.confirmed.at", problem: "must not be in the future" }]);
  }
  return ok(parsed.data);
}

/** The settings that a document asks for, over the present ones. */
export function documentOver(present: Settings, document: ProvisioningDocument, who: string, now: number): Settings {
  const { providers = {}, mode = present.mode, terminal, locale, theme, sounds } = document;
  const { limits, shifts, timeouts, scanner, printer, display, kiosk, selectedProvider } = document;
  const { anor: { unit, ...anor } = {}, ...others } = providers;
  const { access, people } = document;
  const looks = { locale, theme, sounds, display, kiosk };
  const settled = { ...looks, terminal, limits, shifts, timeouts, scanner, printer, access };
  const patch = { ...settled, selectedProvider, anor, ...others };
  // Whoever says what the till is and with whom it works has set it up: no guide is offered there.
  const setup = (terminal ?? document.mode ?? document.providers) ? SETUP_BEHIND : present.setup;
  const next = withAccess({ ...patched(present, patch), setup }, people);
  if (!unit) return { ...next, mode };
  const chosen = unitOver(next.providers.anor.unit, unit, who, now);
  return { ...next, mode, providers: { ...next.providers, anor: { ...next.providers.anor, unit: chosen } } };
}

/** A till that was told to work without people does so until somebody is named. */
function withAccess(settings: Settings, people: ProvisioningDocument["people"]): Settings {
  if (people === undefined) return settings;
  return { ...settings, access: { ...settings.access, withoutPeople: people === "none" } };
}

type DocumentUnit = NonNullable<NonNullable<NonNullable<ProvisioningDocument["providers"]>["anor"]>["unit"]>;

/** The same unit again does not undo a proof that was made meanwhile, nor date an old choice anew. */
function unitOver(present: UnitChoice, { value, confirmed }: DocumentUnit, who: string, now: number): UnitChoice {
  if (present.state !== "unset" && present.unit === value && (!confirmed || present.state === "confirmed"))
    return present;
  if (confirmed) return { state: "confirmed", unit: value, who: confirmed.who, at: confirmed.at };
  return { state: "chosen", unit: value, who, at: now };
}
