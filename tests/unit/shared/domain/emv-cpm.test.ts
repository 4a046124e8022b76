import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cpmCarriesCard } from "../../../../shared/domain/emv-cpm.ts";
import { recogniseScan } from "../../../../shared/domain/scan.ts";

function tlv(tag: string, value: Buffer): Buffer {
  const length = value.length < 0x80 ? [value.length] : [0x81, value.length];
  return Buffer.concat([Buffer.from(tag, "hex"), Buffer.from(length), value]);
}

/** A consumer-presented code with these items in its application template. */
function code(...items: readonly Buffer[]): string {
  const aid = tlv("4f", Buffer.from("a0000000555555", "hex"));
  const format = tlv("85", Buffer.from("CPV01"));
  return Buffer.concat([format, tlv("61", Buffer.concat([aid, ...items]))]).toString("base64");
}

const pan = tlv("5a", Buffer.from("4111111111111111", "hex"));
const track2 = tlv("57", Buffer.from("4111111111111111d2512201", "hex"));
const cryptogram = tlv("9f26", Buffer.from("0102030405060708", "hex"));

describe("a consumer-presented code", () => {
  it.each([
    ["a card's number", code(pan)],
    ["track data", code(track2)],
    ["a card's number in a template inside", code(tlv("63", Buffer.concat([cryptogram, pan])))],
  ])("with %s is refused", (_, text) => {
    expect(recogniseScan(text)).toEqual({ kind: "card-number" });
  });

  it("without one is a payment code like any other", () => {
    const text = code(cryptogram, tlv("50", Buffer.from("Product1")));
    expect(recogniseScan(text)).toMatchObject({ kind: "payment", text });
  });

  it("that is broken off is refused, because nobody can say what it holds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: code(pan).length - 6 }), (length) =>
        cpmCarriesCard(code(pan).slice(0, length)),
      ),
    );
  });

  it("never throws, and leaves every other text alone", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = Buffer.from(bytes).toString("base64");
        expect(typeof cpmCarriesCard(`hQVDUFYw${text}`)).toBe("boolean");
        expect(cpmCarriesCard(`x${text}`)).toBe(false);
      }),
    );
  });
});
