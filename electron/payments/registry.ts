import type { ProviderId } from "../../shared/domain/sale.ts";
import type { Settings } from "../../shared/domain/settings.ts";
import { exchangeTrusting } from "../http/trusting.ts";
import type { PaymentProvider, ProviderContext } from "./port.ts";
import { createAnorProvider } from "./providers/anor/provider.ts";
import { createAppotapayProvider } from "./providers/appotapay/provider.ts";
import { createFreedomProvider } from "./providers/freedom/provider.ts";
import { createWalletProvider } from "./providers/wallet/provider.ts";

type ProviderSettings = Settings["providers"];
type Factory = (settings: ProviderSettings, context: ProviderContext) => PaymentProvider;

/** Every provider of this till. A new one is a folder under `providers/` and a line here. */
const FACTORIES: Readonly<Record<ProviderId, Factory>> = {
  anor: ({ anor }, context) => createAnorProvider({ settings: anor, ...context }),
  freedom: ({ freedom }, context) => createFreedomProvider({ settings: freedom, context }),
  appotapay: ({ appotapay }, context) => createAppotapayProvider({ settings: appotapay, context }),
  wallet: ({ wallet }, context) => createWalletProvider({ settings: wallet, context }),
};

/** The providers as the settings have them now. */
export interface ProviderRegistry {
  get(id: ProviderId): PaymentProvider;
}

/**
 * Makes providers when they are first asked for, and anew when the settings have changed. `settings` answers the same
 * object until something changes.
 */
export function createProviderRegistry(
  settings: () => Pick<Settings, "providers" | "timeouts">,
  context: Omit<ProviderContext, "timeouts">,
): ProviderRegistry {
  let madeFor: unknown = null;
  const made = new Map<ProviderId, PaymentProvider>();
  return {
    get(id) {
      const now = settings();
      if (madeFor !== now) made.clear();
      madeFor = now;
      const known = made.get(id);
      if (known) return known;
      const { secret, observer, exchange, now: clock } = context;
      const provider = FACTORIES[id](now.providers, {
        timeouts: now.timeouts,
        secret,
        observer,
        exchange: exchangeTrusting(now.providers[id].ca, exchange),
        now: clock,
        get secretsSet() {
          return context.secretsSet;
        },
      });
      made.set(id, provider);
      return provider;
    },
  };
}
