/** Why nothing left the till. `stopped`: the caller's signal, before the connection stood. */
export type NotSentCause =
  "dns" | "refused" | "unreachable" | "tls" | "connect-timeout" | "address-forbidden" | "stopped";

/** Why no complete answer came, though the request may have arrived. */
export type LostCause = "no-answer" | "connection-lost" | "answer-too-large" | "unreadable-answer";

const CAUSES: Readonly<Record<string, NotSentCause>> = {
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  EAI_NONAME: "dns",
  ECONNREFUSED: "refused",
  ETIMEDOUT: "connect-timeout",
  ERR_SOCKET_CONNECTION_TIMEOUT: "connect-timeout",
  ADDRESS_FORBIDDEN: "address-forbidden",
};

/** Names a failure of the phase before the request. What is not listed by its code falls to the phase it came from. */
export function notSentCause(error: unknown, phase: "tcp" | "tls"): NotSentCause {
  const known = codesOf(error).flatMap((code) => CAUSES[code] ?? []);
  return known[0] ?? (phase === "tls" ? "tls" : "unreachable");
}

/** Names a failure after the request was handed to the socket. */
export function lostCause(error: unknown): LostCause {
  // Node's HTTP parser could not read the head or the framing of the answer.
  return codesOf(error).some((code) => code.startsWith("HPE_")) ? "unreadable-answer" : "connection-lost";
}

/** The error's code for a log line; never its message, which may quote what was sent. */
export function codeOf(error: unknown): string {
  return codesOf(error)[0] ?? (error instanceof Error ? error.name : "unknown");
}

/** The code of an error and of those inside it: several addresses of one host fail together (AggregateError). */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  const cause = error.cause === undefined ? [] : codesOf(error.cause);
  return [...own, ...inner, ...cause];
}
