import { z } from "zod";
import { locales } from "./choices.ts";
import { DEFAULT_DISPLAY, displaySettingsSchema } from "./display-settings.ts";
import { DEFAULT_PRINTER, printerSettingsSchema } from "./printer-settings.ts";
import { providerIdSchema, type ProviderId } from "./sale.ts";
import { DEFAULT_SCANNER } from "./scanner-defaults.ts";
import { scannerSettingsSchema } from "./scanner-settings.ts";
import { SETUP_AT_FIRST, setupSchema } from "./setup.ts";

export const localeSchema = z.enum(locales);
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

/**
 * Certificates (PEM) to trust in place of the system's, for a device in the shop's network that no public authority
 * knows; empty for the system's. Public by nature: no secret.
 */
const caSchema = z.string().max(20_000);

export const anorSettingsSchema = z.strictObject({
  enabled: z.boolean(),
  /** Where the FiscalBox device listens; empty until it was set. `http:` only to private addresses. */
  baseUrl: z.union([z.literal(""), z.url({ protocol: /^https?$/u })]),
  ca: caSchema,
  unit: unitChoiceSchema,
});
export type AnorSettings = Readonly<z.infer<typeof anorSettingsSchema>>;

const baseUrlSchema = z.union([z.literal(""), z.url({ protocol: /^https?$/u })]);
const identifier = (most: number) => z.string().trim().max(most);

/** Freedom Pay's invoice API (contracts.md 4). The secret key lies in the secret store. */
export const freedomSettingsSchema = z.strictObject({
  enabled: z.boolean(),
  baseUrl: baseUrlSchema,
  ca: caSchema,
  merchantId: identifier(20).regex(/^\d*$/u),
  /** `merchant-qr`: the till shows a QR. `customer-pass`: the customer's saved-card pass is scanned and charged. */
  flow: z.enum(["merchant-qr", "customer-pass"]),
  currency: z.enum(["UZS", "KZT", "KGS", "RUB", "UAH", "USD", "EUR"]),
});
export type FreedomSettings = Readonly<z.infer<typeof freedomSettingsSchema>>;

/** AppotaPay POS (contracts.md 5). API key and secret key lie in the secret store. Always VND. */
export const appotapaySettingsSchema = z.strictObject({
  enabled: z.boolean(),
  baseUrl: baseUrlSchema,
  ca: caSchema,
  partnerCode: identifier(50),
  /** The device that takes cards in the flow `device`, and that is named in each order. */
  terminalId: identifier(20),
  /** `merchant-qr`: VietQR on the till's screen (`payment_method` QR). `device`: pushed to the card terminal (POS). */
  flow: z.enum(["merchant-qr", "device"]),
});
export type AppotapaySettings = Readonly<z.infer<typeof appotapaySettingsSchema>>;

/** The wallet e-invoice API, the DPAY engine (contracts.md 6). The salt lies in the secret store. */
export const walletSettingsSchema = z.strictObject({
  enabled: z.boolean(),
  baseUrl: baseUrlSchema,
  ca: caSchema,
  clientId: identifier(40),
  /** The code of the payment system from the provider's table, e.g. `visamaster.uah`. */
  system: identifier(60),
  /** The shop's account name in the merchant's books; sent with each invoice. */
  account: identifier(60),
});
export type WalletSettings = Readonly<z.infer<typeof walletSettingsSchema>>;

/** A machine that is only a till. Holds where the host is a window of its own; a browser's page can do neither. */
export const kioskSettingsSchema = z.strictObject({
  /** The window fills the screen and is closed by nobody until this is off again. */
  fullScreen: z.boolean(),
  /** The till starts when its user logs in. */
  startAtLogin: z.boolean(),
});
export type KioskSettings = Readonly<z.infer<typeof kioskSettingsSchema>>;

