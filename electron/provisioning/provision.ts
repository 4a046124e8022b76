import type { PosError } from "../../shared/errors/pos-error.ts";
import { ok, type Result } from "../../shared/result.ts";
import { managerNameIn } from "../people/manager-pin.ts";
import type { People } from "../people/people.ts";
import type { SecretStore } from "../settings/port.ts";
import type { SettingsService } from "../settings/service.ts";
import { documentOver, readDocument } from "./document.ts";
import { pinsMissing, wantedPeople } from "./people-fields.ts";
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
  readonly people: Pick<People, "list" | "replace">;
  readonly secrets: Pick<SecretStore, "get" | "set">;
  /** Who stands in for it; a unit it names counts as chosen by them. */
  readonly who: string;
  readonly now: number;
}

/**
 * Sets up the terminal from one document: all of it or nothing. The same document twice changes nothing the second
 * time. The caller has made sure that whoever applies it may.
 */
export async function provision(deps: ProvisionDeps): Promise<Result<Provisioned, PosError>> {
  const { settings, people, secrets } = deps;
  const read = readDocument(deps.document, deps.now);
  if (!read.ok) return ok({ outcome: "refused", problems: [...read.error] });
  const { "manager.pin": newPin, ...newSecrets } = read.value.secrets ?? {};
  const missing = pinsMissing(people.list(), read.value.people);
  if (missing.length > 0) return ok({ outcome: "refused", problems: [...missing] });
  const before = settings.current();
  const replaced = settings.replace(documentOver(before, read.value, deps.who, deps.now));
  if (!replaced.ok) return replaced;
  // All or nothing: when something is refused, the rest goes back. Should that fail too, its fault is the same disk's.
  const put = await putSecrets(secrets, newSecrets);
  if (!put.ok) {
    settings.replace(before);
    return put;
  }
  const wanted = wantedPeople(people.list(), read.value.people, newPin, managerNameIn(settings.current().locale));
  const crew = wanted === null ? ok([]) : await people.replace(wanted);
  if (!crew.ok) {
    await put.value.undo();
    settings.replace(before);
    return crew;
  }
  const names = [...put.value.changed, ...(newPin !== undefined && crew.value.length > 0 ? ["manager.pin"] : [])];
  const changed = [...replaced.value.fields, ...names.map((name) => `secrets.${name}`)];
  // By place, not by name: what changed is shown where anybody may look.
  if (newPin === undefined && crew.value.length > 0) changed.push("people");
  return ok({ outcome: "applied", changed });
}
