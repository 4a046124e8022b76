import { afterEach, describe, expect, it } from "vitest";
import type { FaultInput } from "../../../electron/payments/sandbox/faults.ts";
import { sampleReceipt } from "../../../electron/payments/sandbox/anor/samples.ts";
import { isUnsettled } from "../../../shared/domain/sale-facts.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { openSalesDesk, type SalesDesk } from "../../fakes/sales-desk.ts";

type Reply = FaultInput["reply"];
/** What must stand in the journal afterwards: payment state and, where it is unknown, why. */
type Expected = "paid" | "declined" | { readonly unknown: string };

const okay = { is_success: true, error: null };
const verbatim = (body: unknown, status = 200): Reply => ({
  kind: "verbatim",
  body: typeof body === "string" ? body : JSON.stringify(body),
  status,
});

/** Every answer the world can give to a charge, and what the rules make of it (architecture.md rules 2, 3, 7, 12). */
const CHARGE: readonly (readonly [string, Reply, Expected])[] = [
  ["the documented success", { kind: "normal" }, "paid"],
  ["success inside one more `result`", { kind: "wrapped" }, "paid"],
  ["success with its numbers as strings", { kind: "numbers-as-strings" }, "paid"],
  ["success with an integer payment id", { kind: "changed-data", data: { payment_id: 658 } }, "paid"],
  ["success without a payment id", { kind: "changed-data", data: { payment_id: null } }, "paid"],
  ["success with error_code 0", { kind: "changed-data", data: { error_code: 0 } }, "paid"],
  ['success with error_code "0"', { kind: "changed-data", data: { error_code: "0" } }, "paid"],
  ["a connection that ends", { kind: "drop" }, { unknown: "connection-lost" }],
  ["a reset connection", { kind: "reset" }, { unknown: "connection-lost" }],
  ["silence", { kind: "hang" }, { unknown: "no-answer" }],
  ["one byte at a time", { kind: "drip", everyMs: 20 }, { unknown: "no-answer" }],
  ["HTTP 500", { kind: "status", status: 500 }, { unknown: "http-error" }],
  ["HTTP 502 page", { kind: "html", status: 502 }, { unknown: "http-error" }],
  ["HTTP 503 with Retry-After", { kind: "status", status: 503, retryAfter: "1" }, { unknown: "http-error" }],
  ["HTTP 401", { kind: "status", status: 401 }, { unknown: "http-error" }],
  ["HTTP 404", { kind: "status", status: 404 }, { unknown: "http-error" }],
  ["HTTP 429", { kind: "status", status: 429 }, { unknown: "http-error" }],
  ["success under HTTP 500", { kind: "normal-with-status", status: 500 }, { unknown: "http-error" }],
  ["a redirect", { kind: "redirect", location: "http://127.0.0.1:9/" }, { unknown: "http-error" }],
  ["an HTML page with HTTP 200", { kind: "html" }, { unknown: "unreadable-answer" }],
  ["JSON that ends in the middle", { kind: "cut-json" }, { unknown: "unreadable-answer" }],
  ["malformed JSON", { kind: "malformed-json" }, { unknown: "unreadable-answer" }],
  ["an empty body", { kind: "empty" }, { unknown: "unreadable-answer" }],
  ["a body shorter than promised", { kind: "short-body" }, { unknown: "connection-lost" }],
  ["a huge body", { kind: "huge", bytes: 4 * 1024 * 1024 }, { unknown: "answer-too-large" }],
  ["a gzip bomb", { kind: "gzip-bomb", bytes: 32 * 1024 * 1024 }, { unknown: "unreadable-answer" }],
  ["another amount", { kind: "changed-data", data: { amount: 1 } }, { unknown: "amount-mismatch" }],
  ["another customer's code", { kind: "changed-data", data: { qr_code: "OTHER-1" } }, { unknown: "id-mismatch" }],
  ["no transaction id", { kind: "changed-data", data: { transaction_id: null } }, { unknown: "unexpected-answer" }],
  [
    "a status word nobody knows",
    { kind: "changed-data", data: { status: "processing" } },
    { unknown: "unknown-status" },
  ],
  ["no status", { kind: "changed-data", data: { status: null } }, { unknown: "unknown-status" }],
  [
    "success with an error code",
    { kind: "changed-data", data: { error_code: -31630 } },
    { unknown: "unexpected-answer" },
  ],
  ["a success with neither data nor error", verbatim({ ...okay, data: null }), { unknown: "unexpected-answer" }],
  ["a list", verbatim([1, 2, 3]), { unknown: "unexpected-answer" }],
  ["status failed", { kind: "changed-data", data: { status: "failed", error_code: -31630 } }, "declined"],
  ["a flat error", { kind: "error", shape: "flat", code: 106, message: "Недостаточно средств" }, "declined"],
  ["an enveloped error 106", { kind: "error", shape: "enveloped", code: 106, message: "Payment error" }, "declined"],
  [
    "an enveloped error 103",
    { kind: "error", shape: "enveloped", code: 103, message: "x" },
    { unknown: "provider-unsure" },
  ],
  [
    "an error nobody listed",
    { kind: "error", shape: "enveloped", code: 777, message: "x" },
    { unknown: "provider-unsure" },
  ],
  [
    "an overloaded biller",
    { kind: "error", shape: "enveloped", code: 104, message: "BILLING_ERROR" },
    { unknown: "provider-unsure" },
  ],
];

