import type { ProviderId } from "../../../shared/domain/sale.ts";

/** An address that the vendor itself names. `trial` moves no real money. */
export interface AddressPreset {
  readonly kind: "trial" | "production";
  readonly url: string;
}

/**
 * Known addresses per provider. Anor has none: its device stands in the shop. The e-invoice engine serves several
 * brands and publishes no trial host: the shop's vendor says which one is theirs.
 */
export const addressPresets: Readonly<Record<ProviderId, readonly AddressPreset[]>> = {
  anor: [],
  freedom: [
    { kind: "trial", url: "https://test-api.freedompay.money" },
    { kind: "production", url: "https://api.freedompay.uz" },
    { kind: "production", url: "https://api.freedompay.kz" },
    { kind: "production", url: "https://api.freedompay.kg" },
  ],
  appotapay: [
    { kind: "trial", url: "https://pos-gw.dev.appotapay.com" },
    { kind: "production", url: "https://pos-gw.appotapay.com" },
  ],
  wallet: [
    { kind: "production", url: "https://api.dpay.africa" },
    { kind: "production", url: "https://acquiring_api.dpay.ua" },
    { kind: "production", url: "https://acquiring_api.obmenka.ua" },
  ],
};

/** The secrets that each provider needs. */
export const providerSecrets = {
  anor: [],
  freedom: ["freedom.secretKey"],
  appotapay: ["appotapay.apiKey", "appotapay.secretKey"],
  wallet: ["wallet.salt"],
} as const;
export type ProviderSecret = (typeof providerSecrets)[ProviderId][number];
