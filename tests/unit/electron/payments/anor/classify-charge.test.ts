import { describe, expect, it } from "vitest";
import { classify } from "../../../../../electron/payments/providers/anor/classify.ts";
import { LISTED_ERRORS } from "../../../../../electron/payments/providers/anor/errors.ts";
import { answer, enveloped, flat, PAID, paidBut, SENT } from "./examples.ts";

const judge = (body: unknown, status = 200) => classify(SENT, answer(body, status));

describe("a charge is paid", () => {
  it("by source 0's example, verbatim", () => {
    expect(judge(PAID)).toEqual({
      kind: "paid",
      refs: { transactionId: "a12fc00f-5af5-65b8-adf8-74bff44680ee", paymentId: "696e0246c9a128176d5934d8" },
      payer: { card: "860012••••••3456", phone: "••••••••5009" },
      words: "Payment completed successfully",
    });
  });

  it.each([
    ["the vendor's later example (contracts.md 1.4)", paidBut({ message: null, payment_id: 658, payment_status: 2 })],
    ["error_code 0", paidBut({ error_code: 0 })],
    ['error_code "0"', paidBut({ error_code: "0" })],
    ["error_code 0.0", JSON.stringify(paidBut({})).replace('"error_code":null', '"error_code":0.0')],
    ["the envelope inside result", { result: PAID }],
    ["error left out", { data: PAID.data, is_success: true }],
    ["only what is needed", { data: { transaction_id: "t", status: "successfully" }, is_success: true }],
    ["no ids but the transaction's", paidBut({ payment_id: null })],
    ["the amount echoed", paidBut({ amount: 1000 })],
    ["the amount echoed as text", paidBut({ amount: "1000.00" })],
    ["the code echoed", paidBut({ qr_code: SENT.code })],
    ["echoes that say nothing", paidBut({ amount: null, qr_code: null })],
    ["messages of another kind", paidBut({ message: { uz: "ok" }, error_note: 7, card_number: [], phone_number: {} })],
    ["unknown fields and prototype keys", '{"__proto__":{"is_success":false},' + JSON.stringify(PAID).slice(1)],
    ["the same key twice, alike", '{"is_success":true,' + JSON.stringify(PAID).slice(1)],
  ])("with %s", (_, body) => expect(judge(body).kind).toBe("paid"));

  it("under any 2xx", () => expect(judge(PAID, 201).kind).toBe("paid"));

  it("with a payer masked by us when the provider did not", () => {
    const outcome = judge(paidBut({ card_number: "8600 1234 5678 9012", phone_number: 998901234567 }));
    expect(outcome).toMatchObject({ payer: { card: "860012••••••9012", phone: "••••••••4567" } });
    const short = judge(paidBut({ card_number: "12345678901", phone_number: "" }));
    expect(short).toMatchObject({ kind: "paid", payer: { card: "•••••••8901" } });
  });

  it("without a payment id that holds the code", () => {
    const outcome = judge(paidBut({ payment_id: `p-${SENT.code}` }));
    expect(outcome).toMatchObject({ kind: "paid", refs: { transactionId: PAID.data.transaction_id } });
    expect(JSON.stringify(outcome)).not.toContain(SENT.code);
  });
});

