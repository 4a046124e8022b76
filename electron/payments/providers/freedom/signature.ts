import { createHash, createHmac } from "node:crypto";

/**
 * The value of `X-JWS-Signature`: a detached JWS, HS512, over the body's bytes as they are sent (contracts.md 4.3, the
 * vendor's SDKs). `path` is that of the request.
 */
export function detachedJws(path: string, merchantId: string, body: Buffer, secret: string): string {
  const header = { uri: path, merchant_id: merchantId, method: "POST", params: "", alg: "HS512" };
  const head = Buffer.from(JSON.stringify(header)).toString("base64url");
  const signed = `${head}.${body.toString("base64url")}`;
  const signature = createHmac("sha512", Buffer.from(secret, "utf8")).update(signed).digest("base64url");
  return `${head}..${signature}`;
}

/** A field of a classic call or answer; nested ones take part with their own fields. */
export type Signed = string | null | readonly Signed[] | { readonly [name: string]: Signed };

/**
 * `pg_sig` of the classic calls and their answers: MD5 of the script's name, every value in the order of the fields'
 * names, and the secret (contracts.md 4.6). `pg_sig` itself takes no part.
 */
export function pgSig(script: string, fields: { readonly [name: string]: Signed }, secret: string): string {
  const { pg_sig: _, ...rest } = fields;
  return createHash("md5")
    .update([script, ...values(rest), secret].join(";"), "utf8")
    .digest("hex");
}

function values(field: Signed): readonly string[] {
  if (field === null) return [""];
  if (typeof field === "string") return [field];
  if (isList(field)) return field.flatMap(values);
  const entries = Object.entries(field).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return entries.flatMap(([, each]) => values(each));
}

function isList(field: Signed): field is readonly Signed[] {
  return Array.isArray(field);
}
