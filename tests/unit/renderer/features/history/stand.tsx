import { act, render } from "@testing-library/react";
import type { ReactElement } from "react";
import { I18nextProvider } from "react-i18next";
import type { PosError } from "../../../../../shared/errors/pos-error.ts";
import type { Input, Method, Output, PosApi, PosEvent } from "../../../../../shared/ipc/contract.ts";
import type { AppStatus, ProviderStatus } from "../../../../../shared/ipc/status.ts";
import { DEFAULT_SETTINGS, type Settings, type UnitChoice } from "../../../../../shared/domain/settings.ts";
import { err, type Result } from "../../../../../shared/result.ts";
import { loadCatalog } from "../../../../../renderer/i18n/catalog.ts";
import { createLanguage } from "../../../../../renderer/i18n/i18n.ts";
import { StoresProvider } from "../../../../../renderer/stores/context.tsx";
import { createStores, type Stores } from "../../../../../renderer/stores/stores.ts";
import { searchAnswer } from "../../../../fakes/search-answer.ts";

/** What the main process answers to the calls that a test expects. */
export type Answers = { readonly [M in Method]?: (input: Input<M>) => Result<Output<M>, PosError> };

export interface Stand {
  readonly stores: Stores;
  /** Every call made, in order. */
  readonly calls: readonly { readonly method: Method; readonly input: unknown }[];
  readonly emit: (event: PosEvent) => void;
}

/** Noon in Tashkent on the day of the test sales. */
export const NOON = Date.UTC(2026, 10, 21, 7, 0, 0);

/** Settings with the unit in some state. */
export function withUnit(unit: UnitChoice): Settings {
  return {
    ...DEFAULT_SETTINGS,
    mode: "live",
    providers: { ...DEFAULT_SETTINGS.providers, anor: { enabled: true, baseUrl: "http://192.168.1.50", ca: "", unit } },
  };
}

/** Anor, ready to charge. */
export const ANOR: ProviderStatus = {
  id: "anor",
  enabled: true,
  currency: "UZS",
  direction: "customer-code",
  codes: "once",
  fiscalization: "receipt-url",
  can: { status: false, cancel: false, refund: "none" },
  ready: true,
  problem: null,
  insecure: true,
  host: "192.168.1.50:80",
  calibrationCap: null,
};

/** A till in live mode with everything in order; `over` changes what a test is about. */
export function statusWith(over: Partial<AppStatus> = {}): AppStatus {
  return {
    version: "0.1.0",
    host: "browser",
    mode: "live",
    settings: withUnit({ state: "unset" }),
    provider: ANOR,
    providers: [ANOR],
    printing: { ready: false, jobs: [] },
    journal: { state: "sound", checkedAt: NOON, lastBackupAt: null },
    clockSkewMs: 0,
    online: "online",
    waiting: { unknown: 0, receipts: 0 },
    holds: [],
    shift: null,
    secrets: { set: [], keptIn: "system" },
    people: { known: [], operator: null, locked: false, signInNeeded: false, managerMissing: false },
    loginStart: "unavailable",
    settingsSetAside: null,
    ...over,
  };
}

/** Draws a part of the screen in English over a main process that answers as told. */
export async function stand(
  element: ReactElement,
  {
    status = statusWith(),
    answers = {},
    now = () => NOON,
  }: {
    readonly status?: AppStatus;
    readonly answers?: Answers;
    readonly now?: () => number;
  } = {},
): Promise<Stand> {
  const calls: { method: Method; input: unknown }[] = [];
  const listeners = new Set<(event: PosEvent) => void>();
  const known: Answers = {
    "app.status": () => ({ ok: true, value: status }),
    "sales.ofDay": () => ({ ok: true, value: [] }),
    "sales.waiting": () => ({ ok: true, value: { unknown: [], customers: [], receipts: [] } }),
    "history.search": (input) => {
      const today = answers["sales.ofDay"]?.({ day: null });
      return { ok: true, value: searchAnswer(today?.ok ? today.value : [], input) };
    },
    "journal.backups": () => ({ ok: true, value: [] }),
    ...answers,
  };
  const api: PosApi = {
    call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, PosError>> {
      calls.push({ method, input });
      const answer: Answers[M] = known[method];
      return Promise.resolve(answer === undefined ? err({ kind: "internal", id: method }) : answer(input));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const stores = createStores({ api, now });
  await stores.load();
  const { i18n } = createLanguage("en", await loadCatalog("en"));
  // What a panel asks for when it opens has come before the test goes on.
  await act(async () => {
    render(
      <StoresProvider stores={stores}>
        <I18nextProvider i18n={i18n}>{element}</I18nextProvider>
      </StoresProvider>,
    );
    await Promise.resolve();
  });
  return { stores, calls, emit: (event) => act(() => listeners.forEach((listener) => listener(event))) };
}
