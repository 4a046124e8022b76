import { z } from "zod";

const ms = z.int().min(0).max(600_000);
const status = z.int().min(200).max(599);

/** How an answer goes out. `normal` is what the protocol would say; everything else is what the world does to it. */
export const replySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("normal") }),
  /** The connection ends without a byte. */
  z.strictObject({ kind: z.literal("drop") }),
  /** The connection is reset (RST) without a byte. */
  z.strictObject({ kind: z.literal("reset") }),
  /** Nothing comes, ever. */
  z.strictObject({ kind: z.literal("hang") }),
  z.strictObject({ kind: z.literal("status"), status, retryAfter: z.string().optional() }),
  /** The protocol's own answer under another status. */
  z.strictObject({ kind: z.literal("normal-with-status"), status }),
  z.strictObject({ kind: z.literal("html"), status: status.default(200) }),
  /** A complete HTTP answer that ends in the middle. */
  z.strictObject({ kind: z.literal("cut-json") }),
  /** Content-Length promises more than comes before the connection ends. */
  z.strictObject({ kind: z.literal("short-body") }),
  z.strictObject({ kind: z.literal("malformed-json") }),
  z.strictObject({ kind: z.literal("empty"), status: status.default(200) }),
  /** Any bytes at all. */
  z.strictObject({
    kind: z.literal("verbatim"),
    body: z.string(),
    status: status.default(200),
    contentType: z.string().default("application/json"),
  }),
  /** Fields replaced (Anor: those of `data`), the answer signed anew: another amount, other ids, an unknown status. */
  z.strictObject({ kind: z.literal("changed-data"), data: z.record(z.string(), z.json()) }),
  /** The protocol's answer with a signature that does not belong to it; as it is where answers are not signed. */
  z.strictObject({ kind: z.literal("bad-signature") }),
  /** The protocol's answer once more inside `result`. */
  z.strictObject({ kind: z.literal("wrapped") }),
  z.strictObject({ kind: z.literal("numbers-as-strings") }),
  /** HTTP 200 with an error in the protocol's words; `shape` where it has several (FiscalBox). */
  z.strictObject({
    kind: z.literal("error"),
    shape: z.enum(["flat", "enveloped", "in-data"]).default("flat"),
    code: z.int(),
    message: z.string(),
  }),
  /** One byte at a time, without end. */
  z.strictObject({ kind: z.literal("drip"), everyMs: ms }),
  z.strictObject({
    kind: z.literal("huge"),
    bytes: z
      .int()
      .min(1)
      .max(64 * 1024 * 1024),
  }),
  z.strictObject({ kind: z.literal("redirect"), location: z.string() }),
  /** Small on the wire, this large when unpacked. */
  z.strictObject({
    kind: z.literal("gzip-bomb"),
    bytes: z
      .int()
      .min(1)
      .max(256 * 1024 * 1024),
  }),
]);
export type Reply = Readonly<z.infer<typeof replySchema>>;

/** What is to go wrong with the next request of a kind. */
export const faultSchema = z.strictObject({
  on: z.enum(["charge", "attach", "status", "cancel", "refund"]),
  /** How many requests it befalls. */
  times: z.int().min(1).default(1),
  /** Whether the call does its work all the same: the money is taken, the receipt attached, the order cancelled. */
  acts: z.boolean().default(true),
  delayBeforeMs: ms.default(0),
  delayAfterMs: ms.default(0),
  /** Waits until released by the control API: before or after acting. For tests that do not want to sleep. */
  hold: z.enum(["before", "after"]).nullable().default(null),
  reply: replySchema.default({ kind: "normal" }),
});
export type Fault = Readonly<z.infer<typeof faultSchema>>;
/** A fault as a test writes it; what is left out is as usual. */
export type FaultInput = z.input<typeof faultSchema>;

/** The faults that wait, first come, first served. */
export interface FaultQueue {
  add(faults: readonly Fault[]): void;
  /** Takes the next fault of this kind, null when there is none. */
  take(on: Fault["on"]): Fault | null;
  clear(): void;
}

export function faultQueue(): FaultQueue {
  let waiting: Fault[] = [];
  return {
    add(faults) {
      waiting.push(...faults.flatMap((fault) => Array<Fault>(fault.times).fill(fault)));
    },
    take(on) {
      const at = waiting.findIndex((fault) => fault.on === on);
      return at === -1 ? null : (waiting.splice(at, 1)[0] ?? null);
    },
    clear() {
      waiting = [];
    },
  };
}
