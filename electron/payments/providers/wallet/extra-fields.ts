import { isLosslessNumber } from "lossless-json";
import { walletSystems } from "../../../../shared/domain/wallet-systems.ts";
import { asWritten } from "../../../http/json.ts";
import type { ExtraField } from "../../port.ts";
import { readableWords } from "../../answers/words.ts";

/**
 * The fields that `/api/extrafields/list` tells for a payment system. Its format is unpublished (contracts.md 6.5), so
 * every likely one is read: a list of names or objects, an object by name, either of them by system or inside a wrapper.
 * What is not understood of a field is left out of it; its name stays, as a plain text field. Never throws.
 */
export function readExtraFields(root: unknown, system: string): readonly ExtraField[] {
  const found = new Map<string, ExtraField>();
  for (const field of fieldsIn(root, system, 0)) {
    if (!found.has(field.name) && found.size < MOST_FIELDS) found.set(field.name, field);
  }
  return [...found.values()];
}

/** A form longer than this is no form for a counter. */
const MOST_FIELDS = 20;
const DEEPEST = 4;

/** Names that wrap a list and are no fields themselves. */
const WRAPPERS: ReadonlySet<string> = new Set([
  "data",
  "result",
  "list",
  "items",
  "fields",
  "extra_fields",
  "extrafields",
]);
const NAME_KEYS = ["name", "field_name", "field", "key", "code", "id"];
const LABEL_KEYS = ["label", "title", "caption", "description", "text"];
const REQUIRED_KEYS = ["required", "is_required", "mandatory"];
const SYSTEM_KEYS = ["currency", "currencies", "system", "systems", "payment_system"];

function fieldsIn(value: unknown, system: string, depth: number): readonly ExtraField[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown) => {
      if (Array.isArray(each)) return fieldsIn(each, system, depth + 1);
      const field = oneField(null, each, system);
      return field ?? (isObject(each) && nameOf(each) === null ? fieldsIn(each, system, depth + 1) : []);
    });
  }
  if (!isObject(value)) return [];
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const ofSystem = entries.find(([key]) => key === system);
  if (ofSystem) return fieldsIn(ofSystem[1], system, depth + 1);
  return entries.flatMap(([key, each]) => {
    if (isSystemCode(key)) return [];
    if (WRAPPERS.has(key) && typeof each === "object" && !isLosslessNumber(each)) {
      return fieldsIn(each, system, depth + 1);
    }
    return oneField(key, each, system) ?? [];
  });
}

/** One field, under the name that it stands by or names itself; null when it has none or belongs to another system. */
function oneField(key: string | null, value: unknown, system: string): ExtraField | null {
  const parts = isObject(value) ? value : null;
  const told = asWritten(value);
  const name = usableName(parts === null ? (key ?? told) : (nameOf(parts) ?? key));
  if (name === null || (parts !== null && !isFor(parts, system))) return null;
  const written = parts === null ? (key === null ? null : told) : first(parts, LABEL_KEYS);
  const label = readableWords(written)?.slice(0, 80) ?? name;
  const kind = kindOf(`${name} ${parts === null ? "" : (first(parts, ["type", "kind"]) ?? "")}`);
  return { name, label, required: parts !== null && REQUIRED_KEYS.some((each) => isTrue(get(parts, each))), kind };
}

/** A name that can go over the wire and on a form. `system` and `sender` are the till's own. */
function usableName(text: string | null): string | null {
  const name = text?.trim() ?? "";
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u.test(name) && name !== "system" && name !== "sender" ? name : null;
}

function nameOf(parts: object): string | null {
  return first(parts, NAME_KEYS);
}

function isFor(parts: object, system: string): boolean {
  const told = SYSTEM_KEYS.map((key) => get(parts, key)).find((each) => each !== undefined && each !== null);
  if (typeof told === "string") return told === system || !isSystemCode(told);
  if (!Array.isArray(told)) return true;
  return told.length === 0 || told.includes(system);
}

/** `orange_money-ci.xof`: no field is called like this. */
function isSystemCode(text: string): boolean {
  return /^[a-z_-]+\.[a-z]{3}$/u.test(text) || CRYPTO_CODES.has(text);
}

const CRYPTO_CODES: ReadonlySet<string> = new Set(
  walletSystems.filter((each) => each.means === "crypto").map((each) => each.code),
);

function kindOf(text: string): ExtraField["kind"] {
  if (/phone|mobile|msisdn|\btel/iu.test(text)) return "phone";
  return /wallet/iu.test(text) ? "wallet" : "text";
}

function isTrue(value: unknown): boolean {
  return value === true || ["1", "true", "yes"].includes(asWritten(value)?.trim().toLowerCase() ?? "");
}

function first(parts: object, keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = asWritten(get(parts, key))?.trim() ?? "";
    if (text !== "") return text;
  }
  return null;
}

function get(parts: object, key: string): unknown {
  return Object.entries(parts).find(([name]) => name === key)?.[1];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}
