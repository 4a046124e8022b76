import { isLosslessNumber, parse } from "lossless-json";
import { err, ok, type Result } from "../../shared/result.ts";

/** Deeper than any answer of a provider, far from what would exhaust the stack. */
const DEEPEST = 32;

/**
 * An answer's body as JSON, its numbers kept as they were written (`LosslessNumber`), never as doubles. Refused: what
 * is not UTF-8, not one whole JSON document, nested deeper than 32, or names one key twice with different values (two
 * readers would see two different answers). Never throws.
 */
export function readJson(body: Uint8Array): Result<unknown, "empty" | "not-json"> {
  if (body.length === 0) return err("empty");
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    if (text.trim() === "") return err("empty");
    if (isTooDeep(text)) return err("not-json");
    return ok(parse(text));
  } catch {
    return err("not-json");
  }
}

/** A number or a text as it was written; null for anything else. */
export function asWritten(value: unknown): string | null {
  if (typeof value === "string") return value;
  return isLosslessNumber(value) ? value.value : null;
}

/** Counts brackets outside of strings, before a recursive reader meets them. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === "\\") i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{" || char === "[") {
      depth++;
      if (depth > DEEPEST) return true;
    } else if (char === "}" || char === "]") depth--;
  }
  return false;
}
