import type { ProviderId } from "../../shared/domain/sale.ts";
import type { Settings } from "../../shared/domain/settings.ts";
import { assertNever } from "../../shared/result.ts";
import type { ProviderCapabilities } from "../payments/port.ts";

/** A way to pay that somebody wants to practise: a provider, and how it is paid there. */
export interface Practice {
  readonly provider: ProviderId;
  readonly direction: ProviderCapabilities["direction"];
}

/** The training till's choice of what is practised. It is kept in memory alone: the shop's own settings stay. */
export interface PracticeDesk {
  /** The settings as they are practised with. The same object until they or the choice change. */
  readonly settings: () => Settings;
  choose(practice: Practice): void;
  /** The cashier has picked a provider in the lane: from here on that one counts. */
  picked(): void;
}

export function createPracticeDesk(settings: () => Settings): PracticeDesk {
  let chosen: Practice | null = null;
  let isSelected = false;
  let from: Settings | null = null;
  let made: Settings | null = null;
  return {
    settings() {
      const now = settings();
      if (made && from === now) return made;
      from = now;
      made = chosen === null ? now : practised(now, chosen, isSelected);
      return made;
    },
    choose(practice) {
      chosen = practice;
      isSelected = true;
      made = null;
    },
    picked() {
      isSelected = false;
      made = null;
    },
  };
}

function practised(settings: Settings, { provider, direction }: Practice, isSelected: boolean): Settings {
  const selectedProvider = isSelected ? provider : settings.selectedProvider;
  const { anor, freedom, appotapay, wallet } = settings.providers;
  const enabled = true;
  const withIt = (): Settings["providers"] => {
    switch (provider) {
      case "anor":
        return { ...settings.providers, anor: { ...anor, enabled } };
      case "freedom": {
        const flow = direction === "customer-code" ? "customer-pass" : "merchant-qr";
        return { ...settings.providers, freedom: { ...freedom, enabled, flow } };
      }
      case "appotapay": {
        const flow = direction === "customer-device" ? "device" : "merchant-qr";
        return { ...settings.providers, appotapay: { ...appotapay, enabled, flow } };
      }
      case "wallet":
        return { ...settings.providers, wallet: { ...wallet, enabled } };
      default:
        return assertNever(provider);
    }
  };
  return { ...settings, selectedProvider, providers: withIt() };
}
