import type { BaseUrl } from "../../../http/base-url.ts";
import type { ExchangeResult } from "../../../http/messages.ts";
import { callProvider, type CallOptions } from "../../answers/call.ts";

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

function post(base: BaseUrl, path: string, body: object, options: CallOptions): Promise<ExchangeResult> {
  const request = {
    method: "POST",
    url: base.href + path,
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: Buffer.from(JSON.stringify(body)),
  } as const;
  return callProvider(request, options);
}
