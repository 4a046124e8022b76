import { describe, expect, it } from "vitest";
import { classify } from "../../../../../electron/payments/providers/wallet/classify.ts";
import { walletSystem } from "../../../../../shared/domain/wallet-systems.ts";
import {
  answered,
  CREATE,
  CREATED,
  CYRILLIC,
  EXISTS,
  NOT_FOUND,
  PAYED,
  PROCESS,
  PROCESSED,
  SENDER,
  STATUS,
  TRACKING,
} from "./examples.ts";

const create = (body: unknown, over = {}) => classify(CREATE, answered(body, over));
const error = (code: unknown, message: unknown) => ({ error: { code, message } });

describe("create", () => {
  it("is made when the answer names our invoice", () => {
    expect(create(CREATED)).toEqual({ kind: "created", tracking: TRACKING });
    expect(create({ ...CREATED, payment_id: "26", error: null })).toMatchObject({ kind: "created" });
  });

  it.each([
    ["the document's own sample, with a letter in its number", CYRILLIC, "unreadable-answer"],
    ["that number as a text", { ...CREATED, payment_id: "2б" }, "id-mismatch"],
    ["another number", { ...CREATED, payment_id: 27 }, "id-mismatch"],
    ["no tracking", { payment_id: 26 }, "unexpected-answer"],
    ["nothing", {}, "unexpected-answer"],
    ["a list", [CREATED], "unexpected-answer"],
    ["an error beside it", { ...CREATED, ...EXISTS }, "unexpected-answer"],
    ["an error without shape", { error: 0 }, "unexpected-answer"],
    ["an empty error", { error: {} }, "unexpected-answer"],
    ["a false error", { ...CREATED, error: false }, "unexpected-answer"],
  ])("is not known from %s", (_, body, reason) => {
    expect(create(body)).toMatchObject({ kind: "unknown", reason });
  });

  it("is refused by an error, which code 0 is too", () => {
    expect(create(error(5, "Wrong amount"))).toEqual({
      kind: "declined",
      decline: { code: "5", words: "Wrong amount" },
    });
    expect(create(error(0, "Currency is not available"))).toMatchObject({ kind: "declined", decline: { code: "0" } });
    expect(create(error("12", "No"), { status: 422 })).toMatchObject({ kind: "declined" });
    expect(create(error(null, "No"))).toMatchObject({ kind: "declined" });
  });

  it.each([EXISTS, error(0, null), error("0", ""), error(17, "Payment ALREADY  exists"), error(3, "duplicate id")])(
    "may exist already: %j",
    (body) => {
      expect(create(body)).toMatchObject({ kind: "unknown", reason: "provider-unsure" });
    },
  );

  it("believes nothing unsigned", () => {
    const unsigned = { headers: {} };
    for (const body of [CREATED, EXISTS, error(5, "No")]) {
      expect(create(body, unsigned)).toMatchObject({ kind: "unknown", reason: "bad-signature" });
    }
    expect(create(error(5, "No"), { ...unsigned, status: 400 })).toMatchObject({
      kind: "unknown",
      reason: "http-error",
    });
  });

  it.each([301, 500, 502])("learns nothing from HTTP %i", (status) => {
    for (const body of [CREATED, error(5, "No")]) {
      expect(create(body, { status })).toMatchObject({ kind: "unknown", reason: "http-error" });
    }
    expect(create(CREATED, { status: 404 })).toMatchObject({ kind: "unknown", reason: "http-error" });
  });

  it("hides the customer's number", () => {
    expect(JSON.stringify(create(error(5, `Wallet ${SENDER} unknown`)))).not.toContain(SENDER);
  });

  it("is not sent when nothing left", () => {
    expect(classify(CREATE, { kind: "not-sent", cause: "stopped", detail: "" })).toMatchObject({ reason: "restarted" });
    expect(classify(CREATE, { kind: "lost", cause: "no-answer", detail: "" })).toMatchObject({ kind: "unknown" });
  });
});

