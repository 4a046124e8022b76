import { createHmac, timingSafeEqual } from "node:crypto";

/** What a merchant proves itself with (contracts.md 5.2). */
export interface Credentials {
  readonly partnerCode: string;
  readonly apiKey: string;
  readonly secretKey: string;
}

/** Seconds a token lives: the vendor's own example of "short". */
export const TOKEN_LIFE = 300;

const HEADER = { typ: "JWT", alg: "HS256", cty: "appotapay-api;v=1" } as const;

/**
 * The token of the `X-AppotaPay-Auth` header: a JWT, HS256, with the vendor's `cty` (contracts.md 5.2). `serial` makes
 * its `jti` unique and is a time, as is `expires`: unix seconds.
 */
export function authToken(credentials: Credentials, serial: number, expires: number): string {
  const { partnerCode, apiKey, secretKey } = credentials;
  const payload = { iss: partnerCode, api_key: apiKey, jti: `${apiKey}-${serial}`, exp: expires };
  const signed = `${base64url(HEADER)}.${base64url(payload)}`;
  return `${signed}.${createHmac("sha256", secretKey).update(signed).digest("base64url")}`;
}

/** The `X-Signature` of exactly these bytes, also that of an IPN's `data`: hex HMAC-SHA256 (contracts.md 5.2, 5.6). */
export function signatureOf(bytes: Uint8Array, secretKey: string): string {
  return createHmac("sha256", secretKey).update(bytes).digest("hex");
}

/** Whether a signature is that of these bytes. Takes as long for a wrong one as for the right one. */
export function isSignatureOf(signature: string, bytes: Uint8Array, secretKey: string): boolean {
  const expected = Buffer.from(signatureOf(bytes, secretKey));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Seconds for `jti`, never the same twice from one till: the vendor publishes no rule for two tokens of one second
 * (contracts.md 5.8), and polls come that often. A clock that was set back by more than a token's life is followed: a
 * token of the far future would be refused until then.
 */
export function serials(now: () => number): () => number {
  let last = 0;
  return () => {
    const second = Math.floor(now() / 1000);
    const isFollowed = second > last || second < last - TOKEN_LIFE;
    last = isFollowed ? second : last + 1;
    return last;
  };
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
