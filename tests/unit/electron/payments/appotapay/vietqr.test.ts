import { describe, expect, it } from "vitest";
import { kindOfQr, whyNotShown } from "../../../../../electron/payments/providers/appotapay/vietqr.ts";
import { PICTURE, vietQr } from "../../../../../electron/payments/sandbox/appotapay/qr.ts";
import { crc16, encodeEmvQr, parseEmvQr, type EmvField } from "../../../../../shared/domain/emv-qr.ts";
import type { Money } from "../../../../../shared/domain/money.ts";
import { QR } from "./examples.ts";

const ORDERED: Money = { minor: 12_000, currency: "VND" };

/** The source document's QR with fields changed (null takes one away), its CRC made anew. */
function but(changes: Readonly<Record<string, string | null>>): string {
  const parsed = parseEmvQr(QR);
  const fields = (parsed.ok ? parsed.value : []).filter((each) => each.id !== "63");
  const kept = fields.flatMap((each): EmvField[] => {
    const value = changes[each.id];
    if (value === null) return [];
    return [value === undefined ? each : { id: each.id, value }];
  });
  const added = Object.entries(changes).flatMap(([id, value]): EmvField[] =>
    value === null || fields.some((each) => each.id === id) ? [] : [{ id, value }],
  );
  return encodeEmvQr([...kept, ...added]);
}

/** The text changed as it stands, its CRC made anew as a forger would. */
function forged(change: (text: string) => string): string {
  const text = change(QR.slice(0, -4));
  return text + crc16(text);
}

describe("whyNotShown", () => {
  it("lets the source document's example through, and the sandbox's", () => {
    expect(whyNotShown(QR, ORDERED)).toBeNull();
    expect(whyNotShown(but({}), ORDERED)).toBeNull();
    expect(whyNotShown(but({ "54": "12000.00" }), ORDERED)).toBeNull();
    expect(whyNotShown(vietQr(12_000, "01JD0000000000000000000001"), ORDERED)).toBeNull();
  });

  it.each([
    ["another amount, the text touched alone", QR.replace("540512000", "540521000"), "damaged"],
    [
      "another amount with a CRC of its own",
      forged((t) => t.replace("540512000", "540521000")),
      "21000 instead of 12000",
    ],
    ["a hundred times the amount", but({ "54": "1200000" }), "instead of"],
    ["part of a dong more", but({ "54": "12000.50" }), "names no amount"],
    ["an amount in words", but({ "54": "12e3" }), "names no amount"],
    ["an amount with a blank", but({ "54": "12000 " }), "names no amount"],
    ["no amount", but({ "54": null }), "names no amount"],
    ["a tip", but({ "55": "01" }), "fee"],
    ["a fixed fee", but({ "55": "02", "56": "5000" }), "fee"],
    ["a static QR", but({ "01": "11" }), "one payment"],
    ["no mark of being dynamic", but({ "01": null }), "one payment"],
    ["dollars", but({ "53": "840" }), "not in VND"],
    ["no currency", but({ "53": null }), "not in VND"],
    ["no account", but({ "38": null }), "NAPAS"],
    ["an account that is no template", but({ "38": "A000000727" }), "NAPAS"],
    ["another scheme's account", but({ "38": "0010A000000728" }), "NAPAS"],
    ["the scheme named elsewhere", but({ "38": "0110A000000727" }), "NAPAS"],
    ["a character behind the CRC", `${QR} `, "damaged"],
    ["a field behind the CRC", `${QR}6002VN`, "damaged"],
    ["no CRC", QR.slice(0, -8), "damaged"],
    ["half of it", QR.slice(0, 90), "damaged"],
    ["a link", "https://pay.example/qr", "no VietQR"],
    ["nothing", "", "no VietQR"],
    ["a picture", PICTURE, "picture"],
    ["a picture as a data URL", `data:image/png;base64,${PICTURE}`, "picture"],
    ["a drawing", "<svg xmlns='http://www.w3.org/2000/svg'/>", "picture"],
  ])("refuses %s", (_, content, why) => {
    expect(whyNotShown(content, ORDERED)).toContain(why);
  });
});

describe("kindOfQr", () => {
  it.each([
    [QR, "emv"],
    [PICTURE, "picture"],
    ["/9j/4AAQSkZJRg==", "picture"],
    ["R0lGODlhAQABAAAAACw=", "picture"],
    ["PHN2ZyB4bWxucz0i", "picture"],
    [`data:image/svg+xml;utf8,<svg/>`, "picture"],
    ["data:text/plain,hello", "other"],
    ["VIETQR", "other"],
  ])("%j is %s", (content, kind) => {
    expect(kindOfQr(content)).toBe(kind);
  });
});
