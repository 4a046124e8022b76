import { secretNameSchema, type Settings, type UnitChoice } from "../../shared/domain/settings.ts";
import { ok } from "../../shared/result.ts";
import type { ProviderContext } from "../payments/port.ts";
import { trainingSecrets } from "../payments/sandbox/credentials.ts";
import type { Sandbox } from "../payments/sandbox/server.ts";
import type { SecretStore } from "../settings/port.ts";

type Credentials = Pick<ProviderContext, "secret" | "secretsSet">;

/** The sandbox speaks sums, as the vendor's first document does. */
const TRAINING_UNIT: UnitChoice = { state: "confirmed", unit: "sum", who: "training", at: 0 };

/** The credentials of the terminal. */
export function storedCredentials(secrets: SecretStore): Credentials {
  return {
    secret: (name) => secrets.get(name),
    get secretsSet() {
      const set = secrets.names();
      return secretNameSchema.options.filter((name) => set.includes(name));
    },
  };
}

/** The sandbox's own credentials: training never touches the terminal's. */
export function trainingCredentials(): Credentials {
  return { secret: (name) => Promise.resolve(ok(trainingSecrets[name] ?? null)), secretsSet: secretNameSchema.options };
}

/**
 * The settings as training has them: every provider at the sandbox's address, with identifiers that it knows; what a
 * shop chose (which providers, flow, currency, payment system) stays. The same object until the settings change.
 */
export function trainingSettings(settings: () => Settings, sandbox: Pick<Sandbox, "baseUrl">): () => Settings {
  let from: Settings | null = null;
  let made: Settings | null = null;
  return () => {
    const now = settings();
    if (made && from === now) return made;
    const { anor, freedom, appotapay, wallet } = now.providers;
    const here = { baseUrl: sandbox.baseUrl, ca: "" };
    from = now;
    made = {
      ...now,
      providers: {
        anor: { ...anor, ...here, unit: TRAINING_UNIT },
        freedom: { ...freedom, ...here, merchantId: "550011" },
        appotapay: { ...appotapay, ...here, partnerCode: "TRAINING", terminalId: "TID-TRAINING" },
        wallet: { ...wallet, ...here, clientId: "TRAINING", account: wallet.account || "till" },
      },
    };
    return made;
  };
}
