import { describe, expect, it } from "vitest";
import { classify } from "../../../../../electron/payments/providers/anor/classify.ts";
import { answer, ATTACHED, enveloped, flat, SENT_RECEIPT } from "./examples.ts";

const judge = (body: unknown, status = 200) => classify(SENT_RECEIPT, answer(body, status));
const attachedBut = (data: object) => ({ ...ATTACHED, data: { ...ATTACHED.data, ...data } });

describe("a receipt is attached", () => {
  it.each([
    ["source 1's example, verbatim", ATTACHED],
    [
      "the vendor's later example (contracts.md 1.5)",
      attachedBut({ error_code: null, payment_id: null, message: null }),
    ],
    ["no id echoed", attachedBut({ transaction_id: null })],
    ["a payment id like the payment's", attachedBut({ payment_id: "696e0246c9a128176d5934d8" })],
    ["the envelope inside result", { result: ATTACHED }],
    ["an error that it was attached already", enveloped(7, '{"qr_code":["Payment already fiscalized"]}')],
    ["the same, flat and in Russian", flat(5, "Чек уже прикреплён")],
  ])("by %s", (_, body) => expect(judge(body).kind).toBe("fiscalized"));

  it("with the provider's words", () => {
    expect(judge(ATTACHED)).toEqual({ kind: "fiscalized", words: "Fiscalization completed successfully" });
  });
});

describe("a receipt is rejected", () => {
  it.each([
    [
      "the vendor's example (contracts.md 1.5)",
      enveloped(7, '{"payment_id":["This field may not be blank."]}'),
      { code: "7", words: "payment_id: This field may not be blank." },
    ],
    ["a validation", enveloped(104, "INVALID_ARGUMENT"), { code: "104", words: "INVALID_ARGUMENT" }],
    [
      "an unknown transaction",
      enveloped(105, "Transaction not found"),
      { code: "105", words: "Transaction not found" },
    ],
    ["a refusal that is not listed", enveloped(9001, "Other taxpayer"), { code: "9001", words: "Other taxpayer" }],
    ["a flat refusal", flat(12, "Other taxpayer"), { code: "12", words: "Other taxpayer" }],
    ["an error code in data", attachedBut({ error_code: 12, message: "No" }), { code: "12", words: "No" }],
    ["a failed status", attachedBut({ status: "failed", message: "No" }), { code: null, words: "No" }],
  ])("by %s", (_, body, rejection) => {
    expect(judge(body)).toEqual({ kind: "rejected", rejection });
    expect(judge(body, 404)).toEqual({ kind: "rejected", rejection });
  });
});

describe("a receipt is to be tried again", () => {
  it.each([
    ["101", enveloped(101), "provider-busy"],
    ["102", enveloped(102), "provider-busy"],
    ["103", enveloped(103), "provider-busy"],
    ["104 BILLING_ERROR", enveloped(104, "BILLING_ERROR"), "provider-busy"],
    ["105", enveloped(105), "provider-busy"],
    ["no subscription", enveloped(333), "provider-busy"],
    ["no Multi User", enveloped(444), "provider-busy"],
    ["a flat 103", flat(103), "provider-busy"],
    ["a refusal that timed out", enveloped(9001, "OFD timeout"), "provider-busy"],
    ["an id of another payment", attachedBut({ transaction_id: "another" }), "id-mismatch"],
    ["a refusal of another payment", attachedBut({ transaction_id: "another", error_code: 5 }), "id-mismatch"],
    ["an unknown status", attachedBut({ status: "queued" }), "unknown-status"],
    ["success without data", { ...ATTACHED, data: null }, "unexpected-answer"],
    ["success denied", { ...ATTACHED, is_success: false }, "unexpected-answer"],
    ["success and an error", { ...ATTACHED, error: { code: 1, message: "x" } }, "unexpected-answer"],
    ["an error that says nothing", enveloped(null, null), "unexpected-answer"],
    ["HTML", "<html>", "unreadable-answer"],
    ["nothing", "", "unreadable-answer"],
  ])("after %s", (_, body, reason) => expect(judge(body)).toMatchObject({ kind: "retry", reason }));

  it.each([
    [500, "http-error"],
    [502, "http-error"],
    [301, "http-error"],
    [401, "http-error"],
    [429, "provider-busy"],
    [503, "provider-busy"],
  ])("after HTTP %i, whatever it says", (status, reason) => {
    for (const body of [ATTACHED, enveloped(7, "no"), ""]) {
      expect(judge(body, status)).toMatchObject({ kind: "retry", reason });
    }
  });

  it("after success or a page under HTTP 404", () => {
    expect(judge(ATTACHED, 404)).toMatchObject({ kind: "retry" });
    expect(judge("<html>", 404)).toMatchObject({ kind: "retry", reason: "http-error" });
  });

  it("when the provider asks for it", () => {
    const busy = answer("", 503, { "retry-after": "30" });
    expect(classify(SENT_RECEIPT, busy)).toMatchObject({ kind: "retry", retryAfterMs: 30_000 });
  });

  it("after any failure of the transport", () => {
    for (const cause of ["dns", "refused", "unreachable", "tls", "connect-timeout", "address-forbidden"] as const) {
      expect(classify(SENT_RECEIPT, { kind: "not-sent", cause, detail: "d" })).toMatchObject({ reason: cause });
    }
    expect(classify(SENT_RECEIPT, { kind: "not-sent", cause: "stopped", detail: "d" })).toMatchObject({
      kind: "retry",
    });
    expect(classify(SENT_RECEIPT, { kind: "lost", cause: "no-answer", detail: "d" })).toMatchObject({ kind: "retry" });
  });
});