describe("a charge is declined", () => {
  it.each([
    ["data.status failed", paidBut({ status: "failed", error_code: -31, message: "No money" }), "-31", "No money"],
    [
      "data.status failed, is_success false",
      { ...paidBut({ status: "failed", message: null }), is_success: false },
      null,
      null,
    ],
    ["a flat error (source 0)", flat(104, "Wrong code"), "104", "Wrong code"],
    ["a flat failure", flat("-31001", "Insufficient funds", "failed"), "-31001", "Insufficient funds"],
    [
      "a field validation (contracts.md 1.2)",
      enveloped(104, '{"qr_code":["This field may not be blank."]}'),
      "104",
      "qr_code: This field may not be blank.",
    ],
    ["INVALID_ARGUMENT", enveloped(104, "INVALID_ARGUMENT"), "104", "INVALID_ARGUMENT"],
    [
      "Invalid time",
      enveloped("104", "Invalid time. Difference over 5 minutes"),
      "104",
      "Invalid time. Difference over 5 minutes",
    ],
    ["payment error", enveloped(106, "Payment error"), "106", "Payment error"],
    ["no subscription", enveloped(333, "Subscription expired"), "333", "Subscription expired"],
    ["no Multi User subscription", enveloped(444, "Multi User"), "444", "Multi User"],
    [
      "validation by the upstream",
      enveloped(7, '{"payment_id":["This field may not be blank."]} HTTP Exception 404 Not Found'),
      "7",
      "payment_id: This field may not be blank. (404 Not Found)",
    ],
    ["an error inside result", { result: enveloped(106, "Payment error") }, "106", "Payment error"],
  ])("by %s", (_, body, code, words) => {
    expect(judge(body)).toEqual({ kind: "declined", decline: { code, words } });
    expect(judge(body, 400).kind).toBe("declined");
    expect(judge(body, 500)).toMatchObject({ kind: "unknown", reason: "http-error" });
  });

  it("by nothing in the table without a source", () => {
    expect(LISTED_ERRORS.filter((each) => !/contracts\.md \d/u.test(each.source))).toEqual([]);
  });
});

