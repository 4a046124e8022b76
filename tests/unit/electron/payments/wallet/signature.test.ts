import { describe, expect, it } from "vitest";
import { createBody } from "../../../../../electron/payments/providers/wallet/client.ts";
import { dpaySecure, isSigned } from "../../../../../electron/payments/providers/wallet/signature.ts";

/** The worked example of contracts.md 6.2. */
const SALT = "demo-salt";
const BODY = '{"payment_id":123,"currency":"visamaster.uah","amount":100.00,"description":"Some payment description"}';
const SECURE = "sWNcgQEjeWDUhICl9ks10A==";

describe("DPAY_SECURE", () => {
  it("is that of the worked example, byte for byte", () => {
    expect(dpaySecure(Buffer.from(BODY), SALT)).toBe(SECURE);
    expect(dpaySecure(Buffer.from(BODY.replace("100.00", "100")), SALT)).not.toBe(SECURE);
  });

  it("signs the very bytes that the till writes", () => {
    const body = createBody({
      paymentId: "123",
      system: "visamaster.uah",
      amount: "100.00",
      description: "Some payment description",
      account: "",
      fields: { sender: null, extra: {} },
    });
    expect(body.toString()).toBe(BODY);
    expect(dpaySecure(body, SALT)).toBe(SECURE);
  });

  const answer = (dpay_secure?: string, body = BODY) => ({
    headers: dpay_secure === undefined ? {} : { dpay_secure },
    body: Buffer.from(body),
  });

  it("is verified on answers", () => {
    expect(isSigned(answer(SECURE), SALT)).toBe(true);
    expect(isSigned(answer(` ${SECURE} `), SALT)).toBe(true);
  });

  it.each([
    ["missing", answer()],
    ["empty", answer("")],
    ["of another text", answer(SECURE, `${BODY} `)],
    ["cut", answer(SECURE.slice(0, -1))],
    ["longer", answer(`${SECURE}=`)],
    ["sent twice", answer(`${SECURE}, ${SECURE}`)],
    ["of another case", answer(SECURE.toLowerCase())],
  ])("is refused when %s", (_, wrong) => {
    expect(isSigned(wrong, SALT)).toBe(false);
  });

  it("needs the right salt", () => {
    expect(isSigned(answer(SECURE), "demo-sal")).toBe(false);
  });
});
