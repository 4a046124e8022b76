import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recogniseScan } from "../../../../shared/domain/scan.ts";

describe("recogniseScan", () => {
  it.each([
    ["50502044301381396427", "payme"],
    ["880101698207133392", "click"],
    ["7993:5061401:01KFDH7KB4KNBJD8QRVFBVQ39X:3sySIUxrog+hhtBwUXquxn97N5k=", "uzum"],
    ["ANOR-7f3k", null],
  ])("takes %s for a pass", (text, looksLike) => {
    expect(recogniseScan(text)).toEqual({ kind: "payment", text, looksLike });
  });

  it.each([
    ["", "empty"],
    [" \r\n", "empty"],
    ["https://ofd.soliq.uz/check?t=UZ1", "receipt"],
    ["https://example.com/menu", "link"],
    ["4006381333931", "product"],
    ["96385074", "product"],
    ["00020101021238570010A000000727", "merchant-qr"],
    ["8600 1234 5678 9016", "payment"],
    ["4111 1111 1111 1111", "card-number"],
    ["x".repeat(3_000), "too-long"],
    ["x".repeat(600), "too-long"],
  ])("names %j as %s", (text, kind) => {
    expect(recogniseScan(text).kind).toBe(kind);
  });

  it("reads a receipt's link with its ampersands in any of the ways that fiscal modules print them", () => {
    const link = "https://ofd.soliq.uz/check?t=UZ170703100189&r=123456&c=20211119121212&s=123456789012";
    const ampersands = fc.array(fc.constantFrom("&", "&amp;", String.raw`\u0026`), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(ampersands, fc.constantFrom("", "\r", "\u0002", "\ufeff"), (written, around) => {
        let at = 0;
        const printed = link.replaceAll("&", () => written[at++] ?? "&");
        expect(recogniseScan(`${around}${printed}${around}`)).toEqual({ kind: "receipt", text: link });
      }),
    );
  });

  it("names any text, keeps GS1 separators inside, and reads its own text as the same again", () => {
    expect(recogniseScan("010460123456\u001d21AB")).toMatchObject({ kind: "payment", text: "010460123456\u001d21AB" });
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: "binary" }), (text) => {
        const scan = recogniseScan(text);
        if ("text" in scan && !/&amp;|\\u0026/iu.test(scan.text)) expect(recogniseScan(scan.text)).toEqual(scan);
      }),
    );
  });

  it("does not carry a card number along", () => {
    expect(JSON.stringify(recogniseScan("4111111111111111"))).not.toContain("4111");
  });

  it("strips what scanners add around a code and nothing inside", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z][A-Za-z0-9+/=]{9,60}$/u),
        fc.constantFrom("\r", "\n", "\t", "\r\n", ""),
        (code, end) => {
          const scan = recogniseScan(`${end}${code}${end}`);
          expect(scan).toMatchObject({ kind: "payment", text: code });
        },
      ),
    );
  });
});