export const settingsSchema = z.strictObject({
  mode: modeSchema,
  /** The provider that a sale goes to unless the cashier picks another; the last choice stays. */
  selectedProvider: providerIdSchema,
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
  shifts: z.strictObject({
    /** `first-sale`: a shift opens by itself when the first customer pays. `cashier`: nothing is sold before. */
    opening: z.enum(["first-sale", "cashier"]),
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
  scanner: scannerSettingsSchema,
  access: z.strictObject({
    /** The till locks itself when no key was touched for so long; 0: never. */
    autoLockMinutes: z.int().min(0).max(240),
    /** The shop has said that it wants no PINs: live money does not wait for a manager. */
    withoutPeople: z.boolean(),
  }),
  providers: z.strictObject({
    anor: anorSettingsSchema,
    freedom: freedomSettingsSchema,
    appotapay: appotapaySettingsSchema,
    wallet: walletSettingsSchema,
  }),
  printer: printerSettingsSchema,
  display: displaySettingsSchema,
  kiosk: kioskSettingsSchema,
  setup: setupSchema,
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const DEFAULT_SETTINGS: Settings = {
  mode: "training",
  selectedProvider: "anor",
  terminal: { name: "Till 1", cashier: "Cashier 1", timeZone: "Asia/Tashkent" },
  locale: "uz",
  theme: "light",
  sounds: true,
  limits: { maxAmount: 50_000_000, receiptMaxAgeHours: 72 },
  shifts: { opening: "first-sale" },
  timeouts: { connectSeconds: 5, unknownAfterSeconds: 60, listenSeconds: 150, holdSeconds: 60 },
  scanner: DEFAULT_SCANNER,
  access: { autoLockMinutes: 0, withoutPeople: false },
  providers: {
    anor: { enabled: true, baseUrl: "", ca: "", unit: { state: "unset" } },
    freedom: { enabled: false, baseUrl: "", ca: "", merchantId: "", flow: "merchant-qr", currency: "UZS" },
    appotapay: { enabled: false, baseUrl: "", ca: "", partnerCode: "", terminalId: "", flow: "merchant-qr" },
    wallet: { enabled: false, baseUrl: "", ca: "", clientId: "", system: "visamaster.usd", account: "" },
  },
  printer: DEFAULT_PRINTER,
  display: DEFAULT_DISPLAY,
  kiosk: { fullScreen: false, startAtLogin: false },
  setup: SETUP_AT_FIRST,
};

/** What the settings screen may change directly. The unit, the mode and a till without people have calls of their own. */
export const settingsPatchSchema = z.strictObject({
  terminal: settingsSchema.shape.terminal.partial().optional(),
  locale: localeSchema.optional(),
  theme: themeSchema.optional(),
  sounds: z.boolean().optional(),
  limits: settingsSchema.shape.limits.partial().optional(),
  shifts: settingsSchema.shape.shifts.partial().optional(),
  timeouts: settingsSchema.shape.timeouts.partial().optional(),
  scanner: scannerSettingsSchema.partial().optional(),
  access: settingsSchema.shape.access.pick({ autoLockMinutes: true }).partial().optional(),
  anor: anorSettingsSchema.pick({ enabled: true, baseUrl: true, ca: true }).partial().optional(),
  freedom: freedomSettingsSchema.partial().optional(),
  appotapay: appotapaySettingsSchema.partial().optional(),
  wallet: walletSettingsSchema.partial().optional(),
  selectedProvider: providerIdSchema.optional(),
  printer: printerSettingsSchema.partial().optional(),
  display: displaySettingsSchema.partial().optional(),
  kiosk: kioskSettingsSchema.partial().optional(),
  setup: setupSchema.partial().optional(),
});
export type SettingsPatch = Readonly<z.infer<typeof settingsPatchSchema>>;

/** The names of secrets a terminal may hold. Anor has none: FiscalBox knows no authentication. */
export const secretNameSchema = z.enum([
  "manager.pin",
  "freedom.secretKey",
  "appotapay.apiKey",
  "appotapay.secretKey",
  "wallet.salt",
]);
export type SecretName = z.infer<typeof secretNameSchema>;

export const providerNames: Readonly<Record<ProviderId, string>> = {
  anor: "Anor",
  freedom: "Freedom Pay",
  appotapay: "AppotaPay",
  wallet: "E-invoice",
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
