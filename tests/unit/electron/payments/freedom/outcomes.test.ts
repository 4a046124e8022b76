import { describe, expect, it } from "vitest";
import { cancelOutcome, refundOutcome } from "../../../../../electron/payments/providers/freedom/classic-outcome.ts";
import { meaningOf } from "../../../../../electron/payments/providers/freedom/errors.ts";
import { initOutcome, payOutcome } from "../../../../../electron/payments/providers/freedom/invoice-outcome.ts";
import { statusOutcome } from "../../../../../electron/payments/providers/freedom/status-outcome.ts";
import { answer, FIELDS, SAMPLE, SECRET, SENT, signedXml, xml } from "./examples.ts";

const pay = (over: Readonly<Record<string, string>>) => payOutcome(answer(xml({ ...FIELDS, ...over })), SENT);
const status = (over: Readonly<Record<string, string>>) =>
  statusOutcome(answer(xml({ ...FIELDS, ...over })), SENT, true);

describe("invoice/pay", () => {
  it("is paid with the words, our ids, amount and currency, in XML and in JSON", () => {
    const paid = {
      kind: "paid",
      refs: { reference: "00102", transactionId: "1290137" },
      payer: { card: "548318••••••0293" },
      words: null,
    };
    expect(pay({})).toEqual(paid);
    expect(payOutcome(answer(JSON.stringify(FIELDS)), SENT)).toEqual(paid);
    expect(payOutcome(answer(JSON.stringify({ ...FIELDS, amount: 12_000, invoice_id: 1_290_137 })), SENT)).toEqual(
      paid,
    );
    expect(pay({ error_code: "10011" })).toEqual(paid);
    expect(pay({ amount: "12000.00" })).toEqual(paid);
  });

  it.each([
    [{ invoice_status: "new" }, "awaiting-customer", null],
    [{ invoice_status: "process" }, "awaiting-customer", null],
    [{ invoice_status: "failed" }, "declined", null],
    [{ invoice_status: "failed", error_code: "10009", error_description: "Insufficient funds" }, "declined", null],
    [{ invoice_status: "failed", error_code: "10000" }, "declined", null],
    [{ invoice_status: "failed", error_code: "9999" }, "unknown", "provider-unsure"],
    [{ invoice_status: "failed", error_code: "10011" }, "unknown", "provider-unsure"],
    [{ invoice_status: "failed", error_code: "10015" }, "unknown", "provider-unsure"],
    [{ invoice_status: "failed", error_code: "4711" }, "unknown", "provider-unsure"],
    [{ invoice_status: "failed", error_code: "10018" }, "unknown", "provider-unsure"],
    [{ invoice_status: "incomplete" }, "unknown", "provider-unsure"],
    [{ invoice_status: "OK" }, "unknown", "unknown-status"],
    [{ invoice_status: " ok" }, "unknown", "unknown-status"],
    [{ invoice_status: "" }, "unknown", "unexpected-answer"],
    [{ status: "success" }, "unknown", "unknown-status"],
    [{ error_code: "10009" }, "unknown", "unexpected-answer"],
    [{ order_id: "" }, "unknown", "unexpected-answer"],
    [{ order_id: "102" }, "unknown", "id-mismatch"],
    [{ invoice_id: "1290138" }, "unknown", "id-mismatch"],
    [{ amount: "12000.01" }, "unknown", "amount-mismatch"],
    [{ amount: "0" }, "unknown", "amount-mismatch"],
    [{ amount: "" }, "unknown", "unexpected-answer"],
    [{ amount: "a lot" }, "unknown", "unexpected-answer"],
    [{ currency: "KZT" }, "unknown", "amount-mismatch"],
    [{ currency: "" }, "unknown", "unexpected-answer"],
    [{ status: "error", error_code: "10009" }, "unknown", "unexpected-answer"],
    [{ status: "error", error_code: "10009", invoice_status: "new" }, "declined", null],
    [{ status: "error", error_code: "10009", invoice_status: "process" }, "awaiting-customer", null],
    [{ status: "error", error_code: "9998", invoice_status: "" }, "declined", null],
    [{ status: "error", error_code: "10000", invoice_status: "" }, "unknown", "provider-unsure"],
    [{ status: "error", error_code: "99999", invoice_status: "" }, "unknown", "provider-unsure"],
    [{ status: "error", error_code: "100", invoice_status: "" }, "unknown", "provider-unsure"],
    [{ status: "error", error_code: "0", invoice_status: "" }, "unknown", "provider-unsure"],
  ])("%j: %s %s", (over, kind, reason) => {
    expect(pay(over)).toMatchObject({ kind, ...(reason === null ? {} : { reason }) });
  });

  it("takes source 2's example for what it is: nothing", () => {
    expect(payOutcome(answer(SAMPLE), SENT).kind).toBe("unknown");
  });

  it("keeps the provider's words and code of a decline", () => {
    const words = "Mablag&#39; yetarli emas &amp; &quot;so&apos;m&quot;";
    expect(pay({ invoice_status: "failed", error_code: "10009", error_description: words })).toEqual({
      kind: "declined",
      decline: { code: "10009", words: `Mablag' yetarli emas & "so'm"` },
    });
  });

  it("tells that the pass was not charged when its request never left", () => {
    const result = { kind: "not-sent", cause: "refused", detail: "h:1" } as const;
    expect(payOutcome(result, SENT)).toMatchObject({ kind: "unknown", reason: "connection-lost" });
  });
});

