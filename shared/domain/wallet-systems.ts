import { minorDigits, type CurrencyCode } from "./currency.ts";

/**
 * How the customer pays. `phone`: mobile money, asked for at the phone number. `app`: their own payment app. `bank`: a
 * transfer. `card`: typed on the provider's page, never into the till. `crypto`: coins to an address.
 */
export type WalletMeans = "phone" | "app" | "bank" | "card" | "crypto";

/** A payment system of the wallet e-invoice provider. */
export interface WalletSystem {
  /** What goes over the wire as `currency`. */
  readonly code: string;
  /** As the provider's document names it. */
  readonly name: string;
  readonly currency: CurrencyCode;
  /** Decimal places of an amount in it. */
  readonly decimals: number;
  readonly means: WalletMeans;
}

/** The whole table of the provider's document (source 4), in its order. */
const TABLE: readonly (readonly [code: string, name: string, currency: CurrencyCode, means: WalletMeans])[] = [
  ["airtel.mga", "Airtel Money, MGA", "MGA", "phone"],
  ["airtel-congo.usd", "Airtel Money, USD CONGO", "USD", "phone"],
  ["airtel-congo.cdf", "Airtel Money, CDF CONGO", "CDF", "phone"],
  ["bank.ngn", "Bank Transfer, NGN", "NGN", "bank"],
  ["bitcoin", "Bitcoin, BTC", "BTC", "crypto"],
  ["bitcoin_cash", "Bitcoin Cash, BCH", "BCH", "crypto"],
  ["link", "ChainLink, LINK", "LINK", "crypto"],
  ["ethereum", "Ethereum, ETH", "ETH", "crypto"],
  ["expresso-senegal.xof", "Expresso, XOF SENEGAL", "XOF", "phone"],
  ["free_money-senegal.xof", "FreeMoney, XOF SENEGAL", "XOF", "phone"],
  ["imps.inr", "IMPS, INR", "INR", "bank"],
  ["litecoin", "Litecoin, LTC", "LTC", "crypto"],
  ["monero", "Monero, XMR", "XMR", "crypto"],
  ["moov-togo.xof", "MOOV, XOF TOGO", "XOF", "phone"],
  ["moov-ci.xof", "MOOV, XOF CI", "XOF", "phone"],
  ["moov-benin.xof", "MOOV, XOF BENIN", "XOF", "phone"],
  ["moov-mali.xof", "MOOV, XOF MALI", "XOF", "phone"],
  ["moov-burkina-faso.xof", "MOOV, XOF BURKINA-FASO", "XOF", "phone"],
  ["mpesa-congo.usd", "MPesa, USD CONGO", "USD", "phone"],
  ["mpesa-congo.cdf", "MPesa, CDF CONGO", "CDF", "phone"],
  ["mtn-togo.xof", "MTN, XOF TOGO", "XOF", "phone"],
  ["mtn-ci.xof", "MTN, XOF CI", "XOF", "phone"],
  ["mtn-benin.xof", "MTN, XOF BENIN", "XOF", "phone"],
  ["mtn-guinea.gnf", "MTN, GNF GUINEA", "GNF", "phone"],
  ["mvola.mga", "MVola, MGA", "MGA", "phone"],
  ["orange_money.mga", "Orange Money, MGA", "MGA", "phone"],
  ["orange_money-togo.xof", "Orange Money, XOF TOGO", "XOF", "phone"],
  ["orange_money-ci.xof", "Orange Money, XOF CI", "XOF", "phone"],
  ["orange_money-benin.xof", "Orange Money, XOF BENIN", "XOF", "phone"],
  ["orange_money-senegal.xof", "Orange Money, XOF SENEGAL", "XOF", "phone"],
  ["orange_money-burkina-faso.xof", "Orange Money, XOF BURKINA-FASO", "XOF", "phone"],
  ["orange_money-mali.xof", "Orange Money, XOF MALI", "XOF", "phone"],
  ["orange_money-congo.usd", "Orange Money, USD CONGO", "USD", "phone"],
  ["orange_money-congo.cdf", "Orange Money, CDF CONGO", "CDF", "phone"],
  ["orange_money-guinea.gnf", "Orange Money, GNF GUINEA", "GNF", "phone"],
  ["paytm.inr", "PayTM, INR", "INR", "app"],
  ["phonepe.inr", "Phone PE, INR", "INR", "app"],
  ["tmoney.xof", "T-Money, XOF", "XOF", "phone"],
  ["usdt_erc20", "Tether ERC20, USDT ERC20", "USDT", "crypto"],
  ["usdt_trc20", "Tether TRC20, USDT TRC20", "USDT", "crypto"],
  ["tron", "Tron, TRX", "TRX", "crypto"],
  ["upi.inr", "UPI, INR", "INR", "app"],
  ["usdc_trc20", "USDC TRC20, USDC TRC20", "USDC", "crypto"],
  ["vanilla_pay.mga", "Vanilla Pay, MGA", "MGA", "phone"],
  ["verve.ngn", "Verve, NGN", "NGN", "card"],
  ["visamaster.uah", "VisaMaster, UAH", "UAH", "card"],
  ["visamaster.usd", "VisaMaster, USD", "USD", "card"],
  ["visamaster.ngn", "VisaMaster, NGN", "NGN", "card"],
  ["visamaster.xof", "VisaMaster, XOF", "XOF", "card"],
  ["wave-senegal.xof", "Wave, XOF SENEGAL", "XOF", "phone"],
  ["wave-ci.xof", "Wave, XOF CI", "XOF", "phone"],
  ["wiz_all-senegal.xof", "WizAll, XOF SENEGAL", "XOF", "phone"],
];

export const walletSystems: readonly WalletSystem[] = TABLE.map(([code, name, currency, means]) => ({
  code,
  name,
  currency,
  decimals: minorDigits(currency),
  means,
}));

const BY_CODE: ReadonlyMap<string, WalletSystem> = new Map(walletSystems.map((system) => [system.code, system]));

/** The system with this code, null when the document has none. */
export function walletSystem(code: string): WalletSystem | null {
  return BY_CODE.get(code) ?? null;
}

/** The systems that a sale in this currency may be paid with: the terminal's own can be changed for one of these. */
export function walletSystemsFor(currency: CurrencyCode): readonly WalletSystem[] {
  return walletSystems.filter((system) => system.currency === currency);
}

/** Whether the customer's number (`sender`) is asked for: mobile money sends its request there. */
export function asksForSender(system: WalletSystem): boolean {
  return system.means === "phone";
}
