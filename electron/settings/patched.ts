import type { Settings, SettingsPatch } from "../../shared/domain/settings.ts";

/** The settings with a patch laid over them. What the patch does not name stays as it is. */
export function patched(settings: Settings, patch: SettingsPatch): Settings {
  const { terminal, limits, timeouts, providers } = settings;
  const { anor } = providers;
  return {
    mode: settings.mode,
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
    timeouts: {
      connectSeconds: patch.timeouts?.connectSeconds ?? timeouts.connectSeconds,
      unknownAfterSeconds: patch.timeouts?.unknownAfterSeconds ?? timeouts.unknownAfterSeconds,
      listenSeconds: patch.timeouts?.listenSeconds ?? timeouts.listenSeconds,
      holdSeconds: patch.timeouts?.holdSeconds ?? timeouts.holdSeconds,
    },
    providers: {
      anor: {
        enabled: patch.anor?.enabled ?? anor.enabled,
        baseUrl: patch.anor?.baseUrl ?? anor.baseUrl,
        unit: anor.unit,
      },
    },
  };
}
