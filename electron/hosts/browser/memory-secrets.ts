import { ok } from "../../../shared/result.ts";
import type { SecretStore, StoredName } from "../../settings/port.ts";

/** Secrets for as long as this process lives: a browser host has no key store to ask, and a file would be plain text. */
export function createMemorySecrets(hide: (secret: string) => void): SecretStore {
  const held = new Map<StoredName, string>();
  return {
    keptIn: "memory",
    names: () => [...held.keys()],
    get: (name) => Promise.resolve(ok(held.get(name) ?? null)),
    set(name, value) {
      if (value === null) held.delete(name);
      else {
        hide(value);
        held.set(name, value);
      }
      return Promise.resolve(ok(null));
    },
  };
}