describe("a charge is unknown", () => {
  it.each([
    ["104 BILLING_ERROR, the vendor's Anor example", enveloped(104, "BILLING_ERROR"), "provider-unsure"],
    ["104 with other words", enveloped(104, "Something"), "provider-unsure"],
    ["104 without words", enveloped(104, null), "provider-unsure"],
    ["101", enveloped(101), "provider-unsure"],
    ["102", enveloped(102), "provider-unsure"],
    ["103", enveloped(103, "Internal error"), "provider-unsure"],
    ["105", enveloped(105, "transaction not found"), "provider-unsure"],
    ["a code that is not listed", enveloped(9001, "Server"), "provider-unsure"],
    ["7 without a field validation", enveloped(7, "upstream"), "provider-unsure"],
    ["106 that timed out", enveloped(106, "Payment timeout"), "provider-unsure"],
    ["a flat 103", flat(103), "provider-unsure"],
    ["a flat error 0", flat(0), "provider-unsure"],
    ["a flat error that timed out", flat(-31, "Bank connection timed out"), "provider-unsure"],
    ["a flat error of a code used already", flat(-15, "QR already used"), "provider-unsure"],
    ["the same in Russian", flat(-15, "Платёж уже проведён"), "provider-unsure"],
    ["failed, but in process", paidBut({ status: "failed", message: "Still in process" }), "provider-unsure"],
    ["failed, of another code", paidBut({ status: "failed", message: "No", qr_code: "other" }), "id-mismatch"],
    ["failed, of another amount", paidBut({ status: "failed", message: "No", amount: 7 }), "amount-mismatch"],
    ["an error that is a text", { ...PAID, data: null, error: "nope", is_success: false }, "provider-unsure"],
    ["a flat success", flat(0, "ok", "successfully"), "unknown-status"],
    ["another status word", paidBut({ status: "success" }), "unknown-status"],
    ["the word in another case", paidBut({ status: "Successfully" }), "unknown-status"],
    ["no status", paidBut({ status: null }), "unknown-status"],
    ["a pending status", paidBut({ status: "pending" }), "unknown-status"],
    ["no transaction id", paidBut({ transaction_id: null }), "unexpected-answer"],
    ["an empty transaction id", paidBut({ transaction_id: "" }), "unexpected-answer"],
    ["a blank transaction id", paidBut({ transaction_id: " " }), "unexpected-answer"],
    ["an id that is a list", paidBut({ transaction_id: ["t"] }), "unexpected-answer"],
    ["an id that is endless", paidBut({ transaction_id: "t".repeat(101) }), "unexpected-answer"],
    ["the code as id", paidBut({ transaction_id: SENT.code }), "id-mismatch"],
    ["an error code beside success", paidBut({ error_code: 5 }), "unexpected-answer"],
    ["is_success as text", { ...PAID, is_success: "true" }, "unexpected-answer"],
    ["is_success left out", { data: PAID.data, error: null }, "unexpected-answer"],
    ["success and error", { ...PAID, error: { code: 103, message: "x" } }, "unexpected-answer"],
    ["success and an empty error", { ...PAID, error: {} }, "unexpected-answer"],
    ["success denied", { ...PAID, is_success: false }, "unexpected-answer"],
    ["success and a flat error", { ...PAID, status: "error", error_code: 7 }, "unexpected-answer"],
    ["success and an error in data", paidBut({ error: { code: 1 } }), "unexpected-answer"],
    [
      "an error in data",
      { data: { error: { code: 106, message: "x" } }, error: null, is_success: false },
      "unexpected-answer",
    ],
    ["data and an error", { ...enveloped(106), data: PAID.data }, "unexpected-answer"],
    ["success without data", { ...PAID, data: null }, "unexpected-answer"],
    ["a failure that says nothing", { data: null, error: null, is_success: false }, "unexpected-answer"],
    ["the data alone", PAID.data, "unexpected-answer"],
    ["a refusal beside a success in result", { ...enveloped(106), result: PAID }, "unexpected-answer"],
    ["a flat refusal beside a result", { ...flat(5), result: PAID }, "unexpected-answer"],
    ["result twice", { result: { result: PAID } }, "unexpected-answer"],
    ["another amount", paidBut({ amount: 100000 }), "amount-mismatch"],
    ["an amount a hair off", paidBut({ amount: "1000.0000000000000001" }), "amount-mismatch"],
    ["an amount that is none", paidBut({ amount: "many" }), "unexpected-answer"],
    ["another code", paidBut({ qr_code: "50500000000000000000" }), "id-mismatch"],
    ["the same key twice, differently", '{"is_success":false,' + JSON.stringify(PAID).slice(1), "unreadable-answer"],
    ["only a prototype", `{"__proto__":${JSON.stringify(PAID)}}`, "unexpected-answer"],
    ["a list", [PAID], "unexpected-answer"],
    ["null", "null", "unexpected-answer"],
    ["cut JSON", JSON.stringify(PAID).slice(0, 100), "unreadable-answer"],
    ["HTML", "<html>successfully</html>", "unreadable-answer"],
    ["nothing", "", "unreadable-answer"],
  ])("after %s", (_, body, reason) => expect(judge(body)).toMatchObject({ kind: "unknown", reason }));

  it.each([301, 307, 401, 403, 404, 409, 429, 500, 502, 503, 504, 599])("after HTTP %i, whatever it says", (status) => {
    for (const body of [PAID, enveloped(106), flat(5), "<html>", ""]) {
      expect(judge(body, status)).toMatchObject({ kind: "unknown", reason: "http-error" });
    }
  });

  it("after success under HTTP 400", () =>
    expect(judge(PAID, 400)).toMatchObject({ kind: "unknown", reason: "http-error" }));

  it("and tells the id to look for", () => {
    const outcome = judge(paidBut({ status: "pending" }));
    expect(outcome).toMatchObject({ detail: expect.stringContaining(PAID.data.transaction_id) as string });
    // An id of digits alone is whole too, unlike digits in the provider's words.
    const digits = judge(paidBut({ transaction_id: "12345678-1234-1234-1234-123456789012", amount: 7 }));
    expect(digits).toMatchObject({ detail: expect.stringContaining("12345678-1234-1234-1234-123456789012") as string });
  });
});

describe("the transport's word", () => {
  it("is taken for what it proves", () => {
    const detail = "d";
    expect(classify(SENT, { kind: "not-sent", cause: "dns", detail })).toEqual({
      kind: "not-sent",
      reason: "dns",
      detail,
    });
    expect(classify(SENT, { kind: "not-sent", cause: "stopped", detail })).toMatchObject({ reason: "restarted" });
    for (const cause of ["no-answer", "connection-lost", "answer-too-large", "unreadable-answer"] as const) {
      expect(classify(SENT, { kind: "lost", cause, detail })).toEqual({ kind: "unknown", reason: cause, detail });
    }
  });
});
