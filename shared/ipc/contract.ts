import { z } from "zod";
import { storedEventSchema } from "../domain/events.ts";
import { currencySchema, moneySchema } from "../domain/money.ts";
import { evidenceSchema, providerIdSchema, saleSchema } from "../domain/sale.ts";
import {
  amountUnitSchema,
  modeSchema,
  secretNameSchema,
  settingsPatchSchema,
  settingsSchema,
} from "../domain/settings.ts";
import { posErrorSchema, storageReasonSchema } from "../errors/pos-error.ts";
import type { PosError } from "../errors/pos-error.ts";
import type { Result } from "../result.ts";

const saleId = z.string().min(1).max(64);
const who = z.string().trim().min(1).max(60);
const scannedText = z.string().max(20_000);
const pin = z.string().regex(/^\d{4,12}$/u);

/** What the journal can be trusted with right now. */
export const journalHealthSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("checking") }),
  z.strictObject({ state: z.literal("sound"), checkedAt: z.int(), lastBackupAt: z.int().nullable() }),
  z.strictObject({ state: z.literal("read-only"), reason: storageReasonSchema, detail: z.string() }),
  z.strictObject({
    state: z.literal("damaged"),
    problem: z.enum(["chain-broken", "file-corrupt", "projection-differs"]),
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

/** A provider as the lane needs to know it: what it can do, and whether it is ready. */
export const providerStatusSchema = z.strictObject({
  id: providerIdSchema,
  enabled: z.boolean(),
  currency: currencySchema,
  direction: z.enum(["customer-code", "merchant-qr", "customer-device"]),
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
  step: z.enum(["address", "connection", "tls", "authentication", "answer", "clock"]),
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
  waiting: z.strictObject({ unknown: z.int(), receipts: z.int() }),
  /** Secrets that are set, by name; values never cross. */
  secrets: z.strictObject({ set: z.array(secretNameSchema), keptIn: z.enum(["system", "memory"]) }),
  /** Settings were unreadable at start and set aside under this name. */
  settingsSetAside: z.string().nullable(),
});
export type AppStatus = Readonly<z.infer<typeof appStatusSchema>>;

export const backupSchema = z.strictObject({ file: z.string(), at: z.int(), bytes: z.int(), sales: z.int() });
export type Backup = Readonly<z.infer<typeof backupSchema>>;

const nothing = z.null();
const saleWithStory = z.strictObject({ sale: saleSchema, events: z.array(storedEventSchema) });

const attemptId = z.string().min(1).max(64);
const refund = { saleId, attemptId, amount: z.number(), who, why: z.string().max(300) };

/** What the cashier does with the lane's text fields. */
const labels = { reference: z.string().max(60), note: z.string().max(300) };

/**
 * Every call a screen may make: name, what it takes, what it gives. Both hosts check `input` before a service sees it;
 * every call answers `Result<output, PosError>`.
 */
export const contract = {
  /** The whole status, once at start. */
  "app.status": { input: nothing, output: appStatusSchema },
  /** Training codes of the sandbox; empty in live mode. A fresh receipt link is made at every call. */
  "app.sampleCodes": { input: nothing, output: z.array(sampleCodeSchema) },
  /** Leaves training or enters it. Refused while a payment is in flight. */
  "app.switchMode": { input: z.strictObject({ mode: modeSchema, who, pin: pin.optional() }), output: nothing },

  /**
   * Opens a sale (or takes up one whose last attempt took no money) and charges the scanned code. Answers as soon as
   * the intent is durable; the outcome comes as `sale-changed`.
   */
  "sales.charge": {
    input: z.strictObject({
      saleId: saleId.nullable(),
      /** As typed: whole sums, or units of the currency's last typed decimal. Ignored when `saleId` is given. */
      amount: z.number(),
      /** Null where the provider shows a QR or asks the customer's device. */
      code: scannedText.nullable(),
      /** The selected one when left out; for a sale that goes on, the one of its last attempt. */
      provider: providerIdSchema.optional(),
      /** What the provider asked to be filled in (`providers.fields`). */
      fields: z.record(z.string().max(100), z.string().max(500)).optional(),
      ...labels,
    }),
    output: saleSchema,
  },
  /** Ends a sale in which no money moved. */
  "sales.abandon": { input: z.strictObject({ saleId, why: z.string().max(300) }), output: saleSchema },
  "sales.note": { input: z.strictObject({ saleId, ...labels }), output: saleSchema },
  /** A receipt's QR for a paid sale; from here on the till attaches it by itself. */
  "sales.attachReceipt": { input: z.strictObject({ saleId, code: scannedText }), output: saleSchema },
  /** Tries the queued receipt now instead of at its time. */
  "sales.retryReceipt": { input: z.strictObject({ saleId }), output: saleSchema },
  /** A person's decision over an unknown payment (or over a contradiction), on record with who, why and what they saw. */
  "sales.settle": {
    input: z.strictObject({
      saleId,
      attemptId: z.string(),
      outcome: z.enum(["paid", "not-paid"]),
      who,
      evidence: evidenceSchema,
      why: z.string().max(300),
      /** As the provider's cabinet shows it; needed before a receipt can be attached. */
      transactionId: z.string().trim().max(100).optional(),
      pin: pin.optional(),
    }),
    output: saleSchema,
  },
  /** Adds the provider's transaction id to a payment that a person settled as paid. */
  "sales.identify": {
    input: z.strictObject({ saleId, attemptId: z.string(), transactionId: z.string().trim().min(1).max(100), who }),
    output: saleSchema,
  },
  /** Asks the provider now what became of a payment that waits or is unknown. */
  "sales.askStatus": { input: z.strictObject({ saleId, attemptId }), output: saleSchema },
  /** Calls off a payment that waits for its customer, where the provider can. */
  "sales.cancelPayment": { input: z.strictObject({ saleId, attemptId, who }), output: saleSchema },
  /** Sends money back through the provider; `amount` as typed. */
  "sales.refund": { input: z.strictObject({ ...refund, pin: pin.optional() }), output: saleSchema },
  /** Puts on record how the shop gave money back where the provider knows no refund. */
  "sales.refundByHand": {
    input: z.strictObject({ ...refund, how: z.string().trim().min(1).max(300), pin: pin.optional() }),
    output: saleSchema,
  },
  "sales.settleRefund": {
    input: z.strictObject({
      saleId,
      attemptId,
      refundId: z.string().min(1).max(64),
      outcome: z.enum(["refunded", "not-refunded"]),
      who,
      evidence: evidenceSchema,
      why: z.string().max(300),
      pin: pin.optional(),
    }),
    output: saleSchema,
  },
  /** Sales of one business day, newest first; `day` null means today. */
  "sales.ofDay": { input: z.strictObject({ day: z.iso.date().nullable() }), output: z.array(saleSchema) },
  /** Days that have sales, newest first. */
  "sales.days": { input: nothing, output: z.array(z.strictObject({ day: z.string(), sales: z.int() })) },
  "sales.story": { input: z.strictObject({ saleId }), output: saleWithStory },
  /** The two lists that must become empty. Oldest first. */
  "sales.waiting": {
    input: nothing,
    output: z.strictObject({ unknown: z.array(saleSchema), receipts: z.array(saleSchema) }),
  },

  /** Makes a harmless call, step by step. Moves no money. */
  "providers.test": { input: z.strictObject({ provider: providerIdSchema }), output: z.array(testStepSchema) },
  /** What must be filled in before a charge of this provider. */
  "providers.fields": { input: z.strictObject({ provider: providerIdSchema }), output: z.array(extraFieldSchema) },

  "settings.change": { input: z.strictObject({ patch: settingsPatchSchema, who }), output: settingsSchema },
  /** Sets or (with null) removes a secret. */
  "settings.setSecret": {
    input: z.strictObject({
      name: secretNameSchema,
      value: z.string().max(4000).nullable(),
      currentPin: pin.optional(),
    }),
    output: nothing,
  },
  /** Chooses what one unit of the provider's amount is. Any earlier proof is void. */
  "unit.choose": {
    input: z.strictObject({ unit: amountUnitSchema, who, pin: pin.optional() }),
    output: settingsSchema,
  },
  /** What the customer's app showed for the calibration sale: equal confirms the unit, different unsets it. */
  "unit.calibrate": {
    input: z.strictObject({ saleId, shownAmount: z.number(), who }),
    output: settingsSchema,
  },

  "journal.backup": { input: nothing, output: backupSchema },
  "journal.backups": { input: nothing, output: z.array(backupSchema) },
  /** Sets the present file aside and goes on with a backup that was checked first. */
  "journal.restore": { input: z.strictObject({ file: z.string(), who, pin: pin.optional() }), output: nothing },

  /** Sets up the terminal from one JSON document; validated whole before anything is applied. */
  "provision.apply": {
    input: z.strictObject({ document: z.string().max(200_000), who, pin: pin.optional() }),
    output: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("applied"), changed: z.array(z.string()) }),
      z.strictObject({
        outcome: z.literal("refused"),
        problems: z.array(z.strictObject({ path: z.string(), problem: z.string() })),
      }),
    ]),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type Method = keyof typeof contract;
export type Input<M extends Method> = z.infer<(typeof contract)[M]["input"]>;
export type Output<M extends Method> = z.infer<(typeof contract)[M]["output"]>;

/** What the main process tells the screen unasked. */
export const posEventSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("status-changed"), status: appStatusSchema }),
  z.strictObject({
    type: z.literal("sale-changed"),
    sale: saleSchema,
    /** A settled unknown or an answer after the screen had given up: to be said aloud. */
    late: z.boolean(),
  }),
]);
export type PosEvent = Readonly<z.infer<typeof posEventSchema>>;

/** The whole surface between screen and main process; both hosts provide it. */
export interface PosApi {
  /** Makes one call of the contract. Never rejects: a lost connection to the main process is an `internal` error. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, PosError>>;
  /** Hands every event to the listener until the returned function is called. */
  subscribe(listener: (event: PosEvent) => void): () => void;
}
