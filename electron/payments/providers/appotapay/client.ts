import { randomUUID } from "node:crypto";
import type { BaseUrl } from "../../../http/base-url.ts";
import type { HttpRequest } from "../../../http/messages.ts";
import { authToken, signatureOf, TOKEN_LIFE, type Credentials } from "./signatures.ts";

/** What a request is made with. */
export interface Signing {
  readonly credentials: Credentials;
  /** Seconds for the token's `jti` and the moment from which it lives. */
  readonly serial: number;
}

/** A request and what in it must not be passed on. */
export interface SignedRequest {
  readonly request: HttpRequest;
  readonly secrets: readonly string[];
}

/** POST /api/v2/partner/orders/payment/create (source 3). `X-Signature` is over exactly these bytes. */
export function createRequest(base: BaseUrl, body: Buffer, signing: Signing): SignedRequest {
  const { headers, secrets } = proven(signing);
  return {
    secrets,
    request: {
      method: "POST",
      url: `${base.href}/api/v2/partner/orders/payment/create`,
      headers: { ...headers, "X-Signature": signatureOf(body, signing.credentials.secretKey) },
      body,
    },
  };
}

/** GET /api/v2/partner/orders/transaction/:partner_ref_id (contracts.md 5.3). The vendor's page asks no signature. */
export function detailRequest(base: BaseUrl, reference: string, signing: Signing): SignedRequest {
  const { headers, secrets } = proven(signing);
  const path = `/api/v2/partner/orders/transaction/${encodeURIComponent(reference)}`;
  return { secrets, request: { method: "GET", url: base.href + path, headers, body: null } };
}

function proven({ credentials, serial }: Signing): {
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
} {
  const token = authToken(credentials, serial, serial + TOKEN_LIFE);
  return {
    headers: {
      "X-AppotaPay-Auth": token,
      "Content-Type": "application/json",
      Accept: "application/json",
      "X-Request-Id": randomUUID(),
    },
    // The token's parts by themselves: its signature is the one that opens something.
    secrets: [credentials.secretKey, credentials.apiKey, token],
  };
}
