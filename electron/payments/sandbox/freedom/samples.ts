import { randomInt } from "node:crypto";

/** What becomes of a payment. In the flow with a QR the customer is told apart from the shop: they pay a moment later. */
export type FreedomSample =
  "approved" | "declined" | "insufficient-funds" | "no-answer" | "late-answer" | "dropped" | "expired" | "slow";

/** Whole units of any currency. `expired`: the customer walks away; `slow`: they begin, and do not end by themselves. */
const BY_AMOUNT: Readonly<Record<string, FreedomSample>> = {
  "77701": "declined",
  "77702": "insufficient-funds",
  "77703": "no-answer",
  "77704": "late-answer",
  "77705": "dropped",
  "77706": "expired",
  "77707": "slow",
};

/** Two digits of a training pass' user id: `TR` + two digits + twelve random ones. */
const BY_USER: Readonly<Record<string, FreedomSample>> = {
  "00": "approved",
  "01": "declined",
  "02": "insufficient-funds",
  "03": "no-answer",
  "04": "late-answer",
  "05": "dropped",
  "07": "slow",
};

export function outcomeOfOrder(amount: string): FreedomSample {
  return BY_AMOUNT[amount.replace(/\.0+$/u, "")] ?? "approved";
}

export function outcomeOfUser(userId: string): FreedomSample {
  const chosen = /^TR(\d\d)\d{12}$/u.exec(userId)?.[1];
  return (chosen === undefined ? null : BY_USER[chosen]) ?? "approved";
}

/** A fresh saved-card pass (docs/decisions/0010). */
export function samplePass(outcome: FreedomSample): string {
  const chosen = Object.entries(BY_USER).find(([, each]) => each === outcome)?.[0] ?? "00";
  const hex = Array.from({ length: 32 }, () => randomInt(16).toString(16)).join("");
  const token = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
  return `freedompay:pass?user_id=TR${chosen}${randomInt(1e12).toString().padStart(12, "0")}&card_token=${token}`;
}
