import { describe, expect, it } from "vitest";
import { parseBaseUrl } from "../../../../../electron/http/base-url.ts";
import { createRequest, detailRequest } from "../../../../../electron/payments/providers/appotapay/client.ts";
import {
  authToken,
  isSignatureOf,
  serials,
  signatureOf,
  TOKEN_LIFE,
} from "../../../../../electron/payments/providers/appotapay/signatures.ts";
import { bytesOf } from "../../../../../electron/payments/providers/appotapay/order.ts";
import { MERCHANT } from "./examples.ts";

/** The worked example of contracts.md 5.2, byte for byte. */
const AT = 1_769_419_489;
const TOKEN =
  "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiIsImN0eSI6ImFwcG90YXBheS1hcGk7dj0xIn0" +
  ".eyJpc3MiOiJERU1PUEFSVE5FUiIsImFwaV9rZXkiOiJERU1PS0VZIiwianRpIjoiREVNT0tFWS0xNzY5NDE5NDg5IiwiZXhwIjoxNzY5NDE5Nzg5fQ" +
  ".ZIVhhYl6PeFWxtrBgDbzMGHpApF4xTWDtp5IyU4vYvE";
const BODY =
  '{"partner_ref_id":"igVSoghODYwBgJEbQdTj","order_info":"Appota test","terminal_id":"TID-5094322012",' +
  '"payment_method":"QR","amount":12000,"customer_phone_number":"0989898657"}';
const SIGNATURE = "dd99b43a12d54ca3e45f14c11c99fc29405dd7a2bdba47ea238e2c5a2bf8b7b0";

const base = parseBaseUrl("https://pos-gw.dev.appotapay.com");
const address = base.ok ? base.value : { href: "", endpoint: "", insecure: false };
const signing = { credentials: MERCHANT, serial: AT };

describe("the worked example", () => {
  it("gives the token", () => {
    expect(authToken(MERCHANT, AT, AT + TOKEN_LIFE)).toBe(TOKEN);
  });

  it("gives the signature of its 173 bytes", () => {
    expect(Buffer.from(BODY)).toHaveLength(173);
    expect(signatureOf(Buffer.from(BODY), MERCHANT.secretKey)).toBe(SIGNATURE);
    expect(isSignatureOf(SIGNATURE, Buffer.from(BODY), MERCHANT.secretKey)).toBe(true);
  });

  it("is signed over exactly the bytes that are sent", () => {
    const bytes = Buffer.from(BODY);
    const { request } = createRequest(address, bytes, signing);
    expect(request).toMatchObject({
      method: "POST",
      url: "https://pos-gw.dev.appotapay.com/api/v2/partner/orders/payment/create",
      headers: { "X-AppotaPay-Auth": TOKEN, "X-Signature": SIGNATURE, "Content-Type": "application/json" },
    });
    expect(request.body).toBe(bytes);
  });
});

describe("the order's bytes", () => {
  it("are the source document's, without blanks and in its order", () => {
    const order = {
      partner_ref_id: "igVSoghODYwBgJEbQdTj",
      order_info: "Appota test",
      terminal_id: "TID-5094322012",
      payment_method: "QR",
      amount: 12_000,
    } as const;
    expect(bytesOf(order).toString()).toBe(BODY.replace(',"customer_phone_number":"0989898657"', ""));
  });
});

describe("a signature", () => {
  it("is of other bytes, another key, another length: wrong", () => {
    const bytes = Buffer.from(BODY);
    expect(isSignatureOf(SIGNATURE, Buffer.from(`${BODY} `), MERCHANT.secretKey)).toBe(false);
    expect(isSignatureOf(SIGNATURE, bytes, "demo-secret-kez")).toBe(false);
    for (const wrong of ["", SIGNATURE.slice(1), `${SIGNATURE}0`, SIGNATURE.toUpperCase(), "é".repeat(32)]) {
      expect(isSignatureOf(wrong, bytes, MERCHANT.secretKey)).toBe(false);
    }
  });
});

describe("every request", () => {
  it("has an id of its own, a UUID v4", () => {
    const ids = [1, 2, 3].map(() => detailRequest(address, "a", signing).request.headers["X-Request-Id"]);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  });

  it("names its secrets, so that no outcome can hold one", () => {
    expect(detailRequest(address, "a", signing).secrets).toEqual([MERCHANT.secretKey, MERCHANT.apiKey, TOKEN]);
  });

  it("for a detail has no body and no signature, and its reference in the path", () => {
    const { request } = detailRequest(address, "01JD-_x", signing);
    expect(request.url).toBe("https://pos-gw.dev.appotapay.com/api/v2/partner/orders/transaction/01JD-_x");
    expect(request.body).toBeNull();
    expect(request.headers["X-Signature"]).toBeUndefined();
  });
});

describe("serials", () => {
  it("never repeat, also within a second and when the clock steps back", () => {
    let now = AT * 1000 + 999;
    const next = serials(() => now);
    expect([next(), next()]).toEqual([AT, AT + 1]);
    now -= 60_000;
    expect(next()).toBe(AT + 2);
    now += 600_000;
    expect(next()).toBe(AT + 540);
  });

  it("follow a clock that was far ahead and is set right: a token of the future is refused", () => {
    let now = (AT + 172_800) * 1000;
    const next = serials(() => now);
    next();
    now = AT * 1000;
    expect([next(), next()]).toEqual([AT, AT + 1]);
  });
});
