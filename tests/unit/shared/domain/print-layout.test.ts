import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOut } from "../../../../shared/domain/print-layout.ts";
import { printable, printableLines, wrapped } from "../../../../shared/domain/print-text.ts";

const texts = (lines: ReturnType<typeof layOut>) => lines.map((line) => (line.kind === "text" ? line.text : line.kind));

describe("a printable text", () => {
  test("keeps the letters of the shop's languages", () => {
    const words = "Oʻzbekiston gʻisht ʼ Ўқув Қўқон ғ ҳ Сдача № Tiếng Việt Đã ẨỆỒ ộặ";
    expect(printable(words)).toBe(words);
    expect(printable("Tie\u0302\u0301ng")).toBe("Tiếng");
  });

  test("holds no control, no format character and nothing of two columns", () => {
    expect(printable("a\u001b@b\u0000\u200fc\u202f1\u00ad2\ud83d\ude00中")).toBe("a @b c 12??");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(/[\p{C}\p{M}\p{Zl}\p{Zp}]/u);
        expect([...shown]).toHaveLength(shown.length);
        expect(printable(shown)).toBe(shown);
      }),
    );
  });

  test("typed over several lines is several lines", () => {
    expect(printableLines("Do'kon \r\n\r\nToshkent\n\n")).toEqual(["Do'kon", "", "Toshkent"]);
  });
});

describe("wrapping", () => {
  test("breaks Russian and Vietnamese between words", () => {
    expect(wrapped("Фискальный чек прикрепляется автоматически", 32)).toEqual([
      "Фискальный чек прикрепляется",
      "автоматически",
    ]);
    expect(wrapped("Hóa đơn điện tử sẽ được đính kèm tự động sau", 32)).toEqual([
      "Hóa đơn điện tử sẽ được đính kèm",
      "tự động sau",
    ]);
  });

  test("loses no letter and makes no line too long", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 48 }), (text, columns) => {
        const lines = wrapped(printable(text), columns);
        expect(lines.every((line) => line.length <= columns)).toBe(true);
        expect(lines.join("").replaceAll(" ", "")).toBe(printable(text).replaceAll(" ", ""));
      }),
    );
  });
});

describe("columns", () => {
  test("a value stands at the right edge, and below its name when both do not fit", () => {
    expect(texts(layOut([{ kind: "pair", name: "Karta", value: "860012••••••3456" }], 32))).toEqual([
      "Karta           860012••••••3456",
    ]);
    expect(texts(layOut([{ kind: "pair", name: "Tranzaksiya", value: "696e0246c9a128176d5934d8" }], 32))).toEqual([
      "Tranzaksiya",
      "        696e0246c9a128176d5934d8",
    ]);
  });

  test("a long name wraps and its value stays whole beside its last line", () => {
    const block = { kind: "pair", name: "Возвращено через провайдера полностью", value: "127 500" } as const;
    expect(texts(layOut([block], 32))).toEqual(["Возвращено через провайдера", "полностью                127 500"]);
  });

  test("a banner is as wide as the paper", () => {
    const [line] = layOut([{ kind: "banner", text: "OʻQUV REJIMI" }], 32);
    expect(line).toEqual({
      kind: "text",
      text: "          OʻQUV REJIMI          ",
      size: 1,
      bold: true,
      inverse: true,
    });
  });
});
