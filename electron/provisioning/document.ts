import { z } from "zod";
import { amountUnitSchema, settingsSchema, type Settings, type UnitChoice } from "../../shared/domain/settings.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { baseUrlFault } from "../settings/base-url.ts";
import { patched } from "../settings/patched.ts";
import { problemsOf, type Problem } from "./problem.ts";
import { readJson } from "./read-json.ts";

const fields = settingsSchema.shape;

const moment = z.iso
  .datetime({ offset: true, error: "must be a moment with its offset, like 2026-11-20T15:04:00+05:00" })
  .transform((text) => Date.parse(text));

/** Version 1. Every field but the version may be left out and then stays as it is on the terminal. */
const documentSchema = z.strictObject({
  version: z.literal(1),
  terminal: fields.terminal.partial().optional(),
  locale: fields.locale.optional(),
  theme: fields.theme.optional(),
  sounds: fields.sounds.optional(),
  mode: fields.mode.optional(),
  limits: fields.limits.partial().optional(),
  timeouts: fields.timeouts.partial().optional(),
  providers: z
    .strictObject({
      anor: z
        .strictObject({
          enabled: z.boolean(),
          baseUrl: z.string().superRefine((text, context) => {
            const fault = faultInWords(text);
            if (fault !== null) context.addIssue({ code: "custom", message: fault });
          }),
          unit: z.strictObject({
            value: amountUnitSchema,
            /** Only a person who saw a real sum in a customer's app may be named here. */
            confirmed: z.strictObject({ who: z.string().trim().min(1).max(60), at: moment }).optional(),
          }),
        })
        .partial()
        .optional(),
    })
    .optional(),
  secrets: z
    .strictObject({
      "manager.pin": z
        .string()
        .regex(/^\d{4,12}$/u, "must be 4 to 12 digits in quotes, or null")
        .nullable(),
    })
    .partial()
    .optional(),
});
export type ProvisioningDocument = Readonly<z.infer<typeof documentSchema>>;

/** Reads and checks a document whole; answers every problem it has, not just the first. */
export function readDocument(text: string, now: number): Result<ProvisioningDocument, readonly Problem[]> {
  const json = readJson(text);
  if (!json.ok) return err([{ path: "", problem: json.error }]);
  const parsed = documentSchema.safeParse(json.value);
  if (!parsed.success) return err(problemsOf(parsed.error));
  const confirmed = parsed.data.providers?.anor?.unit?.confirmed;
  if (confirmed && confirmed.at > now) {
    return err([{ path: "providers.anor.unit.confirmed.at", problem: "must not be in the future" }]);
  }
  return ok(parsed.data);
}

/** The settings that a document asks for, over the present ones. */
export function documentOver(present: Settings, document: ProvisioningDocument, who: string, now: number): Settings {
  const { providers, mode = present.mode, terminal, locale, theme, sounds, limits, timeouts } = document;
  const { unit, ...anor } = providers?.anor ?? {};
  const next = patched(present, { terminal, locale, theme, sounds, limits, timeouts, anor });
  if (!unit) return { ...next, mode };
  const chosen = unitOver(next.providers.anor.unit, unit, who, now);
  return { ...next, mode, providers: { ...next.providers, anor: { ...next.providers.anor, unit: chosen } } };
}

type DocumentUnit = NonNullable<NonNullable<NonNullable<ProvisioningDocument["providers"]>["anor"]>["unit"]>;

/** The same unit again does not undo a proof that was made meanwhile, nor date an old choice anew. */
function unitOver(present: UnitChoice, { value, confirmed }: DocumentUnit, who: string, now: number): UnitChoice {
  if (present.state !== "unset" && present.unit === value && (!confirmed || present.state === "confirmed"))
    return present;
  if (confirmed) return { state: "confirmed", unit: value, who: confirmed.who, at: confirmed.at };
  return { state: "chosen", unit: value, who, at: now };
}

function faultInWords(baseUrl: string): string | null {
  const fault = baseUrlFault(baseUrl);
  if (fault === null) return null;
  return "detail" in fault && fault.detail !== undefined ? fault.detail : "is no usable address";
}