describe("invoice/init", () => {
  const body = { status: "ok", invoice_status: "new", invoice_id: "55", dt: "2026" };
  const sent = { ...SENT, invoiceId: null };
  const init = (over: object) => initOutcome(answer(JSON.stringify({ ...body, ...over })), sent);
  const link = "https://customer.freedompay.uz/pay?customer=kzobd2vgp17214143761774775392946";

  it.each([
    ["base64 of a link", Buffer.from(link).toString("base64"), link],
    ["a link", link, link],
    ["the customer id itself", "kzobd2vgp17214143761774775392946", "kzobd2vgp17214143761774775392946"],
  ])("reads the QR: %s", (_, qr, text) => {
    expect(init({ invoice_methods: { qr } })).toEqual({ kind: "invoice", invoiceId: "55", qr: text });
  });

  it.each([
    ["a PNG", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"],
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString("base64")],
    ["a data address", "data:image/png;base64,iVBORw0KGgo="],
    ["nothing", ""],
    ["blanks inside", "two words here"],
    ["too much", `https://x.example/${"a".repeat(2000)}`],
  ])("cannot show %s, and says by which id the invoice is found", (_, qr) => {
    expect(init({ invoice_methods: { qr } })).toMatchObject({
      kind: "unknown",
      reason: "unexpected-answer",
      refs: { reference: "00102", transactionId: "55" },
    });
  });

  it.each([
    [{ status: "error", error_code: 9998, error_description: "Wrong signature" }, "declined"],
    [{ status: "error", error_code: 10_000 }, "declined"],
    [{ status: "error", error_code: 9991 }, "unknown"],
    [{ status: "error", error_code: 9999 }, "unknown"],
    [{ status: "error", error_code: 4711 }, "unknown"],
    [{ invoice_status: "ok" }, "unknown"],
    [{ invoice_status: "process" }, "unknown"],
    [{ invoice_methods: null }, "unknown"],
  ])("%j: %s", (over, kind) => {
    expect(init({ invoice_methods: { qr: link }, ...over }).kind).toBe(kind);
  });
});

