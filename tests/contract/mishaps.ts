import type { FaultInput } from "../../electron/payments/sandbox/faults.ts";
import type { UnknownReason } from "../../shared/domain/sale.ts";

export type Mishap = Required<Pick<FaultInput, "acts" | "reply">> & {
  readonly say: string;
  readonly reason: UnknownReason;
};

/** What may happen to any answer on its way, whatever the provider. */
export const MISHAPS: readonly Mishap[] = [
  { say: "a dropped connection", acts: true, reply: { kind: "drop" }, reason: "connection-lost" },
  { say: "a dropped connection", acts: false, reply: { kind: "drop" }, reason: "connection-lost" },
  { say: "a reset", acts: true, reply: { kind: "reset" }, reason: "connection-lost" },
  { say: "HTTP 500", acts: true, reply: { kind: "status", status: 500 }, reason: "http-error" },
  { say: "HTTP 503", acts: false, reply: { kind: "status", status: 503, retryAfter: "1" }, reason: "http-error" },
  { say: "HTTP 401", acts: false, reply: { kind: "status", status: 401 }, reason: "http-error" },
  { say: "HTTP 429", acts: false, reply: { kind: "status", status: 429, retryAfter: "1" }, reason: "http-error" },
  { say: "HTTP 403", acts: false, reply: { kind: "status", status: 403 }, reason: "http-error" },
  {
    say: "success under HTTP 500",
    acts: true,
    reply: { kind: "normal-with-status", status: 500 },
    reason: "http-error",
  },
  {
    say: "success under HTTP 400",
    acts: true,
    reply: { kind: "normal-with-status", status: 400 },
    reason: "http-error",
  },
  { say: "an HTML page", acts: true, reply: { kind: "html" }, reason: "unreadable-answer" },
  { say: "a gateway's HTML page", acts: true, reply: { kind: "html", status: 502 }, reason: "http-error" },
  { say: "JSON cut short", acts: true, reply: { kind: "cut-json" }, reason: "unreadable-answer" },
  { say: "a body shorter than promised", acts: true, reply: { kind: "short-body" }, reason: "connection-lost" },
  { say: "malformed JSON", acts: true, reply: { kind: "malformed-json" }, reason: "unreadable-answer" },
  { say: "an empty body", acts: true, reply: { kind: "empty" }, reason: "unreadable-answer" },
  {
    say: "a body that is too large",
    acts: true,
    reply: { kind: "huge", bytes: 2 * 1024 * 1024 },
    reason: "answer-too-large",
  },
  {
    say: "a redirect",
    acts: false,
    reply: { kind: "redirect", location: "http://127.0.0.1:9/" },
    reason: "http-error",
  },
  {
    say: "a gzip bomb",
    acts: true,
    reply: { kind: "gzip-bomb", bytes: 64 * 1024 * 1024 },
    reason: "unreadable-answer",
  },
  { say: "JSON of another kind", acts: true, reply: { kind: "verbatim", body: "[1, 2]" }, reason: "unexpected-answer" },
];