describe("process", () => {
  const process = (body: unknown, sent = PROCESS) => classify(sent, answered(body));
  const withSystem = (code: string) => ({ ...PROCESS, system: walletSystem(code) ?? PROCESS.system });
  const shown = (over: object, sent = PROCESS) => {
    const outcome = process({ ...PROCESSED, ...over }, sent);
    return outcome.kind === "awaiting-customer" ? outcome.presentation : outcome.kind;
  };
  const qr = (text: string) => ({ kind: "qr", text, expiresAt: null });

  it("shows the form rather than the link", () => {
    expect(shown({})).toEqual(qr(PROCESSED.pay_form));
    expect(shown({ pay_form: null })).toEqual(qr(PROCESSED.pay_link));
    expect(shown({ pay_form: "<form action='https://x'></form>" })).toEqual(qr(PROCESSED.pay_link));
    expect(shown({ pay_form: { url: "x" } })).toEqual(qr(PROCESSED.pay_link));
  });

  it.each([
    "http://pay.example/1",
    "javascript:alert(1)",
    "https://user:pw@pay.example/1",
    "https://",
    "https://pay.example/a b",
    "https://pay.example/\u202e",
    `https://pay.example/${"x".repeat(800)}`,
  ])("draws no %s", (link) => {
    expect(shown({ pay_form: link, pay_link: link })).toBe("unknown");
    expect(shown({ pay_form: link })).toEqual(qr(PROCESSED.pay_link));
  });

  const address = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
  const crypto = { address, current_confirmations: "1", success_confirmations: 3 };

  it("shows coins by address, with what is to come and what is there", () => {
    const btc = { ...withSystem("bitcoin"), amount: "0.00100000" };
    const coins = { kind: "crypto", address, amount: "0.00100000", confirmations: 1, needed: 3 };
    expect(shown({ crypto }, btc)).toEqual(coins);
    expect(shown({ crypto: { address } }, btc)).toEqual({ ...coins, confirmations: 0, needed: 1 });
    expect(shown({ crypto: { address: "a b" } }, btc)).toEqual(qr(PROCESSED.pay_form));
    expect(shown({ crypto: [], pay_form: null, pay_link: null }, btc)).toBe("unknown");
    expect(shown({ crypto })).toEqual(qr(PROCESSED.pay_form));
  });

  it("leaves mobile money without a page to the phone", () => {
    const phone = withSystem("mpesa-congo.usd");
    expect(shown({ pay_form: null, pay_link: null }, phone)).toEqual({ kind: "customer-device" });
    expect(shown({}, phone)).toEqual(qr(PROCESSED.pay_form));
  });

  it.each([
    [{ payment_id: 27 }, "id-mismatch"],
    [{ tracking: "OTHER" }, "id-mismatch"],
    [{ status: "PAYED" }, "provider-unsure"],
    [{ status: "FINISHED" }, "provider-unsure"],
    [{ status: "CREATED" }, "provider-unsure"],
    [{ status: "PAYIN_ERROR" }, "provider-unsure"],
    [{ status: "OK" }, "unknown-status"],
    [{ status: null }, "unexpected-answer"],
    [{ payment_id: null }, "unexpected-answer"],
  ])("is not known with %j", (over, reason) => {
    expect(process({ ...PROCESSED, ...over })).toMatchObject({ kind: "unknown", reason, refs: PROCESS.refs });
  });

  it("never says that nothing was sent: the invoice stands", () => {
    for (const cause of ["stopped", "refused", "tls"] as const) {
      const outcome = classify(PROCESS, { kind: "not-sent", cause, detail: "host" });
      expect(outcome).toMatchObject({ kind: "unknown", refs: PROCESS.refs });
    }
  });

  it.each(["Payment is closed", "Invoice already processed", "Transaction already exists", "The invoice was PAID", ""])(
    "asks the status when it is refused because something became of it already: %j",
    (message) => {
      const outcome = process({ error: { code: 5, message } });
      expect(outcome).toMatchObject({ kind: "unknown", reason: "provider-unsure", refs: PROCESS.refs });
    },
  );

  it("is a no when it is refused for another reason before anything was shown", () => {
    expect(process({ error: { code: 5, message: "Amount is too small" } })).toMatchObject({ kind: "declined" });
  });

  it("ends with the vendor's final words", () => {
    expect(process({ ...PROCESSED, status: "FAILED" })).toMatchObject({ kind: "declined" });
    expect(process({ ...PROCESSED, status: "CANCELED" })).toMatchObject({ kind: "declined" });
  });
});

