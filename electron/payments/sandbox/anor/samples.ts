import { randomInt } from "node:crypto";
import type { SampleCode } from "../../../../shared/ipc/status.ts";

/** What a training code makes of a payment. In all but the refusals the money is taken. */
export type PaymentSample = "approved" | "declined" | "insufficient-funds" | "no-answer" | "late-answer" | "dropped";

/**
 * Digits 5 and 6 of a training code choose its outcome: 7700 + two digits + 14 random ones. The prefix is no wallet's
 * (contracts.md 3), so the till takes it for a payment code without a hint.
 */
const BY_CODE: Readonly<Record<string, PaymentSample>> = {
  "00": "approved",
  "01": "declined",
  "02": "insufficient-funds",
  "03": "no-answer",
  "04": "late-answer",
  "05": "dropped",
};

/** For tills where only an amount can be typed: these amounts in sums, or as many sums in tiyin. */
const BY_AMOUNT: Readonly<Record<number, PaymentSample>> = {
  77_701: "declined",
  77_702: "insufficient-funds",
  77_703: "no-answer",
  77_704: "late-answer",
  77_705: "dropped",
};

export type ReceiptSample = "receipt" | "receipt-rejected" | "receipt-retry";

/** The first three digits of a training receipt's fiscal sign choose what becomes of it. */
const BY_SIGN: Readonly<Record<string, ReceiptSample>> = { "404": "receipt-rejected", "503": "receipt-retry" };

export function outcomeOfCode(code: string): PaymentSample | null {
  const chosen = /^7700(\d\d)\d{14}$/u.exec(code)?.[1];
  return chosen === undefined ? null : (BY_CODE[chosen] ?? null);
}

export function outcomeOfAmount(amount: number): PaymentSample | null {
  return BY_AMOUNT[amount] ?? BY_AMOUNT[amount / 100] ?? null;
}

export function outcomeOfReceipt(url: string): ReceiptSample {
  const start = /[?&]s=(\d{3})/u.exec(url)?.[1];
  return (start === undefined ? null : BY_SIGN[start]) ?? "receipt";
}

/** A fresh training code; the till refuses a code that it has sent before. */
export function sampleCode(outcome: PaymentSample): string {
  const chosen = Object.entries(BY_CODE).find(([, each]) => each === outcome)?.[0] ?? "00";
  return `7700${chosen}${digits(14)}`;
}

/** A fresh receipt link, issued a minute before `now` (milliseconds since the epoch). */
export function sampleReceipt(outcome: ReceiptSample, now: number): string {
  const start = Object.entries(BY_SIGN).find(([, each]) => each === outcome)?.[0] ?? "100";
  // Receipts carry the time of Tashkent, UTC+5 all year (contracts.md 2.1).
  const local = new Date(now - 60_000 + 5 * 3_600_000).toISOString();
  const c = local.replaceAll(/\D/gu, "").slice(0, 14);
  return `https://ofd.soliq.uz/check?t=UZ${digits(12)}&r=${randomInt(1, 1_000_000)}&c=${c}&s=${start}${digits(9)}`;
}

/** Everything the training mode offers to scan; new codes and links at every call. `now` in ms since the epoch. */
export function sampleCodes(now: number): readonly SampleCode[] {
  const payments = ["approved", "declined", "insufficient-funds", "no-answer", "late-answer"] as const;
  const receipts = ["receipt", "receipt-rejected", "receipt-retry"] as const;
  return [
    ...payments.map((outcome) => ({ outcome, code: sampleCode(outcome) })),
    ...receipts.map((outcome) => ({ outcome, code: sampleReceipt(outcome, now) })),
  ];
}

function digits(count: number): string {
  return Array.from({ length: count }, () => String(randomInt(10))).join("");
}
