import { writeFileSync } from "node:fs";
import { TRAINING_MERCHANT } from "../../electron/payments/sandbox/freedom/credentials.ts";
import { TRAINING_PARTNER } from "../../electron/payments/sandbox/appotapay/auth.ts";
import { trainingSecrets } from "../../electron/payments/sandbox/credentials.ts";
import { TRAINING_CLIENT } from "../../electron/payments/sandbox/wallet/dialect.ts";

/**
 * What a shop lives on. `codes`: customers' codes at Anor, receipts attached. `orders`: the till shows a QR of Freedom
 * Pay, AppotaPay or the wallet. `passes`: Freedom's saved cards, AppotaPay's card terminal, the wallet.
 */
export type Trade = "codes" | "orders" | "passes";

/** A live terminal with a proved unit, every provider at this address. */
export function writeProvisioning(file: string, baseUrl: string, trade: Trade = "codes"): void {
  const unit = { value: "sum", confirmed: { who: "Dilnoza", at: "2026-01-05T10:00:00+05:00" } };
  const timeouts = { connectSeconds: 5, unknownAfterSeconds: 60, listenSeconds: 150, holdSeconds: 0 };
  const on = { enabled: true, baseUrl };
  const isQr = trade !== "passes";
  const document = {
    version: 1,
    terminal: { name: "Till 1", cashier: "Dilnoza", timeZone: "Asia/Tashkent" },
    mode: "live",
    people: "none",
    timeouts,
    providers: {
      anor: { ...on, unit },
      freedom: { ...on, merchantId: TRAINING_MERCHANT, flow: isQr ? "merchant-qr" : "customer-pass", currency: "UZS" },
      appotapay: {
        ...on,
        partnerCode: TRAINING_PARTNER,
        terminalId: "TID-TRAINING",
        flow: isQr ? "merchant-qr" : "device",
      },
      wallet: { ...on, clientId: TRAINING_CLIENT, system: "visamaster.usd", account: "till" },
    },
    secrets: {
      "freedom.secretKey": trainingSecrets["freedom.secretKey"],
      "appotapay.apiKey": trainingSecrets["appotapay.apiKey"],
      "appotapay.secretKey": trainingSecrets["appotapay.secretKey"],
      "wallet.salt": trainingSecrets["wallet.salt"],
    },
  };
  writeFileSync(file, JSON.stringify(document), { mode: 0o600 });
}
