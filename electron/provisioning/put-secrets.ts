import type { SecretName } from "../../shared/domain/settings.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { SecretStore } from "../settings/port.ts";
import type { SecretFields } from "./secret-fields.ts";

export interface PutSecrets {
  /** The names whose value is another one now. */
  readonly changed: readonly SecretName[];
  /** Puts back what was there before. */
  undo(): Promise<void>;
}

/**
 * Sets or removes the secrets that a document names, all of them or none. One that is the same already is left alone.
 * One that cannot be read is written anew: a document is how a lost key store is filled again.
 */
export async function putSecrets(
  store: Pick<SecretStore, "get" | "set">,
  wanted: Omit<SecretFields, "manager.pin">,
): Promise<Result<PutSecrets, PosError>> {
  const before: { readonly name: SecretName; readonly value: string | null }[] = [];
  const undo = async (): Promise<void> => {
    for (const { name, value } of before.toReversed()) await store.set(name, value);
  };
  for (const name of NAMES) {
    const value = wanted[name];
    if (value === undefined) continue;
    const present = await store.get(name);
    if (present.ok && present.value === value) continue;
    const put = await store.set(name, value);
    if (!put.ok) {
      await undo();
      return put;
    }
    before.push({ name, value: present.ok ? present.value : null });
  }
  return ok({ changed: before.map(({ name }) => name), undo });
}

const NAMES = ["freedom.secretKey", "appotapay.apiKey", "appotapay.secretKey", "wallet.salt"] as const;
