import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  crc16,
  emvValue,
  encodeEmvFields,
  encodeEmvQr,
  parseEmvFields,
  parseEmvQr,
  type EmvField,
} from "../../../../shared/domain/emv-qr.ts";

/** Source 3, `qr_content` verbatim. */
const SAMPLE =
  "00020101021238630010A000000727013300069704320119MQQ0759866wrYqzPLw70208QRIBFTTA5204549953037045405120005802VN" +
  "5916QRPAYMENT UAT 216011HO CHI MINH62430109wrYqzPLw70708Q07598660814AP26146183702063042A9D";

const value = fc.string({ unit: "grapheme-ascii", minLength: 0, maxLength: 40 });
const id = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(2, "0"));
const payload = fc
  .uniqueArray(fc.record({ id, value }), { selector: (each) => each.id, maxLength: 7 })
  .map((fields): EmvField[] => [{ id: "00", value: "01" }, ...fields.filter((each) => each.id !== "63")]);

describe("crc16", () => {
  it("gives the published check value", () => {
    expect(crc16("123456789")).toBe("29B1");
    expect(crc16("")).toBe("FFFF");
  });

  it("gives the source document's, and another one for another amount", () => {
    expect(crc16(SAMPLE.slice(0, -4))).toBe("2A9D");
    expect(crc16(SAMPLE.slice(0, -4).replace("540512000", "540521000"))).toBe("1FA1");
  });

  it("goes over UTF-8 bytes", () => {
    let crc = 0xffff;
    for (const byte of Buffer.from("Phở 🍜é")) {
      crc ^= byte << 8;
      for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
    }
    expect(crc16("Phở 🍜é")).toBe(crc.toString(16).toUpperCase().padStart(4, "0"));
    expect(crc16("\ud800")).toBe(crc16("\ufffd"));
  });
});

describe("parseEmvQr", () => {
  it("reads the source document's example to its last character", () => {
    const parsed = parseEmvQr(SAMPLE);
    const fields = parsed.ok ? parsed.value : [];
    expect(fields.map((each) => each.id).join(" ")).toBe("00 01 38 52 53 54 58 59 60 62 63");
    expect(emvValue(fields, "54")).toBe("12000");
    expect(emvValue(fields, "59")).toBe("QRPAYMENT UAT 21");
    expect(emvValue(fields, "55")).toBeNull();
    expect(parseEmvFields(emvValue(fields, "38") ?? "")).toMatchObject({
      ok: true,
      value: [{ id: "00", value: "A000000727" }, { id: "01" }, { id: "02", value: "QRIBFTTA" }],
    });
  });

  it("reads what it wrote", () => {
    fc.assert(
      fc.property(payload, (fields) => {
        const text = encodeEmvQr(fields);
        expect(parseEmvQr(text)).toEqual({ ok: true, value: [...fields, { id: "63", value: text.slice(-4) }] });
      }),
    );
  });

  it("reads a name beyond ASCII whether its length counts characters or bytes", () => {
    const byCharacters = encodeEmvFields([
      { id: "59", value: "Phở Hà Nội" },
      { id: "60", value: "HN" },
    ]);
    const byBytes = `59${Buffer.from("Phở Hà Nội").length}Phở Hà Nội6002HN`;
    const fields = [
      { id: "59", value: "Phở Hà Nội" },
      { id: "60", value: "HN" },
    ];
    expect(parseEmvFields(byCharacters)).toEqual({ ok: true, value: fields });
    expect(parseEmvFields(byBytes)).toEqual({ ok: true, value: fields });
  });

  it("notices every single changed, missing or added character", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: SAMPLE.length - 1 }),
        fc.constantFrom("0", "1", "9", "A", " ", "é", ""),
        (at, other) => {
          fc.pre(SAMPLE[at] !== other);
          expect(parseEmvQr(SAMPLE.slice(0, at) + other + SAMPLE.slice(at + 1)).ok).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
    for (const extra of ["0", " ", "\n", "6304", "\u0000"]) expect(parseEmvQr(SAMPLE + extra).ok).toBe(false);
  });

  it.each([
    ["", "not-tlv"],
    ["0002010", "not-tlv"],
    ["000201 ", "not-tlv"],
    ["0099", "not-tlv"],
    ["00-101", "not-tlv"],
    ["000201000201", "doubled-field"],
    ["000201", "no-crc"],
    ["0102110002016304ABCD", "no-format"],
    ["0002016304abcd", "wrong-crc"],
    ["0002016304FFFF", "wrong-crc"],
    ["0002016302FF", "no-crc"],
    [`0002016304${crc16("0002016304")}5802VN`, "no-crc"],
    ["0".repeat(513), "too-long"],
  ])("refuses %j: %s", (text, problem) => {
    expect(parseEmvQr(text)).toEqual({ ok: false, error: problem });
  });

  it("takes no lower-case CRC and no second amount", () => {
    expect(parseEmvQr(SAMPLE.slice(0, -4) + "2a9d")).toEqual({ ok: false, error: "wrong-crc" });
    const twice = encodeEmvQr([
      { id: "00", value: "01" },
      { id: "54", value: "1" },
      { id: "54", value: "2" },
    ]);
    expect(parseEmvQr(twice)).toEqual({ ok: false, error: "doubled-field" });
  });

  it("never throws", () => {
    const any = fc.nat({ max: 0x10_ffff }).map((point) => String.fromCodePoint(point));
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: any }),
      fc.string({ unit: fc.constantFrom("0", "1", "3", "6", "é") }),
    );
    fc.assert(fc.property(text, (each) => void parseEmvQr(each)));
  });
});
