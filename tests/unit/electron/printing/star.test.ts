import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodePrint, encodePulse, pictureOf, type PrintProfile } from "../../../../electron/printing/encode.ts";
import { columnsOf, type PrintBlock, type PrintDocument } from "../../../../shared/domain/print-document.ts";
import { layOut } from "../../../../shared/domain/print-layout.ts";
import { pictureBelow } from "../../../fakes/printer/esc-pos.ts";
import { readStar } from "../../../fakes/printer/star.ts";

const languages = ["star-prnt", "star-line"] as const;
const profile = (language: PrintProfile["language"], over: Partial<PrintProfile> = {}): PrintProfile => ({
  language,
  width: 80,
  raster: true,
  codePage: "cp866",
  codePageNumber: 10,
  ...over,
});

const SLIP: PrintDocument = [
  { kind: "banner", text: "OʻQUV REJIMI" },
  { kind: "text", text: "Chilonzor 9", align: "center", bold: true },
  { kind: "rule" },
  { kind: "pair", name: "Продажа", value: "1121-0043" },
  { kind: "pair", name: "ИТОГО", value: "127 500 сум", size: 2, bold: true },
  { kind: "qr", text: "https://ofd.soliq.uz/check?t=UZ170703100597&r=2421&c=20230104121801&s=514343190161" },
];

describe.each(languages)("%s", (language) => {
  test.each([58, 80] as const)("as a picture prints the very dots of the preview, on %i mm", (width) => {
    const lines = layOut(SLIP, columnsOf(width));
    const preview = pictureOf(lines, profile(language, { width }));
    const told = readStar(encodePrint(lines, profile(language, { width })));
    const printed = pictureBelow(told, preview.height);
    expect([printed.width, printed.height]).toEqual([preview.width, preview.height]);
    expect(Buffer.from(printed.bytes).equals(Buffer.from(preview.bytes))).toBe(true);
    expect(told.filter(({ kind }) => kind === "initialize" || kind === "cut").map(({ kind }) => kind)).toEqual([
      "initialize",
      "cut",
    ]);
  });

  test("as text has the code page's own letters, sizes and weights, and its code as a picture", () => {
    const told = readStar(encodePrint(layOut(SLIP, 48), profile(language, { raster: false })));
    const lines = told.flatMap((each) => (each.kind === "line" ? [each] : []));
    const sum = lines.find(({ style }) => style.size === 2);
    const cp866 = [0x88, 0x92, 0x8e, 0x83, 0x8e];
    expect(sum).toMatchObject({ page: 10, style: { bold: true, inverse: false, size: 2 } });
    expect(sum?.bytes.slice(0, 5)).toEqual(cp866);
    expect(lines[0]).toMatchObject({ style: { bold: true, inverse: true, size: 1 } });
    const kinds = told.map(({ kind }) => kind);
    expect(kinds.lastIndexOf("picture")).toBeGreaterThan(kinds.indexOf("line"));
  });

  test("opens the drawer with a pulse that prints nothing", () => {
    expect(readStar(encodePulse(profile(language)))).toEqual([{ kind: "pulse", pin: 0 }]);
  });

  test("never takes a text for a command, and no line is too long", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 120 }),
      fc.constantFrom("\u001b\u0007\u000c\u0018\u0007", "\u0007", "\u001bd\u0001", "a\u0000b\u007f\u009b\u001d"),
    );
    const block: fc.Arbitrary<PrintBlock> = fc.oneof(
      fc.record({ kind: fc.constant("text" as const), text: hostile, size: fc.constantFrom(1 as const, 2 as const) }),
      fc.record({ kind: fc.constant("pair" as const), name: hostile, value: hostile }),
      fc.record({ kind: fc.constant("banner" as const), text: hostile }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), fc.constantFrom(58 as const, 80 as const), (blocks, width) => {
        const bytes = encodePrint(layOut(blocks, columnsOf(width)), profile(language, { width, raster: false }));
        for (const each of readStar(bytes)) {
          expect(each.kind).not.toBe("pulse");
          if (each.kind === "line") expect(each.bytes.length * each.style.size).toBeLessThanOrEqual(columnsOf(width));
        }
      }),
      { numRuns: 150 },
    );
  });
});
