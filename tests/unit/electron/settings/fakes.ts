import type { Settings } from "../../../../shared/domain/settings.ts";
import { err, ok } from "../../../../shared/result.ts";
import type { Logger } from "../../../../electron/logging/port.ts";
import type { Clock } from "../../../../electron/runtime/clock.ts";
import type { SecretStore, SettingsFile, StoredName } from "../../../../electron/settings/port.ts";

/** A settings file in memory, with its faults. */
export function fakeFile(document: unknown = null) {
  const state = { document, aside: null as unknown, writes: 0, broken: null as Error | null };
  const file: SettingsFile = {
    read() {
      if (state.broken) throw state.broken;
      return state.document;
    },
    write(next: Settings) {
      if (state.broken) throw state.broken;
      state.writes += 1;
      state.document = structuredClone(next);
    },
    setAside() {
      state.aside = state.document;
      state.document = null;
      return "settings.aside.json";
    },
  };
  return { file, state };
}

export function fakeSecrets() {
  const held = new Map<StoredName, string>();
  const state = { held, unavailable: false };
  const refused = () => err({ kind: "secret-unavailable", detail: "locked" } as const);
  const secrets: SecretStore = {
    keptIn: "system",
    names: () => [...held.keys()],
    get: (name) => Promise.resolve(state.unavailable ? refused() : ok(held.get(name) ?? null)),
    set(name, value) {
      if (state.unavailable) return Promise.resolve(refused());
      if (value === null) held.delete(name);
      else held.set(name, value);
      return Promise.resolve(ok(null));
    },
  };
  return { secrets, state };
}

/** A clock that stands still until it is moved. */
export function fakeClock(start = 1_790_000_000_000) {
  let passed = 0;
  const clock: Clock = {
    now: () => start + passed,
    monotonic: () => passed,
    after: () => () => undefined,
  };
  return { clock, pass: (ms: number) => void (passed += ms) };
}

export const silentLog: Logger = { info: () => undefined, warn: () => undefined, error: () => "id" };

/** As little work as scrypt allows. */
export const CHEAP = { N: 2, r: 1, p: 1 };

/** A system's error, as `node:fs` throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: the disk`), { code, syscall: "write", errno: -1 });
}