describe("invoice/status", () => {
  it.each([
    [{}, "paid"],
    [{ invoice_status: "new" }, "pending"],
    [{ invoice_status: "process" }, "pending"],
    [{ invoice_status: "incomplete" }, "expired"],
    [{ invoice_status: "failed", error_code: "10018" }, "expired"],
    [{ invoice_status: "failed", error_code: "10033" }, "cancelled"],
    [{ invoice_status: "failed", error_code: "10017" }, "declined"],
    [{ status: "error", invoice_status: "", error_code: "340" }, "not-found"],
    [{ status: "error", invoice_status: "", error_code: "10018" }, "expired"],
    [{ status: "error", invoice_status: "", error_code: "9998" }, "unanswered"],
    [{ status: "error", invoice_status: "", error_code: "10009" }, "unanswered"],
    [{ invoice_status: "paid" }, "unknown"],
    [{ currency: "KZT" }, "unknown"],
  ])("%j: %s", (over, kind) => expect(status(over).kind).toBe(kind));

  it("hides a card token that the provider quotes", () => {
    const words = "token 11111111-2222-3333-4444-555566667777 of 8600123456789012";
    const said = JSON.stringify(status({ invoice_status: "failed", error_description: words }));
    expect(said).not.toMatch(/2222-3333|8600123456789012/u);
  });
});

describe("revoke.php and cancel.php", () => {
  const sent = {
    script: "revoke.php",
    invoiceId: "777",
    amount: { minor: 5000, currency: "UZS" },
    secret: SECRET,
  } as const;
  const refund = (fields: Readonly<Record<string, string>>) =>
    refundOutcome(answer(signedXml("revoke.php", fields)), sent);
  const error = (code: string) => ({ pg_status: "error", pg_error_code: code, pg_error_description: "A & B" });

  it.each([
    [{ pg_status: "ok" }, "refunded"],
    [{ pg_status: "ok", pg_refund_amount: "-50.00", pg_payment_id: "777" }, "refunded"],
    [{ pg_status: "ok", pg_refund_amount: "-51" }, "unknown"],
    [{ pg_status: "ok", pg_payment_id: "778" }, "unknown"],
    [{ pg_status: "ok", pg_error_code: "10020" }, "unknown"],
    [{ pg_status: "done" }, "unknown"],
    [error("10020"), "declined"],
    [error("10034"), "declined"],
    [error("9999"), "unknown"],
    [error("10000"), "unknown"],
    [error("100"), "unknown"],
  ])("%j: %s", (fields, kind) => expect(refund(fields).kind).toBe(kind));

  it("keeps the words of a refusal", () => {
    expect(refund(error("10020"))).toEqual({ kind: "declined", decline: { code: "10020", words: "A & B" } });
  });

  it("believes no answer without its signature, nor one of another script or key", () => {
    for (const body of [
      xml({ pg_status: "ok" }, "response"),
      signedXml("cancel.php", { pg_status: "ok" }),
      signedXml("revoke.php", { pg_status: "error" }).replace("error", "ok"),
    ]) {
      expect(refundOutcome(answer(body), sent)).toMatchObject({ kind: "unknown", reason: "bad-signature" });
      expect(refundOutcome(answer(signedXml("revoke.php", { pg_status: "ok" })), { ...sent, secret: "x" }).kind).toBe(
        "unknown",
      );
    }
  });

  it("calls off only by a signed answer", () => {
    const off = { ...sent, script: "cancel.php", amount: null } as const;
    const cancel = (body: string) => cancelOutcome(answer(body), off).kind;
    expect(cancel(signedXml("cancel.php", { pg_status: "ok" }))).toBe("cancelled");
    expect(cancel(signedXml("cancel.php", error("9013")))).toBe("refused");
    expect(cancel(signedXml("cancel.php", error("9999")))).toBe("unanswered");
    expect(cancel(xml({ pg_status: "ok" }, "response"))).toBe("unanswered");
  });
});

describe("the table of error codes", () => {
  it.each([
    ["10009", "refused"],
    ["9998", "setup"],
    ["11007", "later"],
    ["10018", "over"],
    ["11017", "conflict"],
    ["99999", "unsure"],
    ["10011", null],
    ["100", null],
    ["1e4", null],
    ["constructor", null],
    [null, null],
  ])("%s: %s", (code, meaning) => expect(meaningOf(code)).toBe(meaning));
});
