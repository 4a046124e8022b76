import { z } from "zod";
import { currencySchema, moneySchema } from "../domain/money-schema.ts";
import { printingStatusSchema } from "../domain/print-job.ts";
import { personSchema } from "../domain/people.ts";
import { providerIdSchema } from "../domain/sale.ts";
import { modeSchema, secretNameSchema, settingsSchema } from "../domain/settings.ts";
import { posErrorSchema, storageReasonSchema } from "../errors/pos-error.ts";

/** What the journal can be trusted with right now. */
export const journalHealthSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("checking") }),
  z.strictObject({ state: z.literal("sound"), checkedAt: z.int(), lastBackupAt: z.int().nullable() }),
  z.strictObject({ state: z.literal("read-only"), reason: storageReasonSchema, detail: z.string() }),
  z.strictObject({
    state: z.literal("damaged"),
    problem: z.enum(["chain-broken", "file-corrupt", "projection-differs", "end-missing"]),
    detail: z.string(),
    lastGoodBackup: z.string().nullable(),
  }),
]);
export type JournalHealth = Readonly<z.infer<typeof journalHealthSchema>>;

/** Codes that the training sandbox understands, with what they do; shown to be scanned or typed. */
export const sampleCodeSchema = z.strictObject({
  code: z.string(),
  outcome: z.enum([
    "approved",
    "declined",
    "insufficient-funds",
    "no-answer",
    "late-answer",
    "unreachable",
    "receipt",
    "receipt-rejected",
    "receipt-retry",
  ]),
});
export type SampleCode = Readonly<z.infer<typeof sampleCodeSchema>>;

/** An amount by which training chooses what becomes of an order, where nothing is scanned. As it is typed. */
export const sampleAmountSchema = z.strictObject({
  amount: z.int().positive(),
  outcome: z.enum([
    "paid",
    "declined",
    "insufficient-funds",
    "expired",
    "cancelled",
    "waits",
    "paid-after-all",
    "paid-otherwise",
    "no-answer",
  ]),
});
export type SampleAmount = Readonly<z.infer<typeof sampleAmountSchema>>;

/** A provider as the lane needs to know it: what it can do, and whether it is ready. */
export const providerStatusSchema = z.strictObject({
  id: providerIdSchema,
  enabled: z.boolean(),
  currency: currencySchema,
  direction: z.enum(["customer-code", "merchant-qr", "customer-device"]),
  /** How often a customer's code serves: `once` for a wallet's pass, `reusable` for a saved card. */
  codes: z.enum(["once", "reusable"]),
  fiscalization: z.enum(["receipt-url", "none"]),
  can: z.strictObject({ status: z.boolean(), cancel: z.boolean(), refund: z.enum(["none", "full", "partial"]) }),
  ready: z.boolean(),
  /** Why it is not ready; null when it is. */
  problem: posErrorSchema.nullable(),
  /** The connection is plain HTTP to a private address: said on screen. */
  insecure: z.boolean(),
  host: z.string(),
  /** While the unit is chosen but not proved: the largest sale allowed, else null. */
  calibrationCap: moneySchema.nullable(),
});
export type ProviderStatus = Readonly<z.infer<typeof providerStatusSchema>>;

export const testStepSchema = z.strictObject({
  step: z.enum(["address", "name", "connection", "tls", "authentication", "answer", "clock"]),
  result: z.enum(["ok", "failed", "skipped"]),
  detail: z.string(),
});

/** Something a provider wants filled in before a charge. */
export const extraFieldSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  required: z.boolean(),
  kind: z.enum(["text", "phone", "wallet"]),
});

/** Who is at the till. Names and roles alone; PINs never cross in any form. */
export const peopleStatusSchema = z.strictObject({
  known: z.array(personSchema),
  /** Signed in; null while nobody is. */
  operator: personSchema.nullable(),
  /** Nobody sells or decides until somebody signs in. */
  locked: z.boolean(),
  /** Somebody who is no manager is known: only who is signed in sells. */
  signInNeeded: z.boolean(),
  /** There is no manager, and nobody has said that the shop wants none. */
  managerMissing: z.boolean(),
});
export type PeopleStatus = Readonly<z.infer<typeof peopleStatusSchema>>;

/**
 * Whether starting at login is as the settings say: `failed` where the system refused, `unavailable` for a browser's
 * page and a copy that no installer put here.
 */
export const loginStartSchema = z.enum(["as-set", "failed", "unavailable"]);
export type LoginStart = z.infer<typeof loginStartSchema>;

/** Everything a screen needs to stand: sent whole at start and whenever a part of it changes. */
export const appStatusSchema = z.strictObject({
  version: z.string(),
  host: z.enum(["electron", "browser"]),
  mode: modeSchema,
  settings: settingsSchema,
  /** The provider that a new sale goes to. */
  provider: providerStatusSchema,
  /** Every provider, enabled or not. */
  providers: z.array(providerStatusSchema),
  journal: journalHealthSchema,
  /** How far this till's clock is ahead of the provider's, in milliseconds; null when unknown. */
  clockSkewMs: z.int().nullable(),
  online: z.enum(["unknown", "online", "offline"]),
  /** The open shift; null when there is none. */
  shift: z.strictObject({ number: z.int(), openedAt: z.int(), openedBy: z.string() }).nullable(),
  waiting: z.strictObject({ unknown: z.int(), receipts: z.int() }),
  /** Until when a person may not call these payments not paid, by the till's clock. */
  holds: z.array(z.strictObject({ attemptId: z.string(), endsAt: z.int() })),
  printing: printingStatusSchema,
  loginStart: loginStartSchema,
  /** Secrets that are set, by name; values never cross. */
  secrets: z.strictObject({ set: z.array(secretNameSchema), keptIn: z.enum(["system", "memory"]) }),
  people: peopleStatusSchema,
  /** Settings were unreadable at start and set aside under this name. */
  settingsSetAside: z.string().nullable(),
});
export type AppStatus = Readonly<z.infer<typeof appStatusSchema>>;
