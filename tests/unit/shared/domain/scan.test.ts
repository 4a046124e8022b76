import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TEST_CODE } from "../../../../renderer/features/scan/setup/test-code.ts";
import { passesEan } from "../../../../shared/domain/check-digits.ts";
import { provisioningFields } from "../../../../shared/domain/provisioning-shape.ts";
import { recogniseScan } from "../../../../shared/domain/scan.ts";
import { normaliseScan } from "../../../../shared/domain/text.ts";

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
    ["036000291452", "product"],
    ["5006381333932", "payment"],
    ["0104780069000017215abcDE\u001d93xyz", "product"],
    ["]C10104780069000017", "product"],
    ["]d2010478006900001721serial", "product"],
    ["010478006900001710LOT-7", "product"],
    ["01047800690000172112345678", "payment"],
    ["010460123456\u001d21AB", "product"],
    ['{"version":1}', "provisioning"],
    ['\ufeff{\n  "version" : 1,\n  "secrets": {}\n}', "provisioning"],
    ['{"VERSION":1,"MODE":"LIVE"}', "provisioning"],
    ['"freedom.secretKey": "abc",', "provisioning"],
    [`{"secrets":{"wallet.salt":"${"s".repeat(3_000)}"}}`, "provisioning"],
    ['{"contact":"Aziza"}', "unknown"],
    ['"pin": "480915" },', "unknown"],
    ["<xml/>", "unknown"],
    ["BEGIN:VCARD\r\nFN:Aziza\r\nEND:VCARD", "unknown"],
    ["WIFI:T:WPA;S=shop;P:secret;;", "unknown"],
    ["otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", "unknown"],
    ["tel:+998712565009", "unknown"],
    ["mailto:a@example.com", "unknown"],
    ["Добрый день", "unknown"],
    ["line\nline", "unknown"],
    ["HTTP://EXAMPLE.COM", "link"],
    ["http://ofd.soliq.uz/check", "receipt"],
    [TEST_CODE, "unknown"],
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

  it("names any text, and reads its own text as the same again", () => {
    const pieces = fc.constantFrom(
      "&amp;",
      "amp;",
      "&",
      "\\u0026",
      "u0026",
      "\u001d",
      "01",
      "\r\n",
      " ",
      '"',
      "https://",
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 100, unit: "binary" }),
      fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 12 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const scan = recogniseScan(text);
        if (!("text" in scan)) return;
        expect(scan.text).toBe(normaliseScan(text));
        expect(recogniseScan(scan.text)).toEqual(scan);
      }),
    );
  });

  it("takes no document of any shape for a pass, nor a line of one, nor carries a word of it along", () => {
    const secret = "s3cret-0f-the-shop";
    const anyJson = fc.oneof(
      fc.dictionary(fc.constantFrom(...provisioningFields), fc.json({ maxDepth: 2 }), { minKeys: 1 }),
      fc.dictionary(fc.string({ maxLength: 20 }), fc.oneof(fc.string({ maxLength: 20 }), fc.integer())),
    );
    const layouts = fc.constantFrom(undefined, 2, "\t");
    fc.assert(
      fc.property(anyJson, layouts, fc.constantFrom("", "\ufeff", "\r\n"), (fields, space, around) => {
        const text = JSON.stringify({ ...fields, note: secret }, null, space);
        const whole = recogniseScan(`${around}${text}${around}`);
        expect(["provisioning", "unknown"]).toContain(whole.kind);
        if (provisioningFields.some((name) => name in fields)) expect(whole.kind).toBe("provisioning");
        expect(JSON.stringify(whole)).not.toContain(secret);
        for (const line of text.split("\n")) {
          expect(["provisioning", "unknown", "empty", "too-long"]).toContain(recogniseScan(line).kind);
        }
      }),
    );
  });

  it("knows a product's code by its check digit, in its own kinds of length alone", () => {
    const digits = fc
      .constantFrom(7, 11, 12)
      .chain((length) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`, "u")));
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 9 }), (body, check) => {
        const code = `${body}${check}`;
        const { kind } = recogniseScan(code);
        if (passesEan(code)) expect(kind).toBe("product");
        else expect(["payment", "card-number"]).toContain(kind);
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
