import type { JsonObject } from "./reply.ts";
import type { Reply } from "./faults.ts";
import type { Ledger } from "./ledger.ts";

/** What a protocol makes of one request, before anything has happened. */
export interface Plan {
  /** Writes to the books what the answer says; nothing for a refusal. */
  readonly commit: () => void;
  readonly body: JsonObject;
  /** How the answer goes out when no fault was queued; codes of the training mode ask for delays and silence. */
  readonly reply: Reply;
  readonly delayMs: number;
}

export interface PlanContext {
  readonly ledger: Ledger;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How late a late answer is. */
  readonly lateAnswerMs: number;
}

export interface SandboxRoute {
  readonly on: "charge" | "attach";
  /** `body` is the request's JSON, unchecked. */
  plan(body: unknown, context: PlanContext): Plan;
}

/** One provider's side of the wire: its paths and what they do. Each provider is a folder beside this file. */
export type SandboxProtocol = Readonly<Record<string, SandboxRoute>>;
