import type { SecretName } from "../../../shared/domain/settings.ts";

/** What the sandbox takes for its merchants' secrets. They open nothing else. */
export const trainingSecrets: Readonly<Partial<Record<SecretName, string>>> = {
  "freedom.secretKey": "training-freedom-secret",
  "appotapay.apiKey": "training-appotapay-key",
  "appotapay.secretKey": "training-appotapay-secret",
  "wallet.salt": "training-wallet-salt",
};
