import { describe, expect, it } from "vitest";
import { parseBaseUrl } from "../../../../../electron/http/base-url.ts";
import {
  cancelRequest,
  initRequest,
  payRequest,
  revokeRequest,
  statusRequest,
  type Merchant,
} from "../../../../../electron/payments/providers/freedom/client.ts";
import { pgSig } from "../../../../../electron/payments/providers/freedom/signature.ts";

function merchant(secret: string): Merchant {
  const base = parseBaseUrl("https://api.freedompay.uz");
  if (!base.ok) throw new Error(base.error);
  return { base: base.value, merchantId: "123456", secret };
}

const demo = merchant("demo-secret-key");
const text = (body: Buffer | null) => body?.toString("utf8") ?? "";

// The Kazakh documentation's own sample token (FP-KZ) is no golden here: contracts.md 4.3 tells its key (`secret_key`) and
// that its header has `path` for `uri` and a numeric merchant_id. The token itself, the header's order and values (path,
// merchant_id, params, alg) and the body that was signed are in none of the documents, so its bytes can't be made.
describe("the worked examples of contracts.md 4.3, byte for byte", () => {
  it("invoice/init", () => {
    const request = initRequest(demo, "00102", { minor: 1_200_000, currency: "UZS" }, "Test");
    expect(request.url).toBe("https://api.freedompay.uz/v5/merchant/invoice/init");
    expect(text(request.body)).toBe(
      '{"order_id":"00102","merchant_id":123456,"amount":12000,"description":"Test","invoice_method":"qr","currency":"UZS"}',
    );
    expect(request.headers["X-JWS-Signature"]).toBe(
      "eyJ1cmkiOiIvdjUvbWVyY2hhbnQvaW52b2ljZS9pbml0IiwibWVyY2hhbnRfaWQiOiIxMjM0NTYiLCJtZXRob2QiOiJQT1NUIiwicGFyYW1zIjoiIiwiYWxnIjoiSFM1MTIifQ..-2YR1iaBXUAwq2WNXRWtndm87I5AAxjImMEbZs7NvAARnkvKzdS7nV7x1-IpyH_NWMzCnyy-eiCUrfVMad73cQ",
    );
  });

  it("invoice/status", () => {
    const request = statusRequest(demo, "00102");
    expect(text(request.body)).toBe('{"merchant_id":123456,"order_id":"00102"}');
    expect(request.headers["X-JWS-Signature"]).toBe(
      "eyJ1cmkiOiIvdjUvbWVyY2hhbnQvaW52b2ljZS9zdGF0dXMiLCJtZXJjaGFudF9pZCI6IjEyMzQ1NiIsIm1ldGhvZCI6IlBPU1QiLCJwYXJhbXMiOiIiLCJhbGciOiJIUzUxMiJ9..Zycbuq40m4uyTELj6hH6Tg4foQ87hNvF_9unoxmuKxEA-dYgDcNojHdkQJctKp5RcnBzYAXIHN4gcqKbSwii_Q",
    );
  });
});

describe("the worked examples of contracts.md 4.6, byte for byte", () => {
  const secret = "demo-secret-key";
  it.each([
    [
      "revoke.php",
      { pg_salt: "abc123", pg_refund_amount: "50.0", pg_payment_id: "777", pg_merchant_id: "123456" },
      "ad6d23fb6d59f299cd65206c71ae306c",
    ],
    [
      "cancel.php",
      { pg_payment_id: "777", pg_merchant_id: "123456", pg_salt: "abc123" },
      "3241f996c5e2e9c1c2fa3132e4c083bc",
    ],
    [
      "init_payment.php",
      {
        pg_order_id: "00102",
        pg_merchant_id: "123456",
        pg_amount: "12000",
        pg_currency: "UZS",
        pg_description: "Test",
        pg_salt: "random",
      },
      "9b7c2b5d8bd810af0ac5dfe0fb5c48a2",
    ],
  ])("%s", (script, fields, signature) => {
    expect(pgSig(script, fields, secret)).toBe(signature);
    expect(pgSig(script, { ...fields, pg_sig: "takes no part" }, secret)).toBe(signature);
  });

  it("the requests carry them", () => {
    const cancel = cancelRequest(demo, "777", "abc123");
    expect(text(cancel.body)).toBe(
      "pg_merchant_id=123456&pg_payment_id=777&pg_salt=abc123&pg_sig=3241f996c5e2e9c1c2fa3132e4c083bc",
    );
    const revoke = revokeRequest(demo, "777", { minor: 5050, currency: "UZS" }, "abc123");
    expect(revoke.url).toBe("https://api.freedompay.uz/revoke.php");
    expect(new URLSearchParams(text(revoke.body)).get("pg_refund_amount")).toBe("50.50");
  });
});

describe("invoice/pay", () => {
  it("is source 2's form, its three fields in order", () => {
    const pass = { userId: "No65GFR755789T25642588", cardToken: "ef741cfc-f85e-41a0-84e6-2ba964912182" };
    const request = payRequest(demo, "kzobd2vgp17214143761774775392946", pass);
    expect(request.url).toBe("https://api.freedompay.uz/v5/merchant/invoice/pay");
    const boundary = /^multipart\/form-data; boundary=(\w+)$/u.exec(request.headers["Content-Type"] ?? "")?.[1] ?? "";
    const part = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    expect(text(request.body)).toBe(
      part("customer", "kzobd2vgp17214143761774775392946") +
        part("user_id", "No65GFR755789T25642588") +
        part("card_token", "ef741cfc-f85e-41a0-84e6-2ba964912182") +
        `--${boundary}--\r\n`,
    );
  });
});

it("the amount is written exactly, also beyond what a double holds", () => {
  const request = initRequest(demo, "a", { minor: 9_007_199_254_740_991, currency: "USD" }, "t");
  expect(text(request.body)).toContain('"amount":90071992547409.91,');
});
