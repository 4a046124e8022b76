import { encodeEmvFields, encodeEmvQr } from "../../../../shared/domain/emv-qr.ts";

/**
 * A valid VietQR like the source document's (contracts.md 5.5), for nobody: the bank's number is no bank's and the
 * account no account's, so that a real app has nothing to pay to.
 */
export function vietQr(amount: number, reference: string): string {
  const account = encodeEmvFields([
    { id: "00", value: "999999" },
    { id: "01", value: "TRAINING" },
  ]);
  const napas = encodeEmvFields([
    { id: "00", value: "A000000727" },
    { id: "01", value: account },
    { id: "02", value: "QRIBFTTA" },
  ]);
  const additional = encodeEmvFields([
    { id: "01", value: reference.slice(-10) },
    { id: "07", value: "TRAINING" },
    { id: "08", value: reference },
  ]);
  return encodeEmvQr([
    { id: "00", value: "01" },
    { id: "01", value: "12" },
    { id: "38", value: napas },
    { id: "52", value: "5499" },
    { id: "53", value: "704" },
    { id: "54", value: String(amount) },
    { id: "58", value: "VN" },
    { id: "59", value: "TRAINING NOT FOR PAYMENT" },
    { id: "60", value: "HO CHI MINH" },
    { id: "62", value: additional },
  ]);
}

/** A picture of one pixel: what the vendor's field text promises instead of a payload (contracts.md 5.4). */
export const PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";
