import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskCard, maskCode, maskPhone, normaliseScan } from "../../../../shared/domain/text.ts";

/** Pieces of which escapes and edges are made, in any order. */
const written = fc.array(
  fc.oneof(
    fc.constantFrom(
      "&",
      "amp;",
      "&amp;",
      "#38;",
      "\\",
      "u0026",
      "\\u0026",
      "\\U0026",
      "\u001d",
      "\r",
      "\u0002",
      "\ufeff",
    ),
    fc.string({ maxLength: 6, unit: "binary" }),
  ),
  { maxLength: 12 },
);

describe("normaliseScan", () => {
  it("is idempotent", () => {
    fc.assert(
      fc.property(written, (parts) => {
        const once = normaliseScan(parts.join(""));
        expect(normaliseScan(once)).toBe(once);
      }),
    );
  });

  it("reads an ampersand however often it was escaped, and leaves no control character at the edges", () => {
    expect(normaliseScan("a&amp;amp;b\\u0026amp;c&#38;d&#x26;e\\U0026f&g")).toBe("a&b&c&d&e&f&g");
    fc.assert(
      fc.property(written, (parts) => {
        const text = normaliseScan(parts.join(""));
        expect(text).not.toMatch(/&amp;|\\u0026/iu);
        expect(text).not.toMatch(/^[\u0000-\u0020\u007f\ufeff]|[\u0000-\u0020\u007f\ufeff]$/u);
      }),
    );
  });

  it("keeps GS1 separators inside a code", () => {
    expect(normaliseScan("010478006900001621abc\u001d93xyz\r\n")).toBe("010478006900001621abc\u001d93xyz");
  });
});

describe("masks", () => {
  it("keeps at most four and four of a code", () => {
    expect(maskCode("50502044301381396427")).toBe("5050…6427");
    expect(maskCode("12345678")).toBe("••••••••");
    expect(maskCode("123456789")).toBe("1…9");
  });

  it("shows no more than two fifths of any code, from its two ends", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 60 }), (code) => {
        const [head = "", tail = ""] = maskCode(code).replaceAll("•", "").split("…");
        expect(head.length + tail.length).toBeLessThanOrEqual(code.length * 0.4);
        expect(code.startsWith(head) && code.endsWith(tail)).toBe(true);
      }),
    );
  });

  it("keeps at most six and four digits of a card, whoever masked it before", () => {
    expect(maskCard("8600 1234 5678 3456")).toBe("860012••••••3456");
    expect(maskCard("860012******3456")).toBe("860012••••••3456");
    expect(maskCard("1234")).toBe("••••");
  });

  it("shows first six and last four of a card's number, of a shorter one its last four alone, and never all of it", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,30}$/u), fc.constantFrom("", " ", "-"), (digits, gap) => {
        const written = digits.replaceAll(/\d{4}(?=\d)/gu, `$&${gap}`);
        const masked = maskCard(written);
        const { length } = digits;
        expect(masked).toHaveLength(length);
        const [head, tail] = length < 8 ? [0, 0] : length < 13 ? [0, 4] : [6, 4];
        expect(masked).toBe(digits.slice(0, head) + "•".repeat(length - head - tail) + digits.slice(length - tail));
        expect(masked).toContain("•");
      }),
    );
    for (const [number, masked] of [
      ["1234567", "•••••••"],
      ["12345678", "••••5678"],
      ["1234567890", "••••••7890"],
      ["123456789012", "••••••••9012"],
      ["1234567890123", "123456•••0123"],
    ] as const) {
      expect(maskCard(number)).toBe(masked);
    }
  });

  it("keeps the last four digits of a phone", () => {
    expect(maskPhone("998712565009")).toBe("••••••••5009");
    expect(maskPhone("+998 71 256-50-09")).toBe("••••••••5009");
    for (const short of ["", "1", "1234", "1234567"]) expect(maskPhone(short)).toBe("•".repeat(short.length));
    expect(maskPhone("12345678")).toBe("••••5678");
  });
});
