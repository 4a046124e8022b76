import { MANNERS } from "./world/manners.ts";

/** States in which the power must have gone, and outcomes that must have come about. */
export const MET: readonly string[] = [
  ...["recorded", "sent", "awaiting-customer", "unknown", "paid", "declined", "expired", "cancelled", "not-sent"].map(
    (state) => `left:${state}`,
  ),
  ...["awaiting-receipt", "queued", "rejected", "fiscalized"].map((state) => `left:receipt-${state}`),
  ...["unknown", "refunded", "by-hand"].map((state) => `left:refund-${state}`),
  "decided:paid",
  "decided:not-paid",
  "decided:paid, wrongly",
  "decided:not-paid, wrongly",
  "state:contradiction",
  "refused:code-used",
  "refused:receipt-used",
  "refused:sale-has-open-payment",
  "refused:refund-too-large",
  "refused:storage",
  "customer:other-amount",
];

/** What the network, the providers, the disk and the clock must have done. */
export const FAULTS: readonly string[] = [
  ...MANNERS.flatMap((manner) => [`charge:${manner}`, `status:${manner}`]),
  ...["dns", "refused", "unreachable", "tls", "connect-timeout"].map((cause) => `dial:${cause}`),
  ...["io-error", "full", "cut-before", "cut-torn", "cut-after"].map((mishap) => `disk:${mishap}`),
  "clock:set",
];
