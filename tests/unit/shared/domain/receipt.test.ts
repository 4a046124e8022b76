import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looksLikeReceipt, parseReceipt, receiptKey } from "../../../../shared/domain/receipt.ts";

const HOUR = 3_600_000;
const LINK = "https://ofd.soliq.uz/check?t=UZ170703100597&r=2421&c=20230104121801&s=514343190161";
/** Ten minutes after the receipt of LINK was issued (12:18:01 in Tashkent is 07:18:01 UTC). */
const SOON = Date.UTC(2023, 0, 4, 7, 28, 1);

const parse = (link: string, now = SOON) => parseReceipt(link, now, 72 * HOUR);

describe("parseReceipt", () => {
  it("reads the link of the source document", () => {
    expect(parse(LINK)).toEqual({
      ok: true,
      value: {
        url: LINK,
        terminalId: "UZ170703100597",
        number: "2421",
        issuedAt: Date.UTC(2023, 0, 4, 7, 18, 1),
        sign: "514343190161",
      },
    });
  });

  it.each([
    ["fields in another order", "https://ofd.soliq.uz/check?s=514343190161&c=20230104121801&r=2421&t=UZ170703100597"],
    ["a trailing slash", LINK.replace("/check?", "/check/?")],
    ["JSON-escaped ampersands", LINK.replaceAll("&", "\\u0026")],
    ["HTML-escaped ampersands", LINK.replaceAll("&", "&amp;")],
    ["a scanner's line end", `${LINK}\r\n`],
    ["plain http", LINK.replace("https", "http")],
    ["a capital host", LINK.replace("ofd.soliq.uz", "OFD.SOLIQ.UZ")],
  ])("takes %s for the same receipt", (_, link) => {
    expect(parse(link)).toEqual(parse(LINK));
  });

  it("keeps the leading zeros of a fiscal sign", () => {
    const parsed = parse(LINK.replace("514343190161", "025561534771"));
    expect(parsed.ok && parsed.value.sign).toBe("025561534771");
  });

  it.each(["/epi", "/epul"])("takes the path %s", (path) => {
    expect(parse(LINK.replace("/check", path)).ok).toBe(true);
  });

  it.each([
    ["not-a-link", "50502044301381396427"],
    ["not-a-link", "ftp://ofd.soliq.uz/check"],
    ["wrong-host", LINK.replace("ofd.soliq.uz", "ofd.soliq.uz.evil.example")],
    ["wrong-host", LINK.replace("https://", "https://user@")],
    ["wrong-host", LINK.replace("ofd.soliq.uz", "ofd.soliq.uz:8443")],
    ["wrong-path", LINK.replace("/check", "/pay")],
    ["missing-field", LINK.replace("&s=514343190161", "")],
    ["missing-field", `${LINK}&r=2422`],
    ["bad-terminal", LINK.replace("UZ170703100597", "uz170703100597")],
    ["bad-number", LINK.replace("r=2421", "r=0")],
    ["bad-number", LINK.replace("r=2421", "r=-1")],
    ["bad-date", LINK.replace("20230104121801", "20230230121801")],
    ["bad-date", LINK.replace("20230104121801", "20230104241801")],
    ["bad-sign", LINK.replace("s=514343190161", "s=51434319016")],
  ])("names %s", (problem, link) => {
    expect(parse(link)).toEqual({ ok: false, error: problem });
  });

  it("refuses a receipt from the future beyond a fiscal module's tolerance", () => {
    const issued = Date.UTC(2023, 0, 4, 7, 18, 1);
    expect(parse(LINK, issued - 5 * 60_000).ok).toBe(true);
    expect(parse(LINK, issued - 5 * 60_000 - 1)).toEqual({ ok: false, error: "in-the-future" });
  });

  it("refuses a receipt older than the shop allows", () => {
    const issued = Date.UTC(2023, 0, 4, 7, 18, 1);
    expect(parse(LINK, issued + 72 * HOUR).ok).toBe(true);
    expect(parse(LINK, issued + 72 * HOUR + 1)).toEqual({ ok: false, error: "too-old" });
  });

  it("never throws, whatever is scanned", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (text) => {
        expect(parse(text).ok).toBe(false);
      }),
    );
  });

  it("knows one receipt behind different links", () => {
    const one = parse(LINK);
    const other = parse(LINK.replace("/check", "/epi"));
    expect(one.ok && other.ok && receiptKey(one.value) === receiptKey(other.value)).toBe(true);
  });
});

describe("looksLikeReceipt", () => {
  it("tells a receipt, right or wrong, from a pass", () => {
    expect(looksLikeReceipt("https://ofd.soliq.uz/anything")).toBe(true);
    expect(looksLikeReceipt("50502044301381396427")).toBe(false);
  });
});
