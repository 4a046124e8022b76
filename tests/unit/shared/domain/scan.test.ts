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
