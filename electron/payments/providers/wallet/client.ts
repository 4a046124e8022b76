import { LosslessNumber, stringify } from "lossless-json";
import type { BaseUrl } from "../../../http/base-url.ts";
import type { ExchangeResult, HttpRequest } from "../../../http/messages.ts";
import { callProvider, type CallOptions } from "../../answers/call.ts";
import { dpaySecure } from "./signature.ts";
import type { SaleFields } from "./sale-fields.ts";

/** Who asks, and with what the requests are signed. */
export interface Credentials {
  readonly clientId: string;
  readonly salt: string;
}

export interface NewInvoice {
  readonly paymentId: string;
  /** The code of the payment system; the provider calls it currency. */
  readonly system: string;
  readonly amount: string;
  readonly description: string;
  readonly account: string;
  readonly fields: SaleFields;
}

/** The calls of source 4 and contracts.md 6.3. All are POST. */
export type Path = "/api/einvoice/create" | "/api/einvoice/process" | "/api/einvoice/status" | "/api/extrafields/list";

/** The bytes of `create` (source 4), serialised once. Numbers are written digit by digit, never through a double. */
export function createBody({ paymentId, system, amount, description, account, fields }: NewInvoice): Buffer {
  return encode({
    payment_id: new LosslessNumber(paymentId),
    currency: system,
    amount: new LosslessNumber(amount),
    description,
    ...(account === "" ? {} : { account }),
    ...(fields.sender === null ? {} : { sender: fields.sender }),
    ...(Object.keys(fields.extra).length === 0 ? {} : { extra_fields: fields.extra }),
  });
}

/** The bytes of `process` and `status`: the invoice by its own number, and by the provider's where it is known. */
export function invoiceBody(paymentId: string, tracking: string | undefined): Buffer {
  return encode({ payment_id: new LosslessNumber(paymentId), ...(tracking === undefined ? {} : { tracking }) });
}

export function emptyBody(): Buffer {
  return encode({});
}

function encode(body: object): Buffer {
  return Buffer.from(stringify(body) ?? "{}");
}

/** A signed request (contracts.md 6.2); the signature is over exactly these bytes. */
export function signedRequest(base: BaseUrl, path: Path, body: Buffer, { clientId, salt }: Credentials): HttpRequest {
  return {
    method: "POST",
    url: base.href + path,
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      DPAY_CLIENT: clientId,
      DPAY_SECURE: dpaySecure(body, salt),
    },
    body,
  };
}

export function post(
  base: BaseUrl,
  path: Path,
  body: Buffer,
  credentials: Credentials,
  options: CallOptions,
): Promise<ExchangeResult> {
  return callProvider(signedRequest(base, path, body, credentials), options);
}
