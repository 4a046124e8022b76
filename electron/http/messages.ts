import type { LostCause, NotSentCause } from "./failures.ts";
import type { AnswerHeaders } from "./headers.ts";

export interface HttpRequest {
  readonly method: "GET" | "POST";
  /** http or https, without credentials. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes that go out; serialised once by the caller. */
  readonly body: Buffer | null;
}

/** All times in milliseconds. `answerMs` counts from the first byte out to the last byte in. */
export interface Limits {
  readonly connectMs: number;
  readonly answerMs: number;
  readonly maxBodyBytes: number;
}

export interface Answered {
  readonly kind: "answered";
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: Buffer;
  /** From the first byte out to the last byte in. */
  readonly tookMs: number;
  /** The till's time, milliseconds since the epoch, when the head of the answer came. */
  readonly at: number;
}

/**
 * What became of a request. `not-sent` is proven: no byte of it left. `lost`: it may have arrived, and no complete
 * answer came. Any complete answer, redirects and errors included, is `answered`. Details hold hosts and error codes
 * alone, never anything of the request.
 */
export type ExchangeResult =
  | Answered
  | { readonly kind: "not-sent"; readonly cause: NotSentCause; readonly detail: string }
  | { readonly kind: "lost"; readonly cause: LostCause; readonly detail: string };
