import { randomBytes } from "node:crypto";
import { LosslessNumber, stringify } from "lossless-json";
import { toMajorText, type Money } from "../../../../shared/domain/money.ts";
import type { BaseUrl } from "../../../http/base-url.ts";
import type { HttpRequest } from "../../../http/messages.ts";
import type { Pass } from "./pass.ts";
import { detachedJws, pgSig } from "./signature.ts";

/** Who asks, and where. */
export interface Merchant {
  readonly base: BaseUrl;
  readonly merchantId: string;
  readonly secret: string;
}

const INVOICE = "/v5/merchant/invoice";

/** POST invoice/init (contracts.md 4.2). The currency is always named: left out, the provider takes tenge. */
export function initRequest(merchant: Merchant, orderId: string, amount: Money, description: string): HttpRequest {
  return json(merchant, `${INVOICE}/init`, {
    order_id: orderId,
    merchant_id: number(merchant.merchantId),
    amount: number(toMajorText(amount)),
    description,
    invoice_method: "qr",
    currency: amount.currency,
  });
}

/** POST invoice/status by the till's own order id (contracts.md 4.2), which is known also when no answer came. */
export function statusRequest(merchant: Merchant, orderId: string): HttpRequest {
  return json(merchant, `${INVOICE}/status`, { merchant_id: number(merchant.merchantId), order_id: orderId });
}

/**
 * POST invoice/pay as source 2 has it: three fields of a form. The page shows no authentication, the vendor's SDKs
 * sign every v5 call, so this one is signed too.
 */
export function payRequest(merchant: Merchant, customer: string, pass: Pass): HttpRequest {
  const boundary = `tilla${randomBytes(16).toString("hex")}`;
  const fields = { customer, user_id: pass.userId, card_token: pass.cardToken };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const body = Buffer.from(`${parts.join("")}--${boundary}--\r\n`);
  return signed(merchant, `${INVOICE}/pay`, body, `multipart/form-data; boundary=${boundary}`);
}

/** POST cancel.php (contracts.md 4.6). */
export function cancelRequest(merchant: Merchant, invoiceId: string, salt = newSalt()): HttpRequest {
  return classic(merchant, "cancel.php", {
    pg_merchant_id: merchant.merchantId,
    pg_payment_id: invoiceId,
    pg_salt: salt,
  });
}

/** POST revoke.php (contracts.md 4.6). */
export function revokeRequest(merchant: Merchant, invoiceId: string, amount: Money, salt = newSalt()): HttpRequest {
  return classic(merchant, "revoke.php", {
    pg_merchant_id: merchant.merchantId,
    pg_payment_id: invoiceId,
    pg_refund_amount: toMajorText(amount),
    pg_salt: salt,
  });
}

function json(merchant: Merchant, path: string, fields: object): HttpRequest {
  return signed(merchant, path, Buffer.from(stringify(fields) ?? ""), "application/json");
}

function signed(merchant: Merchant, path: string, body: Buffer, contentType: string): HttpRequest {
  const url = merchant.base.href + path;
  const jws = detachedJws(new URL(url).pathname, merchant.merchantId, body, merchant.secret);
  const headers = { "Content-Type": contentType, Accept: "application/json, application/xml", "X-JWS-Signature": jws };
  return { method: "POST", url, headers, body };
}

function classic(merchant: Merchant, script: string, fields: Readonly<Record<string, string>>): HttpRequest {
  const form = new URLSearchParams({ ...fields, pg_sig: pgSig(script, fields, merchant.secret) });
  return {
    method: "POST",
    url: `${merchant.base.href}/${script}`,
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/xml" },
    body: Buffer.from(form.toString()),
  };
}

/** As it is written, not as a double. */
function number(digits: string): LosslessNumber {
  return new LosslessNumber(digits.replace(/^0+(?=\d)/u, ""));
}

function newSalt(): string {
  return randomBytes(12).toString("hex");
}