describe("status", () => {
  const status = (over: object, asked = STATUS) => classify(asked, answered({ ...PAYED, ...over }));

  it.each(["PAYED", "FINISHED"])("%s is paid when the money is right", (word) => {
    expect(status({ status: word })).toEqual({ kind: "paid", refs: STATUS.refs, payer: {}, words: null });
    expect(status({ status: word, amount: 100 })).toMatchObject({ kind: "paid" });
    expect(status({ status: word, currency: "UAH" })).toMatchObject({ kind: "paid" });
    expect(status({ status: word, amount: "99.99" })).toMatchObject({ kind: "unknown", reason: "amount-mismatch" });
  });

  it.each([
    [{}, "paid"],
    [{ accrual_amount: null }, "paid"],
    [{ accrual_amount: "100", fee: "1.5" }, "paid"],
    [{ accrual_amount: "3", accrual_currency: "USD" }, "paid"],
    [{ accrual_amount: "90", fee: "1.5" }, "unknown"],
    [{ accrual_amount: "99", fee: null }, "unknown"],
    [{ amount: "90" }, "unknown"],
    [{ amount: "110" }, "unknown"],
  ])("a recalculated one with %j is %s", (over, kind) => {
    expect(status({ ...over, status: "PAYED_RECALC", is_recalc: true })).toMatchObject({ kind });
    expect(status({ ...over, status: "FINISHED", is_recalc: 1 })).toMatchObject({ kind });
  });

  it("tells the ends and waits", () => {
    expect(status({ status: "PAYIN" })).toEqual({ kind: "pending", presentation: null, refs: STATUS.refs });
    expect(status({ status: "CREATED" })).toMatchObject({ kind: "unprocessed", system: { code: "visamaster.uah" } });
    expect(status({ status: "FAILED", amount: null })).toMatchObject({
      kind: "declined",
      decline: { words: "FAILED" },
    });
    expect(status({ status: "CANCELED" })).toEqual({ kind: "cancelled" });
    expect(status({ status: "PAYIN_ERROR" })).toMatchObject({ kind: "unknown", reason: "provider-unsure" });
    expect(status({ status: "DONE" })).toMatchObject({ kind: "unknown", reason: "unknown-status" });
  });

  it("goes on with no invoice whose money is another", () => {
    expect(status({ status: "CREATED", amount: "1" })).toMatchObject({ kind: "unknown", reason: "amount-mismatch" });
    expect(status({ status: "PAYIN", currency: "upi.inr" })).toMatchObject({ reason: "amount-mismatch" });
  });

  it("finds nothing only when told so", () => {
    const ask = (body: unknown, over = {}) => classify(STATUS, answered(body, over)).kind;
    expect(ask(NOT_FOUND)).toBe("not-found");
    expect(ask(NOT_FOUND, { status: 404 })).toBe("not-found");
    expect(ask(NOT_FOUND, { headers: {} })).toBe("unknown");
    expect(ask(error(401, "Unauthorized"))).toBe("unanswered");
    expect(ask(error(401, "Payment system not found"))).toBe("unanswered");
    expect(ask(NOT_FOUND, { status: 500 })).toBe("unanswered");
    expect(ask("")).toBe("unanswered");
    expect(ask({ status: "PAYED" })).toBe("unanswered");
  });
});
