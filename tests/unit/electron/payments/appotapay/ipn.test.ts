import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyIpn } from "../../../../../electron/payments/providers/appotapay/ipn.ts";
import { signatureOf } from "../../../../../electron/payments/providers/appotapay/signatures.ts";
import { vietNamTime } from "../../../../../electron/payments/providers/appotapay/times.ts";
import { CREATED, MERCHANT } from "./examples.ts";

/** The worked example of contracts.md 5.6. */
const DATA =
  "eyJ0cmFuc2FjdGlvbiI6eyJ0cmFuc2FjdGlvbl9pZCI6IjAxS0ZXU1hLVEtBNjQ1R0hKTU0yN0RXRUJUIiwicGFydG5lcl9yZWZfaWQiOiJpZ1ZT" +
  "b2doT0RZd0JnSkViUWRUaiIsInN0YXR1cyI6InN1Y2Nlc3MiLCJhbW91bnQiOjEyMDAwfX0=";
const SIGNATURE = "f71eef5e3585d3c42394ae4fbc92c5cac6ef43302ee4435b2f69cee2a7f817ba";
const KEY = MERCHANT.secretKey;

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
const signed = (inner: unknown) => {
  const data = Buffer.from(typeof inner === "string" ? inner : JSON.stringify(inner)).toString("base64");
  return bytes({ data, signature: createHmac("sha256", KEY).update(data).digest("hex") });
};

describe("verifyIpn", () => {
  it("signs the worked example as it was signed, and reads it", () => {
    expect(signatureOf(Buffer.from(DATA), KEY)).toBe(SIGNATURE);
    expect(verifyIpn(bytes({ data: DATA, signature: SIGNATURE }), KEY)).toEqual({
      ok: true,
      value: {
        reference: "igVSoghODYwBgJEbQdTj",
        transactionId: "01KFWSXKTKA645GHJMM27DWEBT",
        status: "success",
        amount: "12000",
        paidAt: null,
      },
    });
  });

  it("reads the time of payment as Viet Nam's", () => {
    const paid = { ...CREATED.transaction, status: "success", paid_at: "2026-01-26T16:24:53" };
    expect(verifyIpn(signed({ transaction: paid, version: "1" }), KEY)).toMatchObject({
      ok: true,
      value: { paidAt: Date.UTC(2026, 0, 26, 9, 24, 53) },
    });
  });

  it("takes no other signature, data or key", () => {
    const wrong = { ok: false, error: "wrong-signature" };
    expect(verifyIpn(bytes({ data: DATA, signature: SIGNATURE.replace("f", "e") }), KEY)).toEqual(wrong);
    expect(verifyIpn(bytes({ data: `${DATA.slice(0, -1)}A`, signature: SIGNATURE }), KEY)).toEqual(wrong);
    expect(verifyIpn(bytes({ data: DATA, signature: SIGNATURE }), "another-key")).toEqual(wrong);
    expect(verifyIpn(bytes({ data: DATA, signature: "" }), KEY)).toEqual(wrong);
  });

  it("takes nothing signed with an empty key", () => {
    const signature = createHmac("sha256", "").update(DATA).digest("hex");
    expect(verifyIpn(bytes({ data: DATA, signature }), "")).toEqual({ ok: false, error: "not-an-ipn" });
  });

  it("takes only final statuses", () => {
    for (const status of ["pending", "processing", "SUCCESS", ""]) {
      const notice = signed({ transaction: { ...CREATED.transaction, status } });
      expect(verifyIpn(notice, KEY)).toEqual({ ok: false, error: "not-final" });
    }
    for (const status of ["success", "error", "void"]) {
      expect(verifyIpn(signed({ transaction: { ...CREATED.transaction, status } }), KEY).ok).toBe(true);
    }
  });

  it("never throws and never believes what is not signed", () => {
    const part = fc.oneof(fc.constantFrom(DATA, SIGNATURE, "", null, 0, "====", "e30="), fc.jsonValue());
    const body = fc.oneof(
      fc.record({ data: part, signature: part }).map(bytes),
      fc.json().map((text) => Buffer.from(text)),
      fc.uint8Array(),
      fc.json().map(signed),
      fc.string().map(signed),
    );
    fc.assert(
      fc.property(body, (each) => {
        const read = verifyIpn(each, KEY);
        if (read.ok) expect(read.value.reference).toBe("igVSoghODYwBgJEbQdTj");
      }),
      { numRuns: 2000 },
    );
  });
});

describe("vietNamTime", () => {
  it.each([
    ["2026-01-26T16:24:49", Date.UTC(2026, 0, 26, 9, 24, 49)],
    ["2026-01-26 00:00:00", Date.UTC(2026, 0, 25, 17)],
    ["2026-01-26T16:24:49.203", Date.UTC(2026, 0, 26, 9, 24, 49, 203)],
    ["2026-01-26T16:24:49Z", Date.UTC(2026, 0, 26, 16, 24, 49)],
    ["2026-01-26T16:24:49+07:00", Date.UTC(2026, 0, 26, 9, 24, 49)],
    ["", null],
    [null, null],
    ["2026-01-26", null],
    ["2026-13-26T16:24:49", null],
    ["yesterday", null],
  ])("%j", (text, at) => {
    expect(vietNamTime(text)).toBe(at);
  });
});
