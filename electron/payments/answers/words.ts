import { isLosslessNumber } from "lossless-json";
import { readJson } from "../../http/json.ts";

const LONGEST_WORDS = 300;
/** What a message may be before it is looked at; more than this is no message to people. */
const LONGEST_INPUT = 4000;

/** Control characters, and the invisible ones that reorder, join or hide text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;

/**
 * A provider's message as a sentence. FiscalBox puts JSON into it, or JSON followed by "HTTP Exception 404 Not Found"
 * (contracts.md 1.2): fields and their complaints are listed as "field: complaint". Null when nothing is said.
 */
export function readableWords(message: string | null | undefined): string | null {
  const text = (message ?? "").slice(0, LONGEST_INPUT).replaceAll(UNSEEN, " ").trim();
  if (text === "") return null;
  const { json, rest } = splitJson(text);
  const told = json === undefined ? text : [...sentences(json, ""), ...(rest === "" ? [] : [`(${rest})`])].join(" ");
  const short = told.replaceAll(/\s+/gu, " ").trim();
  return short === "" ? null : short;
}

/** Whether a message is a field validation: an object of lists of complaints (contracts.md 1.2, 1.5). */
export function isFieldValidation(message: string | null): boolean {
  const { json } = splitJson((message ?? "").slice(0, LONGEST_INPUT).trim());
  if (typeof json !== "object" || json === null || Array.isArray(json)) return false;
  const complaints: unknown[] = Object.values(json);
  return (
    complaints.length > 0 &&
    complaints.every((each) => Array.isArray(each) && each.length > 0 && each.every((text) => typeof text === "string"))
  );
}

/**
 * A provider's words as they may be kept and shown: without the given secrets or any longer piece of them, without
 * long digit runs (cards, phones, codes keep their last four), at most 300 characters.
 */
export function scrub(words: string | null, secrets: readonly string[]): string | null {
  if (words === null) return null;
  const clean = words.slice(0, LONGEST_INPUT).replaceAll(UNSEEN, " ");
  const hidden = secrets.reduce(hide, clean);
  const masked = hidden.replaceAll(/\d(?:[ -]?\d){8,}/gu, (run) => `…${run.replaceAll(/\D/gu, "").slice(-4)}`);
  const short = masked.length > LONGEST_WORDS ? `${masked.slice(0, LONGEST_WORDS - 1)}…` : masked;
  return short.trim() === "" ? null : short.trim();
}

/** Pieces of a secret this long are hidden too: a message may quote a part of it or break it up. */
const PIECE = 6;
/** Shorter texts are no secrets, and hiding them would eat up ordinary words. */
const SHORTEST_SECRET = 4;

/** Replaces every piece of the secret that stands in the text, of any case. */
function hide(text: string, secret: string): string {
  if (secret.length < SHORTEST_SECRET) return text;
  const needle = secret.toLowerCase();
  const hay = text.toLowerCase();
  // Lower case may change a text's length ("İ"); then positions do not correspond and only exact copies are found.
  if (hay.length !== text.length) return text.replaceAll(secret, "•••");
  const least = Math.min(PIECE, needle.length);
  let out = "";
  let at = 0;
  while (at < text.length) {
    let end = at + least;
    if (end > text.length || !needle.includes(hay.slice(at, end))) {
      out += text[at];
      at++;
      continue;
    }
    while (end < text.length && needle.includes(hay.slice(at, end + 1))) end++;
    out += "•••";
    at = end;
  }
  return out;
}

function splitJson(text: string): { readonly json: unknown; readonly rest: string } {
  const match = /^(\{.*\}|\[.*\])\s*(?:HTTP Exception\s*)?(.*)$/su.exec(text);
  const [, body = "", rest = ""] = match ?? [];
  const parsed = readJson(Buffer.from(body));
  return parsed.ok ? { json: parsed.value, rest: rest.trim() } : { json: undefined, rest: "" };
}

/** "field: complaint" for every text inside; bounded by the size and depth of what was read. */
function sentences(value: unknown, name: string): readonly string[] {
  const prefix = name === "" || name === "non_field_errors" ? "" : `${name}: `;
  if (typeof value === "string" || typeof value === "boolean") return [`${prefix}${value}`];
  if (isLosslessNumber(value)) return [`${prefix}${value.value}`];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => sentences(each, name));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => sentences(each, key));
  }
  return [];
}
