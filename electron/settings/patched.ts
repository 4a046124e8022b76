import type { AnorSettings, Settings, SettingsPatch, UnitChoice } from "../../shared/domain/settings.ts";

/** The settings with a patch laid over them. What the patch does not name stays as it is. */
export function patched(settings: Settings, patch: SettingsPatch): Settings {
  const { terminal, limits, timeouts, providers } = settings;
  const { anor, freedom, appotapay, wallet } = providers;
  return {
    mode: settings.mode,
    selectedProvider: patch.selectedProvider ?? settings.selectedProvider,
    terminal: {
      name: patch.terminal?.name ?? terminal.name,
      cashier: patch.terminal?.cashier ?? terminal.cashier,
      timeZone: patch.terminal?.timeZone ?? terminal.timeZone,
    },
    locale: patch.locale ?? settings.locale,
    theme: patch.theme ?? settings.theme,
    sounds: patch.sounds ?? settings.sounds,
    limits: {
      maxAmount: patch.limits?.maxAmount ?? limits.maxAmount,
      receiptMaxAgeHours: patch.limits?.receiptMaxAgeHours ?? limits.receiptMaxAgeHours,
    },
    shifts: { opening: patch.shifts?.opening ?? settings.shifts.opening },
    timeouts: {
      connectSeconds: patch.timeouts?.connectSeconds ?? timeouts.connectSeconds,
      unknownAfterSeconds: patch.timeouts?.unknownAfterSeconds ?? timeouts.unknownAfterSeconds,
      listenSeconds: patch.timeouts?.listenSeconds ?? timeouts.listenSeconds,
      holdSeconds: patch.timeouts?.holdSeconds ?? timeouts.holdSeconds,
    },
    scanner: laid(settings.scanner, patch.scanner),
    access: laid(settings.access, patch.access),
    providers: {
      anor: {
        enabled: patch.anor?.enabled ?? anor.enabled,
        baseUrl: patch.anor?.baseUrl ?? anor.baseUrl,
        ca: patch.anor?.ca ?? anor.ca,
        unit: unitAt(anor, patch.anor?.baseUrl),
      },
      freedom: laid(freedom, patch.freedom),
      appotapay: laid(appotapay, patch.appotapay),
      wallet: laid(wallet, patch.wallet),
    },
    printer: laid(settings.printer, patch.printer),
    display: laid(settings.display, patch.display),
    kiosk: laid(settings.kiosk, patch.kiosk),
    setup: laid(settings.setup, patch.setup),
  };
}

/** Another address may be another device, with other firmware: what was proved for the old one is only chosen now. */
function unitAt({ baseUrl, unit }: AnorSettings, address: string | undefined): UnitChoice {
  if (address === undefined || address === baseUrl || unit.state !== "confirmed") return unit;
  return { ...unit, state: "chosen" };
}

/** The patch's own fields over the others; one that is there without a value changes nothing. */
function laid<T extends object>(settings: T, patch: { readonly [K in keyof T]?: T[K] | undefined } | undefined): T {
  const given = Object.entries(patch ?? {}).filter(([, value]) => value !== undefined);
  return { ...settings, ...Object.fromEntries(given) };
}
