/**
 * Every currency this till speaks. `minor`: decimal places of the smallest unit it counts in (ISO 4217; of a crypto
 * currency its own, at most 8, so that any amount fits a safe integer; `docs/decisions/0009-currencies.md`).
 * `entry`: decimal places a cashier types; the rest is not used at a counter.
 */
const CURRENCIES = {
  UZS: { minor: 2, entry: 0 },
  VND: { minor: 0, entry: 0 },
  KZT: { minor: 2, entry: 2 },
  KGS: { minor: 2, entry: 2 },
  RUB: { minor: 2, entry: 2 },
  UAH: { minor: 2, entry: 2 },
  USD: { minor: 2, entry: 2 },
  EUR: { minor: 2, entry: 2 },
  XOF: { minor: 0, entry: 0 },
  GNF: { minor: 0, entry: 0 },
  CDF: { minor: 2, entry: 2 },
  MGA: { minor: 2, entry: 0 },
  NGN: { minor: 2, entry: 2 },
  INR: { minor: 2, entry: 2 },
  BTC: { minor: 8, entry: 8 },
  BCH: { minor: 8, entry: 8 },
  LTC: { minor: 8, entry: 8 },
  ETH: { minor: 8, entry: 8 },
  LINK: { minor: 8, entry: 8 },
  XMR: { minor: 8, entry: 8 },
  TRX: { minor: 6, entry: 6 },
  USDT: { minor: 6, entry: 2 },
  USDC: { minor: 6, entry: 2 },
} as const;

export type CurrencyCode = keyof typeof CURRENCIES;

function isCurrency(code: string): code is CurrencyCode {
  return Object.hasOwn(CURRENCIES, code);
}

/** All of them. */
export const currencies: readonly CurrencyCode[] = Object.keys(CURRENCIES).filter(isCurrency);

/** Decimal places of the smallest unit. */
export function minorDigits(currency: CurrencyCode): number {
  return CURRENCIES[currency].minor;
}

/** Decimal places that a cashier types: 0 for sums and dong, 2 where there are cents. */
export function entryDigits(currency: CurrencyCode): number {
  return CURRENCIES[currency].entry;
}
