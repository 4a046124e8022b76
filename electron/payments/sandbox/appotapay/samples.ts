/** What becomes of a training order. In "lost" ones the answer to the order never reaches the till. */
export type OrderSample =
  | { readonly kind: "paid" }
  | { readonly kind: "declined" | "expired" | "cancelled"; readonly code: string }
  | { readonly kind: "waits" }
  | { readonly kind: "paid-after-all" }
  | { readonly kind: "paid-otherwise" }
  | { readonly kind: "lost"; readonly how: "hang" | "late" | "drop" }
  | { readonly kind: "odd-qr"; readonly how: "picture" | "damaged" | "other-amount" };

/** The order's amount in dong chooses its outcome: nothing is scanned that could. */
const BY_AMOUNT: Readonly<Record<string, OrderSample>> = {
  "77701": { kind: "declined", code: "82" },
  "77702": { kind: "declined", code: "75" },
  "77703": { kind: "lost", how: "hang" },
  "77704": { kind: "lost", how: "late" },
  "77705": { kind: "lost", how: "drop" },
  "77706": { kind: "expired", code: "67" },
  "77707": { kind: "cancelled", code: "38" },
  "77708": { kind: "waits" },
  "77709": { kind: "paid-otherwise" },
  "77710": { kind: "odd-qr", how: "picture" },
  "77711": { kind: "odd-qr", how: "damaged" },
  "77712": { kind: "odd-qr", how: "other-amount" },
  "77713": { kind: "paid-after-all" },
};

export function sampleOf(amount: number): OrderSample {
  return BY_AMOUNT[String(amount)] ?? { kind: "paid" };
}
