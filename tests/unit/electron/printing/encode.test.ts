import CodepageEncoder from "@point-of-sale/codepage-encoder";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  encodePrint,
  encodePulse,
  pictureOf,
  shownLines,
  type PrintProfile,
} from "../../../../electron/printing/encode.ts";
import { columnsOf, type PrintBlock, type PrintDocument } from "../../../../shared/domain/print-document.ts";
import { layOut } from "../../../../shared/domain/print-layout.ts";
import { codePageSchema, type CodePage } from "../../../../shared/domain/printer-settings.ts";
import { PLAIN, pictureBelow, readEscPos } from "../../../fakes/printer/esc-pos.ts";

const RASTER: PrintProfile = { language: "esc-pos", width: 80, raster: true, codePage: "cp866", codePageNumber: 17 };
const TEXT: PrintProfile = { ...RASTER, raster: false };

const SLIP: PrintDocument = [
  { kind: "banner", text: "УЧЕБНЫЙ РЕЖИМ — НЕ ЧЕК" },
  { kind: "text", text: "Chilonzor 9", align: "center", bold: true },
  { kind: "rule" },
  { kind: "pair", name: "Продажа", value: "1121-0043" },
  { kind: "pair", name: "ИТОГО", value: "127 500 сум", size: 2, bold: true },
  { kind: "blank" },
  { kind: "qr", text: "https://ofd.soliq.uz/check?t=UZ170703100597&r=2421&c=20230104121801&s=514343190161" },
];

const width = fc.constantFrom(58 as const, 80 as const);
const hostileText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.string({ unit: "grapheme", maxLength: 120 }),
  fc.constantFrom(
    "\u001bp\u0000\u0019\u00fa",
    "\u0010\u0014\u0001\u0000\u0001",
    "\u001b@\u001di\n\u001dV\u0000",
    "a\u0000b\u007f\u009b2J",
  ),
);
const block: fc.Arbitrary<PrintBlock> = fc.oneof(
  fc.record({
    kind: fc.constant("text" as const),
    text: hostileText,
    size: fc.constantFrom(1 as const, 2 as const),
    align: fc.constantFrom("left" as const, "center" as const),
  }),
  fc.record({
    kind: fc.constant("pair" as const),
    name: hostileText,
    value: hostileText,
    size: fc.constantFrom(1 as const, 2 as const),
  }),
  fc.record({ kind: fc.constant("banner" as const), text: hostileText }),
  fc.constant({ kind: "rule" as const }),
);

function words(bytes: readonly number[], page: CodePage): string {
  const table = CodepageEncoder.getCodepoints(page, true);
  return bytes.map((byte) => String.fromCodePoint(byte < 0x80 ? byte : (table[byte] ?? 0x3f))).join("");
}

describe("raster mode", () => {
  test("prints the very dots that the preview shows", () => {
    for (const paper of [58, 80] as const) {
      const profile = { ...RASTER, width: paper };
      const lines = layOut(SLIP, columnsOf(paper));
      const preview = pictureOf(lines, profile);
      const told = readEscPos(encodePrint(lines, profile));
      const printed = pictureBelow(told, preview.height);
      expect([printed.width, printed.height]).toEqual([preview.width, preview.height]);
      expect(Buffer.from(printed.bytes).equals(Buffer.from(preview.bytes))).toBe(true);
      expect(told.filter(({ kind }) => kind === "cut")).toHaveLength(1);
    }
  });

  test("no picture holds a command that printers obey at once", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), fc.string({ minLength: 1, maxLength: 90 }), (blocks, code) => {
        const { bytes } = pictureOf(layOut([...blocks, { kind: "qr", text: code }], 32), { ...RASTER, width: 58 });
        expect(bytes.some((byte, at) => byte === 0x10 && [0x04, 0x05, 0x14].includes(bytes[at + 1] ?? 0))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

describe("text mode", () => {
  test("selects the code page by its number and can be read back by it", () => {
    const lines = layOut(SLIP, 48);
    const told = readEscPos(encodePrint(lines, TEXT)).filter((each) => each.kind === "line");
    expect(told.map(({ bytes }) => words(bytes, "cp866"))).toEqual(
      expect.arrayContaining([
        "Продажа                                1121-0043",
        "ИТОГО        127 500 сум",
        "-".repeat(48),
      ]),
    );
    expect(new Set(told.filter(({ bytes }) => bytes.some((byte) => byte >= 0x80)).map(({ page }) => page))).toEqual(
      new Set([17]),
    );
  });

  test("prints each line as the preview has it, in every code page", () => {
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 5 }),
        width,
        fc.constantFrom(...codePageSchema.options),
        (blocks, paper, codePage) => {
          const profile = { ...TEXT, width: paper, codePage };
          const lines = layOut(blocks, columnsOf(paper));
          const told = readEscPos(encodePrint(lines, profile)).filter((each) => each.kind === "line");
          const shown = shownLines(lines, profile).flatMap((line) => (line.kind === "text" ? [line] : []));
          expect(
            told.slice(0, shown.length).map(({ bytes, style }) => ({ text: words(bytes, codePage), ...style })),
          ).toEqual(
            shown.map(({ text, bold, inverse, size }) => ({
              text,
              ...(text === "" ? PLAIN : { bold, inverse, size }),
            })),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("whatever a text holds", () => {
  test("it reaches the printer as letters, never as a command, and no line is too long", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), width, fc.boolean(), (blocks, paper, raster) => {
        const profile = { ...RASTER, width: paper, raster };
        const told = readEscPos(encodePrint(layOut(blocks, columnsOf(paper)), profile));
        expect(
          told
            .filter(({ kind }) => kind === "initialize" || kind === "cut" || kind === "pulse")
            .map(({ kind }) => kind),
        ).toEqual(["initialize", "cut"]);
        for (const each of told) {
          if (each.kind === "line") expect(each.bytes.length * each.style.size).toBeLessThanOrEqual(columnsOf(paper));
        }
      }),
      { numRuns: 200 },
    );
  });
});

test("a drawer's pulse prints nothing", () => {
  expect(readEscPos(encodePulse(RASTER))).toEqual([{ kind: "pulse", pin: 0 }]);
});
