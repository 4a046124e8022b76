import type { PosError } from "../../shared/errors/pos-error.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { PinService } from "../settings/pin.ts";
import type { SecretStore } from "../settings/port.ts";
import type { SettingsService } from "../settings/service.ts";
import { documentOver, readDocument } from "./document.ts";
import type { Problem } from "./problem.ts";
import { putSecrets } from "./put-secrets.ts";

/** What became of a document: applied (with the paths that changed, empty when all was so before), or refused whole. */
export type Provisioned =
  | { readonly outcome: "applied"; readonly changed: string[] }
  | { readonly outcome: "refused"; readonly problems: Problem[] };

export interface ProvisionDeps {
  /** The document as text, see `docs/provisioning.md`. */
  readonly document: string;
  readonly settings: Pick<SettingsService, "current" | "replace">;
  readonly pin: Pick<PinService, "replace">;
  readonly secrets: Pick<SecretStore, "get" | "set">;
  /** Who stands in for it; a unit it names counts as chosen by them. */
  readonly who: string;
  readonly now: number;
}

/**
 * Sets up the terminal from one document: all of it or nothing. The same document twice changes nothing the second
 * time. The caller has asked for the manager's PIN already.
 */
export async function provision(deps: ProvisionDeps): Promise<Result<Provisioned, PosError>> {
  const { settings, pin, secrets } = deps;
  const read = readDocument(deps.document, deps.now);
  if (!read.ok) return ok({ outcome: "refused", problems: [...read.error] });
  const { "manager.pin": newPin, ...newSecrets } = read.value.secrets ?? {};
  const before = settings.current();
  const replaced = settings.replace(documentOver(before, read.value, deps.who, deps.now));
  if (!replaced.ok) return replaced;
  // All or nothing: when something is refused, the rest goes back. Should that fail too, its fault is the same disk's.
  const put = await putSecrets(secrets, newSecrets);
  if (!put.ok) {
    settings.replace(before);
    return put;
  }
  const pinPut = newPin === undefined ? ok("same" as const) : await pin.replace(newPin);
  if (!pinPut.ok) {
    await put.value.undo();
    settings.replace(before);
    return pinPut;
  }
  const names = [...put.value.changed, ...(pinPut.value === "changed" ? ["manager.pin"] : [])];
  return ok({ outcome: "applied", changed: [...replaced.value.fields, ...names.map((name) => `secrets.${name}`)] });
}