/** Answers to attaching a receipt: refused for good, or tried again until it is attached. */
const ATTACH: readonly (readonly [string, Reply, "fiscalized" | "rejected" | "retried"])[] = [
  ["the documented success", { kind: "normal" }, "fiscalized"],
  ["success inside one more `result`", { kind: "wrapped" }, "fiscalized"],
  ["success with its numbers as strings", { kind: "numbers-as-strings" }, "fiscalized"],
  ["a refusal of the receipt", { kind: "error", shape: "enveloped", code: 7, message: "bad receipt" }, "rejected"],
  ["a connection that ends", { kind: "drop" }, "retried"],
  ["a reset connection", { kind: "reset" }, "retried"],
  ["silence", { kind: "hang" }, "retried"],
  ["one byte at a time", { kind: "drip", everyMs: 20 }, "retried"],
  ["HTTP 500", { kind: "status", status: 500 }, "retried"],
  ["HTTP 503 with Retry-After", { kind: "status", status: 503, retryAfter: "2" }, "retried"],
  ["HTTP 429", { kind: "status", status: 429 }, "retried"],
  ["an HTML page", { kind: "html" }, "retried"],
  ["JSON that ends in the middle", { kind: "cut-json" }, "retried"],
  ["malformed JSON", { kind: "malformed-json" }, "retried"],
  ["an empty body", { kind: "empty" }, "retried"],
  ["a body shorter than promised", { kind: "short-body" }, "retried"],
  ["a huge body", { kind: "huge", bytes: 4 * 1024 * 1024 }, "retried"],
  ["a redirect", { kind: "redirect", location: "http://127.0.0.1:9/" }, "retried"],
  ["another transaction", { kind: "changed-data", data: { transaction_id: "other" } }, "retried"],
  ["an overloaded biller", { kind: "error", shape: "enveloped", code: 104, message: "BILLING_ERROR" }, "retried"],
];

let desk: SalesDesk;
afterEach(() => desk.close());

const ended = (sale: Sale) => sale.attempts.every((a) => !a.listening && a.state !== "recorded" && a.state !== "sent");
const paid = (sale: Sale) => sale.attempts[0]?.state === "paid";

describe("a charge that meets", () => {
  describe.each([
    ["after the money was taken", true],
    ["before the money was taken", false],
  ])("%s", (_, acts) => {
    it.each(CHARGE)("%s", async (_what, reply, expected) => {
      // Where an answer claims success, money was taken; a lying provider is not this till's to find out.
      const truly = expected === "paid" ? true : expected === "declined" ? false : acts;
      desk = await openSalesDesk();
      await desk.provider.faults({ on: "charge", acts: truly, ...(reply ? { reply } : {}) });
      const sale = await desk.until(desk.charge().id, ended);
      const attempt = sale.attempts[0] ?? expect.unreachable("no attempt");
      if (typeof expected === "object") {
        expect(attempt).toMatchObject({ state: "unknown", unknown: { reason: expected.unknown } });
      } else {
        expect(attempt.state).toBe(expected);
      }
      const ledger = await desk.provider.ledger();
      expect(ledger.presented).toMatchObject([{ amount: "127500", times: 1 }]);
      if (ledger.charges.length > 0) expect(isUnsettled(attempt.state) || attempt.state === "paid").toBe(true);
    });
  });

  it("a closed port is proven not to have left", async () => {
    desk = await openSalesDesk({ baseUrl: "http://127.0.0.1:9" });
    const sale = await desk.until(desk.charge().id, ended);
    expect(sale.attempts[0]).toMatchObject({ state: "not-sent", sentAt: null, notSent: { reason: "refused" } });
  });

  it("a public address over plain http sends nothing", async () => {
    desk = await openSalesDesk({ baseUrl: "http://203.0.113.7:8080" });
    expect(() => desk.charge()).toThrow("base-url-public-http");
    expect(desk.journal().days()).toEqual([]);
  });
});

describe("attaching a receipt that meets", () => {
  it.each(ATTACH)("%s", async (_what, reply, expected) => {
    desk = await openSalesDesk();
    const { id } = await desk.until(desk.charge().id, paid);
    await desk.provider.faults({ on: "attach", acts: expected !== "rejected", ...(reply ? { reply } : {}) });
    const queued = desk.sales.attachReceipt(id, sampleReceipt("receipt", Date.now()));
    expect(queued).toMatchObject({ ok: true, value: { fiscal: { state: "queued" } } });

    const goal = expected === "rejected" ? "rejected" : "fiscalized";
    const sale = await desk.until(id, (s) => s.fiscal?.state === goal);
    expect(sale.fiscal?.tries).toBe(expected === "retried" ? 2 : 1);
    const { charges, receipts } = await desk.provider.ledger();
    expect(charges).toHaveLength(1);
    expect(receipts).toHaveLength(expected === "rejected" ? 0 : 1);
    if (expected === "rejected") expect(sale.fiscal?.rejection?.words).toContain("bad receipt");
  });
});
