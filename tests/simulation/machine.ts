import { join } from "node:path";
import { openTill, type Till } from "../../electron/app/till.ts";
import type { Logger } from "../../electron/logging/port.ts";
import { trainingSecrets } from "../../electron/payments/sandbox/credentials.ts";
import type { SecretStore } from "../../electron/settings/port.ts";
import type { Exchange } from "../../electron/http/exchange.ts";
import type { Clock } from "../../electron/runtime/clock.ts";
import type { Ids } from "../../electron/runtime/ids.ts";
import { secretNameSchema, DEFAULT_SETTINGS, type Settings } from "../../shared/domain/settings.ts";
import type { Sale } from "../../shared/domain/sale.ts";

export interface MachineParts {
  readonly dataDir: string;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly exchange: Exchange;
  readonly saleChanged: (sale: Sale) => void;
  /** Called with what the till logs as an error. */
  readonly complained: (event: string, error: unknown) => void;
}

const secrets: SecretStore = {
  keptIn: "memory",
  names: () => secretNameSchema.options,
  get: (name) => Promise.resolve({ ok: true, value: name === "people" ? null : (trainingSecrets[name] ?? null) }),
  set: () => Promise.resolve({ ok: true, value: null }),
};

/** Starts the till's services, the real ones, on this disk, clock and network. */
export function startMachine(parts: MachineParts): ReturnType<typeof openTill> {
  const log: Logger = {
    info: () => undefined,
    warn: () => undefined,
    error(event, error) {
      parts.complained(event, error);
      return "log-id";
    },
  };
  return openTill({
    mode: "live",
    dataDir: parts.dataDir,
    clock: parts.clock,
    ids: parts.ids,
    log,
    secrets,
    verifyWorker: null,
    exchange: parts.exchange,
    settings: () => parts.settings,
    saleChanged: (sale) => parts.saleChanged(sale),
    statusChanged: () => undefined,
    backupMade: () => undefined,
    fromBackup: false,
  });
}

export type { Till };

/** A live terminal with every provider set up; `flows` says in which of its ways each is used. */
export function terminalSettings(flows: {
  readonly freedom: Settings["providers"]["freedom"]["flow"];
  readonly appotapay: Settings["providers"]["appotapay"]["flow"];
}): Settings {
  const baseUrl = "https://provider.invalid";
  const unit = { state: "confirmed", unit: "sum", who: "Dilnoza", at: 0 } as const;
  return {
    ...DEFAULT_SETTINGS,
    mode: "live",
    timeouts: { connectSeconds: 5, unknownAfterSeconds: 60, listenSeconds: 150, holdSeconds: 60 },
    providers: {
      anor: { enabled: true, baseUrl, ca: "", unit },
      freedom: { enabled: true, baseUrl, ca: "", merchantId: "550011", flow: flows.freedom, currency: "UZS" },
      appotapay: {
        enabled: true,
        baseUrl,
        ca: "",
        partnerCode: "TRAINING",
        terminalId: "TID-TRAINING",
        flow: flows.appotapay,
      },
      wallet: { enabled: true, baseUrl, ca: "", clientId: "TRAINING", system: "visamaster.usd", account: "till" },
    },
  };
}

/** Where the journal of a live till lies in its data folder. */
export function journalIn(dataDir: string): string {
  return join(dataDir, "live", "journal.sqlite");
}
