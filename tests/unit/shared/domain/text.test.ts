import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskCard, maskCode, maskPhone, normaliseScan } from "../../../../shared/domain/text.ts";

describe("normaliseScan", () => {
  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = normaliseScan(text.replaceAll("amp;", ""));
        expect(normaliseScan(once)).toBe(once);
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

  it("shows no more than ten digits of any card", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,30}$/u), (card) => {
        expect(maskCard(card).replaceAll(/\D/gu, "").length).toBeLessThanOrEqual(10);
      }),
    );
  });

  it("keeps the last four digits of a phone", () => {
    expect(maskPhone("998712565009")).toBe("••••••••5009");
    expect(maskPhone("12")).toBe("12");
  });
});
