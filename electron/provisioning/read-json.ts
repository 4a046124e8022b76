import { parse } from "lossless-json";
import { err, ok, type Result } from "../../shared/result.ts";

/** Far more than any terminal needs; checked before a parser sees the text. */
const MOST_CHARACTERS = 200_000;
const DEEPEST = 16;

/**
 * Reads JSON that somebody hands over: too large, too deep and twice-named fields are refused, because two readers of
 * such a document could see two different things. The words of a refusal hold a place, never a value.
 */
export function readJson(text: string): Result<unknown, string> {
  if (text.length > MOST_CHARACTERS) return err(`is longer than ${MOST_CHARACTERS} characters`);
  // Windows' editors put a byte-order mark in front.
  const json = text.replace(/^\ufeff/u, "");
  if (json.trim() === "") return err("is empty");
  if (deepest(json) > DEEPEST) return err(`is nested deeper than ${DEEPEST} levels`);
  try {
    return ok(parse(json, null, { parseNumber: Number, onDuplicateKey: refuseDuplicate }));
  } catch (error) {
    if (error instanceof DuplicateField) return err(`names the field ${error.field} twice ${placeOf(json, error.at)}`);
    if (!(error instanceof SyntaxError)) throw error;
    const position = /at position (\d+)/u.exec(error.message)?.[1];
    return err(`is not JSON${position === undefined ? "" : ` ${placeOf(json, Number(position))}`}`);
  }
}

class DuplicateField extends Error {
  readonly field: string;
  readonly at: number;

  constructor(field: string, at: number) {
    super("duplicate field");
    this.field = JSON.stringify(field.slice(0, 60));
    this.at = at;
  }
}

function refuseDuplicate({ key, position }: { key: string; position: number }): never {
  throw new DuplicateField(key, position);
}

/** How deep braces and brackets nest, in one pass and without recursion. */
function deepest(json: string): number {
  let depth = 0;
  let most = 0;
  let inText = false;
  for (let i = 0; i < json.length; i += 1) {
    const char = json[i];
    if (inText) {
      if (char === "\\") i += 1;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === "{" || char === "[") most = Math.max(most, (depth += 1));
    else if (char === "}" || char === "]") depth -= 1;
  }
  return most;
}

function placeOf(json: string, position: number): string {
  const before = json.slice(0, position).split("\n");
  return `at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
