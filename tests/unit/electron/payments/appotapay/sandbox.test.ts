import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { authToken, signatureOf } from "../../../../../electron/payments/providers/appotapay/signatures.ts";
import { TRAINING_PARTNER } from "../../../../../electron/payments/sandbox/appotapay/auth.ts";
import { trainingSecrets } from "../../../../../electron/payments/sandbox/credentials.ts";
import { startSandbox, type Sandbox } from "../../../../../electron/payments/sandbox/server.ts";
import { sandboxClient } from "../../../../fakes/sandbox-client.ts";

const apiKey = trainingSecrets["appotapay.apiKey"] ?? "";
const secretKey = trainingSecrets["appotapay.secretKey"] ?? "";
const ORDER = {
  partner_ref_id: "01JD0000000000000000000001",
  order_info: "1121-0043",
  terminal_id: "TID-TRAINING",
  payment_method: "QR",
  amount: 10_000,
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ledgerFile: null, customerMs: null });
});
afterAll(() => sandbox.close());
beforeEach(() => sandboxClient(sandbox).reset());

function token(life = 300, partnerCode = TRAINING_PARTNER): string {
  const now = Math.floor(Date.now() / 1000);
  return authToken({ partnerCode, apiKey, secretKey }, now, now + life);
}

async function post(body: object, headers: Readonly<Record<string, string>> = {}, sent = JSON.stringify(body)) {
  const response = await fetch(`${sandbox.baseUrl}/api/v2/partner/orders/payment/create`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-appotapay-auth": token(),
      "x-request-id": crypto.randomUUID(),
      "x-signature": signatureOf(Buffer.from(JSON.stringify(body)), secretKey),
      ...headers,
    },
    body: sent,
  });
  const answer = (await response.json()) as { readonly error_code?: string };
  return { status: response.status, answer };
}

describe("the AppotaPay sandbox", () => {
  it("takes a rightly signed order, and answers as the source document", async () => {
    const { status, answer } = await post(ORDER);
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      transaction: {
        partner_ref_id: ORDER.partner_ref_id,
        status: "pending",
        amount: 10_000,
        error_code: "34",
        payment_method: "QR",
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/u) as string,
        paid_at: "",
      },
      payment_info: { qr_url: "", qr_type: "VIETQR" },
    });
  });

  it.each([
    ["401", { "x-appotapay-auth": "" }],
    ["401", { "x-appotapay-auth": "Bearer a.b.c" }],
    ["1", { "x-request-id": "1" }],
    ["1", { "x-request-id": "6ba7b810-9dad-11d1-80b4-00c04fd430c8" }],
    ["2", { "x-signature": "" }],
    ["2", { "x-signature": "0".repeat(64) }],
  ])("refuses with %s what is proven wrongly: %j", async (code, headers) => {
    expect(await post(ORDER, headers)).toMatchObject({ answer: { error_code: code } });
    expect(sandbox.ledger.view().orders).toEqual([]);
  });

  it("refuses a token that has expired, lives too long, or is another's", async () => {
    for (const wrong of [token(-1), token(86_400), token(300, "ANOTHER"), token().replace(/^[^.]+/u, "e30")]) {
      expect(await post(ORDER, { "x-appotapay-auth": wrong })).toMatchObject({ status: 401 });
    }
  });

  it("refuses bytes that are not the signed ones", async () => {
    const touched = JSON.stringify(ORDER).replace("10000", "10001");
    expect(await post(ORDER, {}, touched)).toMatchObject({ answer: { error_code: "2" } });
    expect(await post(ORDER, {}, `${JSON.stringify(ORDER)} `)).toMatchObject({ answer: { error_code: "2" } });
  });

  it.each([
    ["32", { amount: 9_999 }],
    ["1", { amount: "10000" }],
    ["1", { amount: 10_000.5 }],
    ["40", { payment_method: "CASH" }],
    ["1", { partner_ref_id: "a".repeat(27) }],
    ["1", { partner_ref_id: "a b" }],
    ["1", { terminal_id: "a".repeat(21) }],
    ["1", { order_info: "" }],
  ])("refuses with %s an order with %j", async (code, over) => {
    expect(await post({ ...ORDER, ...over })).toMatchObject({ status: 400, answer: { error_code: code } });
  });

  it("refuses a reference that it knows", async () => {
    await post(ORDER);
    expect(await post(ORDER)).toMatchObject({ status: 400, answer: { error_code: "30" } });
    expect(sandbox.ledger.view().orders).toHaveLength(1);
  });
});
