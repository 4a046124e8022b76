import type { PrinterSettings } from "../../../shared/domain/printer-settings.ts";
import type { Locale, Mode, Settings } from "../../../shared/domain/settings.ts";

/** What a test wants its terminal to be; the rest is as a shop in Tashkent would have it. */
export interface Terminal {
  readonly mode?: Mode;
  readonly locale?: Locale;
  readonly theme?: "light" | "dark";
  /** Null: nobody has chosen what one unit of the amount is. */
  readonly unit?: "sum" | null;
  readonly baseUrl?: string;
  readonly timeouts?: Partial<Settings["timeouts"]>;
  readonly providers?: Readonly<Record<string, object>>;
  readonly selectedProvider?: string;
  readonly pin?: string;
  readonly sounds?: boolean;
  readonly scanner?: Partial<Settings["scanner"]>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly printer?: Partial<PrinterSettings>;
  /** Who works there, by the name of each; without anybody the till works without people. */
  readonly people?: readonly { readonly name: string; readonly role: string; readonly pin: string }[];
}

/** A provisioning document for it (docs/provisioning.md). */
export function terminalDocument(terminal: Terminal, sandboxUrl: string): string {
  const { mode = "live", locale = "en", theme = "light", unit = "sum", baseUrl = sandboxUrl } = terminal;
  const confirmed = { who: "Dilnoza", at: "2026-11-20T15:04:00+05:00" };
  return JSON.stringify({
    version: 1,
    terminal: { name: "Chilonzor 9", cashier: "Dilnoza", timeZone: "Asia/Tashkent" },
    locale,
    theme,
    sounds: terminal.sounds ?? false,
    mode,
    // Long enough for a noisy machine: what must go faster says so.
    timeouts: { connectSeconds: 5, unknownAfterSeconds: 60, listenSeconds: 150, holdSeconds: 0, ...terminal.timeouts },
    providers: {
      anor: { enabled: true, baseUrl, ...(unit === null ? {} : { unit: { value: unit, confirmed } }) },
      ...terminal.providers,
    },
    ...(terminal.selectedProvider === undefined ? {} : { selectedProvider: terminal.selectedProvider }),
    ...(terminal.scanner === undefined ? {} : { scanner: terminal.scanner }),
    ...(terminal.printer === undefined ? {} : { printer: terminal.printer }),
    ...(terminal.pin === undefined
      ? { people: terminal.people ?? "none", ...(terminal.secrets && { secrets: terminal.secrets }) }
      : { secrets: { "manager.pin": terminal.pin, ...terminal.secrets } }),
  });
}
