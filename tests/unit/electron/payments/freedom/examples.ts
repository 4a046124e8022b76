import type { ExchangeResult } from "../../../../../electron/http/messages.ts";
import { pgSig } from "../../../../../electron/payments/providers/freedom/signature.ts";
import type { SentInvoice } from "../../../../../electron/payments/providers/freedom/verdict.ts";

export function answer(body: string, status = 200): ExchangeResult {
  return { kind: "answered", status, headers: {}, body: Buffer.from(body), tookMs: 12, at: Date.UTC(2026, 10, 21) };
}

export const SECRET = "demo-secret-key";
export const TOKEN = "ef741cfc-f85e-41a0-84e6-2ba964912182";
export const USER = "No65GFR755789T25642588";
export const SENT: SentInvoice = {
  orderId: "00102",
  invoiceId: "1290137",
  amount: { minor: 1_200_000, currency: "UZS" },
  secrets: [SECRET, USER, TOKEN],
};

/** Source 2's answer, field by field, with values of a paid invoice. */
export const FIELDS: Readonly<Record<string, string>> = {
  status: "ok",
  order_id: "00102",
  invoice_status: "ok",
  invoice_id: "1290137",
  error_code: "0",
  error_description: "",
  card_pan: "5483-18XX-XXXX-0293",
  amount: "12000",
  currency: "UZS",
  dt: "2019-08-24T14:15:22Z",
};

/** Source 2's example as it stands there. */
export const SAMPLE = `<?xml version="1.0" encoding="UTF-8"?>
<root>
  <status>string</status>
  <order_id>string</order_id>
  <invoice_status>string</invoice_status>
  <invoice_id>0</invoice_id>
  <error_code>0</error_code>
  <error_description>string</error_description>
  <card_pan>string</card_pan>
  <amount>0</amount>
  <currency>string</currency>
  <dt>2019-08-24T14:15:22Z</dt>
</root>`;

export function xml(fields: Readonly<Record<string, string>>, root = "root"): string {
  const inner = Object.entries(fields).map(([name, value]) => `  <${name}>${value}</${name}>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n${inner.join("")}</${root}>`;
}

/** A signed answer of a classic call; the signature is over the texts, not over how XML writes them. */
export function signedXml(script: string, fields: Readonly<Record<string, string>>): string {
  const all = { ...fields, pg_salt: "s" };
  const written = Object.entries(all).map(([name, value]) => [name, value.replaceAll("&", "&amp;")] as const);
  return xml({ ...Object.fromEntries(written), pg_sig: pgSig(script, all, SECRET) }, "response");
}
