import { describe, expect, it } from "vitest";
import type { ExchangeResult } from "../../../../../electron/http/messages.ts";
import { classify } from "../../../../../electron/payments/providers/appotapay/classify.ts";
import { LISTED_CODES } from "../../../../../electron/payments/providers/appotapay/errors.ts";
import { answer, ASKED, CREATED, createdBut, detailBut, failure, MERCHANT, PAID, QR, SENT } from "./examples.ts";

const ID = "01KFWSXKTKA645GHJMM27DWEBT";
const REFS = { reference: "igVSoghODYwBgJEbQdTj", transactionId: ID };
const create = (body: unknown, status = 200) => classify(SENT, answer(body, status));
const detail = (body: unknown, status = 200) => classify(ASKED, answer(body, status));
const every = (table: (each: (typeof LISTED_CODES)[number]) => boolean) =>
  LISTED_CODES.filter(table).flatMap((each) => each.codes);

describe("the listed codes", () => {
  /** Written out, not derived: a code that moves from one row to another changes what is believed of money. */
  it("decide exactly this, and none is listed twice", () => {
    const by = (field: "failed" | "refused", meaning: string) =>
      every((each) => each[field] === meaning)
        .toSorted((a, b) => Number(a) - Number(b))
        .join(" ");
    expect(by("failed", "declined")).toBe("1 2 12 13 22 31 32 33 40 64 65 66 69 75 78 79 82 84 93 94 139 252 253 401");
    expect(by("failed", "expired")).toBe("67");
    expect(by("failed", "cancelled")).toBe("38");
    expect(by("failed", "contradiction")).toBe("30 34 36 37 132");
    expect(by("failed", "unsure")).toBe("");
    expect(by("refused", "declined")).toBe("1 2 12 13 22 31 32 33 38 40 64 65 66 69 75 79 82 84 139 252 253 401");
    expect(by("refused", "unsure")).toBe("30 34 36 37 67 78 93 94 132");
  });
});

