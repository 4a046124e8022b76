/** The headers of an answer, names in lower case; a header sent several times is joined by commas. */
export type AnswerHeaders = Readonly<Record<string, string>>;

/** The longest wait that is taken from a provider: a mistaken date must not put a receipt off for a year. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * The wait a server asks for in `Retry-After` (RFC 9110 10.2.3: whole seconds or a date), in milliseconds from `now`,
 * at least 0 and at most an hour. Null when there is none or it cannot be read.
 */
export function retryAfterMs(headers: AnswerHeaders, now: number): number | null {
  const text = headers["retry-after"]?.trim() ?? "";
  if (/^\d{1,15}$/u.test(text)) return Math.min(Number(text) * 1000, LONGEST_WAIT_MS);
  const at = httpDate(text);
  return at === null ? null : Math.min(Math.max(0, at - now), LONGEST_WAIT_MS);
}

/**
 * How far this till's clock is ahead of the server's `Date` header, in milliseconds, with that header's precision of
 * one second. `now` is the till's time when the head of the answer came. Null when there is no readable date.
 */
export function clockSkewMs(headers: AnswerHeaders, now: number): number | null {
  const at = httpDate(headers["date"] ?? "");
  return at === null ? null : Math.round(now - at);
}

/** An HTTP date. Only the one form servers may send: `Date.parse` alone would also read "1" as a year. */
function httpDate(text: string): number | null {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
