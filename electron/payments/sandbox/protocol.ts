import type { IncomingHttpHeaders } from "node:http";
import type { Fault, Reply } from "./faults.ts";
import type { Ledger } from "./ledger.ts";
import type { Dialect, JsonObject } from "./reply.ts";

/** A request as it came over the wire. */
export interface SandboxRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** What stood in the places of the route's `:name` segments, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The exact bytes: signatures are made over them. */
  readonly raw: Buffer;
  /** The bytes as JSON, unchecked; null when they are none. */
  readonly json: unknown;
}

/** What a protocol makes of one request, before anything has happened. */
export interface Plan {
  /** Writes to the books what the answer says; nothing for a refusal. */
  readonly commit: () => void;
  /** The answer's fields; the route's dialect puts them on the wire. */
  readonly body: JsonObject;
  /** How the answer goes out when no fault was queued; training codes ask for delays and silence. */
  readonly reply: Reply;
  readonly delayMs: number;
}

export interface PlanContext {
  readonly ledger: Ledger;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How late a late answer is. */
  readonly lateAnswerMs: number;
  /** How long the customer of a training order takes to pay; null: only a control call makes them. */
  readonly customerMs: number | null;
  /** How long one takes who pays after all, when nobody expects it any more. */
  readonly afterAllMs: number;
  /** Chance, in [0, 1): what the provider's own ids are made of. */
  readonly random: () => number;
}

export interface SandboxRoute {
  readonly method: "GET" | "POST";
  /** `/v1/orders/:id`: a segment that begins with a colon takes any text. */
  readonly path: string;
  /** The kind of fault that befalls this call; null: none does. */
  readonly on: Fault["on"] | null;
  /** The content type that a POST must have. */
  readonly takes: "application/json" | "application/x-www-form-urlencoded" | "multipart/form-data";
  readonly dialect: Dialect;
  plan(request: SandboxRequest, context: PlanContext): Plan;
}

/** One provider's side of the wire: its calls and what they do. Each provider is a folder beside this file. */
export type SandboxProtocol = readonly SandboxRoute[];

/** So many hexadecimal digits. */
export function hexDigits(random: () => number, count: number): string {
  return Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join("");
}

/** An answer that changes nothing in the books. */
export function noted(body: JsonObject): Plan {
  return { commit: () => {}, body, reply: { kind: "normal" }, delayMs: 0 };
}
