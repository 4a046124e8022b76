import { z } from "zod";
import type { ProviderId } from "./sale.ts";

export const localeSchema = z.enum(["uz", "ru", "en", "vi"]);
export type Locale = z.infer<typeof localeSchema>;

export const modeSchema = z.enum(["training", "live"]);
export type Mode = z.infer<typeof modeSchema>;

export const themeSchema = z.enum(["light", "dark", "system"]);

/** What one unit of Anor's `amount` is. The vendor's documents contradict each other by a factor of 100. */
export const amountUnitSchema = z.enum(["sum", "tiyin"]);
export type AmountUnit = z.infer<typeof amountUnitSchema>;

/** How far the unit has been proved: live payments wait for `confirmed`, a calibration sale is allowed at `chosen`. */
export const unitChoiceSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("unset") }),
  z.strictObject({ state: z.literal("chosen"), unit: amountUnitSchema, who: z.string(), at: z.int() }),
  z.strictObject({ state: z.literal("confirmed"), unit: amountUnitSchema, who: z.string(), at: z.int() }),
]);
export type UnitChoice = Readonly<z.infer<typeof unitChoiceSchema>>;

const seconds = (least: number, most: number) => z.int().min(least).max(most);

export const anorSettingsSchema = z.strictObject({
  enabled: z.boolean(),
  /** Where the FiscalBox device listens; empty until it was set. `http:` only to private addresses. */
  baseUrl: z.union([z.literal(""), z.url({ protocol: /^https?$/u })]),
  unit: unitChoiceSchema,
});
export type AnorSettings = Readonly<z.infer<typeof anorSettingsSchema>>;

export const settingsSchema = z.strictObject({
  mode: modeSchema,
  terminal: z.strictObject({
    name: z.string().trim().min(1).max(60),
    cashier: z.string().trim().min(1).max(60),
    /** IANA name; decides which day a sale belongs to. */
    timeZone: z.string().refine(isTimeZone, "not a time zone of this system"),
  }),
  locale: localeSchema,
  theme: themeSchema,
  sounds: z.boolean(),
  limits: z.strictObject({
    /** The largest sale, in whole sums. */
    maxAmount: z.int().min(1).max(999_999_999),
    /** How old a fiscal receipt may be when it is scanned. */
    receiptMaxAgeHours: z
      .int()
      .min(1)
      .max(24 * 31),
  }),
  timeouts: z.strictObject({
    connectSeconds: seconds(1, 60),
    /** When the screen turns to unknown. */
    unknownAfterSeconds: seconds(5, 300),
    /** How long the socket stays open for a late answer. */
    listenSeconds: seconds(5, 600),
    /** How long an unknown payment is held before a person may call it not paid. */
    holdSeconds: seconds(0, 3600),
  }),
  providers: z.strictObject({ anor: anorSettingsSchema }),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const DEFAULT_SETTINGS: Settings = {
  mode: "training",
  terminal: { name: "Till 1", cashier: "Cashier 1", timeZone: "Asia/Tashkent" },
  locale: "uz",
  theme: "light",
  sounds: true,
  limits: { maxAmount: 50_000_000, receiptMaxAgeHours: 72 },
  timeouts: { connectSeconds: 5, unknownAfterSeconds: 60, listenSeconds: 150, holdSeconds: 60 },
  providers: { anor: { enabled: true, baseUrl: "", unit: { state: "unset" } } },
};

/** What the settings screen may change directly. The unit and the mode have calls of their own. */
export const settingsPatchSchema = z.strictObject({
  terminal: settingsSchema.shape.terminal.partial().optional(),
  locale: localeSchema.optional(),
  theme: themeSchema.optional(),
  sounds: z.boolean().optional(),
  limits: settingsSchema.shape.limits.partial().optional(),
  timeouts: settingsSchema.shape.timeouts.partial().optional(),
  anor: anorSettingsSchema.pick({ enabled: true, baseUrl: true }).partial().optional(),
});
export type SettingsPatch = Readonly<z.infer<typeof settingsPatchSchema>>;

/** The names of secrets a terminal may hold. Anor has none: FiscalBox knows no authentication. */
export const secretNameSchema = z.enum(["manager.pin"]);
export type SecretName = z.infer<typeof secretNameSchema>;

export const providerNames: Readonly<Record<ProviderId, string>> = { anor: "Anor" };

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
