import { holdsCardNumber } from "../../shared/domain/card-number.ts";

/**
 * Inputs with rules of their own: what was scanned is named by its kind and never kept, secrets and provisioning
 * documents go to the secret store and the settings' own checks, and `data` is a piece of a statement's bytes, of which
 * nothing is kept or shown that has not been looked at.
 */
const OWN_RULES: ReadonlySet<string> = new Set(["code", "document", "value", "data"]);

/**
 * The path of the first text in a call's input in which a card's full number stands, null when there is none. Every
 * call passes through here, so that no field, of today or to come, can carry one into the journal or the log.
 */
export function cardNumberIn(input: unknown): string | null {
  if (typeof input !== "object" || input === null) return null;
  for (const [name, value] of Object.entries(input)) {
    const found = OWN_RULES.has(name) ? null : pathIn(value);
    if (found !== null) return [name, ...found].join(".");
  }
  return null;
}

/** Inputs were checked by their schema and are as deep as it allows. */
function pathIn(value: unknown): readonly string[] | null {
  if (typeof value === "string") return holdsCardNumber(value) ? [] : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = pathIn(inner);
    // A name may be anybody's text where the schema is a record; it is not told on.
    if (holdsCardNumber(name)) return [];
    if (found !== null) return [name, ...found];
  }
  return null;
}