describe("an order's answer", () => {
  it("of the source document is a QR to be paid, not an error", () => {
    expect(create(CREATED)).toEqual({
      kind: "awaiting-customer",
      presentation: { kind: "qr", text: QR, expiresAt: null },
      refs: REFS,
    });
  });

  it.each(["34", 34, "034", "00", 0, "", null, undefined])("waits with error_code %j", (code) => {
    expect(create(createdBut({ error_code: code })).kind).toBe("awaiting-customer");
  });

  it("for a card terminal waits for the customer there", () => {
    const outcome = classify({ ...SENT, method: "POS" }, answer(createdBut({ payment_method: "POS" }, null)));
    expect(outcome).toEqual({ kind: "awaiting-customer", presentation: { kind: "customer-device" }, refs: REFS });
  });

  it.each([
    ["no payment_info", null],
    ["payment_info of another kind", "QR"],
    ["an empty QR", { qr_content: " " }],
    ["a picture", { qr_content: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAA" }],
    ["a QR for another amount", { qr_content: QR.replace("540512000", "540521000") }],
    ["a number", { qr_content: 5 }],
  ])("with %s is not shown and not decided", (_, info) => {
    const outcome = create(createdBut({}, info));
    expect(outcome).toMatchObject({ kind: "unknown", reason: "unexpected-answer", refs: REFS });
    expect(outcome).toMatchObject({ detail: expect.stringContaining("not shown") as string });
  });

  it.each([
    [{ amount: 12_001 }, "amount-mismatch"],
    [{ amount: 1_200_000 }, "amount-mismatch"],
    [{ amount: "12000.5" }, "amount-mismatch"],
    [{ currency: "USD" }, "amount-mismatch"],
    [{ partner_ref_id: "another" }, "id-mismatch"],
    [{ partner_ref_id: "IGVSOGHODYWBGJEBQDTJ" }, "id-mismatch"],
    [{ partner_ref_id: null }, "unexpected-answer"],
    [{ status: "paid" }, "unknown-status"],
    [{ status: "SUCCESS" }, "unknown-status"],
    [{ status: "" }, "unknown-status"],
    [{ status: null }, "unexpected-answer"],
    [{ status: 1 }, "unexpected-answer"],
    [{ error_code: "33" }, "provider-unsure"],
    [{ error_code: {} }, "unexpected-answer"],
    [{ transaction_id: "a b" }, "unexpected-answer"],
    [{ transaction_id: `x-${MERCHANT.secretKey}` }, "id-mismatch"],
    [{ status: "success", error_code: "34" }, "unexpected-answer"],
    [{ status: "success", error_code: "00", amount: null }, "unexpected-answer"],
    [{ status: "success", error_code: "00", transaction_id: null }, "unexpected-answer"],
    [{ status: "error", error_code: "99" }, "provider-unsure"],
    [{ status: "error", error_code: "5" }, "provider-unsure"],
    [{ status: "error", error_code: "132" }, "unexpected-answer"],
  ])("with %j is not decided", (changes, reason) => {
    expect(create(createdBut(changes))).toMatchObject({ kind: "unknown", reason });
  });

  it("of success is paid", () => {
    for (const code of ["00", 0, "", null, undefined]) {
      expect(create(createdBut({ status: "success", error_code: code }))).toEqual({
        kind: "paid",
        refs: REFS,
        payer: {},
        words: null,
      });
    }
  });

  it.each(["75", "38", "67"])("of a failure with the listed code %s is declined, with its words", (code) => {
    const body = createdBut({ status: "error", error_code: code, error_message: "Số tiền không đủ" });
    expect(create(body)).toEqual({ kind: "declined", decline: { code, words: "Số tiền không đủ" } });
  });

  it.each(every((each) => each.refused === "declined"))("that refuses with the listed code %s is declined", (code) => {
    for (const status of [200, 400, 401, 403, 422]) {
      expect(create(failure(code), status)).toEqual({ kind: "declined", decline: { code, words: "Không" } });
    }
    for (const status of [302, 408, 425, 429, 500, 502, 503]) {
      expect(create(failure(code), status)).toMatchObject({ kind: "unknown", reason: "http-error" });
    }
  });

  it.each([
    ...every((each) => each.refused === "unsure"),
    "42",
    "95",
    "99",
    "207",
    "250",
    "500",
    "3143",
    "-1",
    "x",
    "0",
    "",
  ])("that refuses with the code %j decides nothing", (code) => {
    expect(create(failure(code))).toMatchObject({ kind: "unknown", reason: "provider-unsure" });
    expect(create(failure(code), 400)).toMatchObject({ kind: "unknown", reason: "provider-unsure" });
  });

  it.each([
    ["[1]", "unexpected-answer"],
    ["{}", "unexpected-answer"],
    ["null", "unexpected-answer"],
    ["", "unreadable-answer"],
    ["<html>", "unreadable-answer"],
    [{ ...CREATED, error_code: "33", error_message: "x" }, "unexpected-answer"],
    [{ ...CREATED, status: "success" }, "unexpected-answer"],
    [{ transaction: [CREATED.transaction] }, "unexpected-answer"],
    [{ result: CREATED }, "unexpected-answer"],
    ['{"transaction":{"status":"pending","status":"success"}}', "unreadable-answer"],
    ['{"__proto__":{"transaction":{"status":"success"}}}', "unexpected-answer"],
  ])("%j decides nothing", (body, reason) => {
    expect(create(body)).toMatchObject({ kind: "unknown", reason });
  });

  it("of any kind under an error's status decides nothing", () => {
    for (const status of [201, 204]) expect(create(CREATED, status).kind).toBe("awaiting-customer");
    for (const status of [400, 401, 500, 301]) {
      expect(create(createdBut({ status: "success", error_code: "00" }), status)).toMatchObject({
        reason: "http-error",
      });
      expect(create(createdBut({ status: "error", error_code: "33" }), status)).toMatchObject({ reason: "http-error" });
    }
  });
});

describe("the detail's answer", () => {
  it("of success is paid", () => {
    expect(detail(PAID)).toEqual({ kind: "paid", refs: REFS, payer: {}, words: null });
    expect(detail(detailBut({ amount: "12000", error_code: undefined }))).toMatchObject({ kind: "paid" });
    // After a lost answer the till does not know AppotaPay's id.
    expect(classify({ ...ASKED, transactionId: null }, answer(PAID))).toMatchObject({ kind: "paid", refs: REFS });
  });

  it.each(["pending", "processing"])("of %s is pending, what is shown stays", (status) => {
    const body = detailBut({ status, error_code: 34, paid_at: "" });
    expect(detail(body)).toEqual({ kind: "pending", presentation: null, refs: REFS });
  });

  it("of a card terminal's order waits there, also when the first answer was lost", () => {
    const body = detailBut({ status: "pending", error_code: "34", payment_method: "POS" });
    expect(detail(body)).toEqual({ kind: "pending", presentation: { kind: "customer-device" }, refs: REFS });
  });

  it.each([
    ["67", { kind: "expired" }],
    ["38", { kind: "cancelled" }],
    ["33", { kind: "declined", decline: { code: "33", words: "W" } }],
    ["78", { kind: "declined", decline: { code: "78", words: "W" } }],
    [undefined, { kind: "declined", decline: { code: null, words: "W" } }],
  ])("of an error with code %j is final", (error_code, outcome) => {
    expect(detail(detailBut({ status: "error", error_code, error_message: "W" }))).toEqual(outcome);
  });

  it("of void is declined, whatever the code", () => {
    for (const error_code of ["31", "00", "99", undefined]) {
      expect(detail(detailBut({ status: "void", error_code }))).toMatchObject({ kind: "declined" });
    }
  });

  it.each([
    [{ amount: 11_999 }, "amount-mismatch"],
    [{ currency: "840" }, "amount-mismatch"],
    [{ transaction_id: "01KFWSXKTKA645GHJMM27DWEBX" }, "id-mismatch"],
    [{ partner_ref_id: "another" }, "id-mismatch"],
    [{ status: "refunded" }, "unknown-status"],
    [{ error_code: "99" }, "unexpected-answer"],
    [{ amount: null }, "unexpected-answer"],
    [{ status: "error", error_code: "95" }, "provider-unsure"],
    [{ status: "error", error_code: "36" }, "unexpected-answer"],
    [{ status: "pending", error_code: "75" }, "provider-unsure"],
  ])("with %j is not decided", (changes, reason) => {
    expect(detail(detailBut(changes))).toMatchObject({ kind: "unknown", reason });
  });

  it("that does not find the order says so", () => {
    for (const status of [200, 400, 404]) expect(detail(failure("36"), status)).toEqual({ kind: "not-found" });
    expect(detail(failure(36), 404)).toEqual({ kind: "not-found" });
  });

  it.each([
    [failure("36"), 500],
    [failure("401"), 401],
    [failure("33"), 400],
    [failure("67"), 400],
    [failure("38"), 200],
    [failure("99"), 200],
    [PAID, 500],
    [PAID, 400],
    [PAID, 301],
    ["<html>404</html>", 404],
    ["", 200],
    ["{}", 200],
    [[PAID], 200],
    [{ result: PAID }, 200],
  ])("%j under HTTP %i teaches nothing", (body, status) => {
    expect(detail(body, status).kind).toBe("unanswered");
  });

  it("that refuses the till's credentials says so", () => {
    expect(detail(failure("401", "Lỗi xác thực"), 401)).toMatchObject({
      kind: "unanswered",
      detail: expect.stringContaining("credentials") as string,
    });
  });
});

describe("the transport", () => {
  const results: readonly [ExchangeResult, object, string][] = [
    [{ kind: "not-sent", cause: "dns", detail: "d" }, { kind: "not-sent", reason: "dns" }, "dns: d"],
    [{ kind: "not-sent", cause: "stopped", detail: "d" }, { kind: "not-sent", reason: "restarted" }, "stopped: d"],
    [{ kind: "lost", cause: "no-answer", detail: "d" }, { kind: "unknown", reason: "no-answer" }, "no-answer: d"],
  ];
  it.each(results)("%j", (result, charged, told) => {
    expect(classify(SENT, result)).toMatchObject(charged);
    expect(classify(ASKED, result)).toEqual({ kind: "unanswered", detail: told });
  });
});
