import type { BaseUrl } from "../../../http/base-url.ts";
import { exchange } from "../../../http/exchange.ts";
import { clockSkewMs } from "../../../http/headers.ts";
import type { ExchangeResult, Limits } from "../../../http/messages.ts";
import type { ExchangeObserver } from "../../port.ts";

/** FiscalBox answers a few hundred bytes. */
const MAX_BODY_BYTES = 1024 * 1024;

export interface CallOptions {
  readonly limits: Omit<Limits, "maxBodyBytes">;
  readonly signal: AbortSignal;
  readonly beforeSend?: () => void;
  readonly observer: ExchangeObserver;
}

/** POST /payment/anor (source 0). `amount` is a whole number of the configured unit. */
export function postCharge(
  base: BaseUrl,
  body: { readonly amount: number; readonly qr_code: string },
  options: CallOptions,
): Promise<ExchangeResult> {
  return post(base, "/payment/anor", body, options);
}

/** POST /payment/anor_confirm (source 1). `qr_code` is the receipt's link here. */
export function postAttach(
  base: BaseUrl,
  body: { readonly transaction_id: string; readonly qr_code: string },
  options: CallOptions,
): Promise<ExchangeResult> {
  return post(base, "/payment/anor_confirm", body, options);
}

async function post(base: BaseUrl, path: string, body: object, options: CallOptions): Promise<ExchangeResult> {
  const { limits, signal, beforeSend, observer } = options;
  const request = {
    method: "POST",
    url: base.href + path,
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: Buffer.from(JSON.stringify(body)),
  } as const;
  const result = await exchange(request, { ...limits, maxBodyBytes: MAX_BODY_BYTES }, { beforeSend, signal });
  if (result.kind === "answered") observer.answered(clockSkewMs(result.headers, result.at));
  if (result.kind === "not-sent" && result.cause !== "stopped") observer.unreachable();
  return result;
}
