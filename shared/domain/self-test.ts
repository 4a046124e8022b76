import { z } from "zod";
import { storageReasonSchema } from "../errors/pos-error.ts";
import { printProblemSchema } from "./print-job.ts";

/** What the main process can look at. Scanner and camera are looked at by the screen; providers have a test of their own. */
export const machineCheckSchema = z.enum(["clock", "network", "disk", "journal", "printer", "drawer"]);
export type MachineCheck = z.infer<typeof machineCheckSchema>;

/** What a check has found. The screen has a sentence for each, and what to do about it. */
export const findingSchema = z.discriminatedUnion("found", [
  z.strictObject({ found: z.literal("clock-right"), seconds: z.int() }),
  /** No provider has told its time yet: a person compares. */
  z.strictObject({ found: z.literal("clock-alone"), at: z.int() }),
  /** Positive: this machine is ahead. */
  z.strictObject({ found: z.literal("clock-off"), seconds: z.int() }),
  /** The journal has a sale that is later than now. */
  z.strictObject({ found: z.literal("clock-behind-journal"), minutes: z.int() }),
  z.strictObject({ found: z.literal("network-there"), addresses: z.array(z.string()) }),
  z.strictObject({ found: z.literal("network-without-address") }),
  z.strictObject({ found: z.literal("network-none") }),
  z.strictObject({ found: z.literal("disk-roomy"), megabytes: z.int() }),
  z.strictObject({ found: z.literal("disk-low"), megabytes: z.int() }),
  z.strictObject({ found: z.literal("disk-full"), megabytes: z.int() }),
  z.strictObject({ found: z.literal("disk-refuses"), reason: storageReasonSchema, detail: z.string() }),
  z.strictObject({ found: z.literal("journal-sound"), backupAt: z.int() }),
  z.strictObject({ found: z.literal("journal-checking") }),
  z.strictObject({ found: z.literal("journal-no-backup") }),
  z.strictObject({ found: z.literal("journal-old-backup"), days: z.int() }),
  z.strictObject({ found: z.literal("journal-read-only"), reason: storageReasonSchema, detail: z.string() }),
  z.strictObject({ found: z.literal("journal-damaged"), detail: z.string(), backup: z.string().nullable() }),
  z.strictObject({ found: z.literal("printer-none") }),
  z.strictObject({ found: z.literal("printer-ready") }),
  z.strictObject({ found: z.literal("printer-paper-low") }),
  z.strictObject({ found: z.literal("printer-silent") }),
  z.strictObject({ found: z.literal("printer-failed"), problem: printProblemSchema, detail: z.string() }),
  z.strictObject({ found: z.literal("drawer-none") }),
  z.strictObject({ found: z.literal("drawer-training") }),
  /** The pulse can be sent; whether a drawer hangs there only eyes can tell. */
  z.strictObject({ found: z.literal("drawer-in-reach") }),
  z.strictObject({ found: z.literal("drawer-out-of-reach"), problem: printProblemSchema }),
]);
export type Finding = Readonly<z.infer<typeof findingSchema>>;
export type Found = Finding["found"];
