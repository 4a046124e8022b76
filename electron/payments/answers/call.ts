import { exchange as realExchange, type Exchange } from "../../http/exchange.ts";
import { clockSkewMs } from "../../http/headers.ts";
import type { ExchangeResult, HttpRequest, Limits } from "../../http/messages.ts";
import { assertNever } from "../../../shared/result.ts";
import type { ExchangeObserver } from "../port.ts";

/** Providers answer a few hundred bytes, a form's fields or a QR's picture at most. */
const MAX_BODY_BYTES = 1024 * 1024;

export interface CallOptions {
  readonly limits: Omit<Limits, "maxBodyBytes">;
  readonly signal: AbortSignal;
  readonly beforeSend?: (() => void) | undefined;
  readonly observer: ExchangeObserver;
  readonly exchange?: Exchange | undefined;
}

/** One request to a provider; tells the observer whether it was reached and how its clock stands. */
export async function callProvider(request: HttpRequest, options: CallOptions): Promise<ExchangeResult> {
  const { limits, signal, beforeSend, observer, exchange = realExchange } = options;
  const result = await exchange(request, { ...limits, maxBodyBytes: MAX_BODY_BYTES }, { beforeSend, signal });
  tell(observer, result);
  return result;
}

function tell(observer: ExchangeObserver, result: ExchangeResult): void {
  switch (result.kind) {
    case "answered":
      return observer.answered(clockSkewMs(result.headers, result.at));
    case "lost":
      return observer.reached();
    case "not-sent":
      return result.cause === "stopped" ? undefined : observer.unreachable();
    default:
      return assertNever(result);
  }
}
