import type { UnknownReason } from "../../../../shared/domain/sale.ts";
import type { Answered } from "../../../http/messages.ts";
import { readJson } from "../../../http/json.ts";
import { unexpectedIn } from "../../answers/fields.ts";
import { isSuccess } from "../../answers/transport.ts";
import { readableWords, scrub } from "../../answers/words.ts";
import { errorSchema } from "./schema.ts";
import { isSigned } from "./signature.ts";

/** An answer, read and its signature checked, not yet judged. */
export type Reading =
  | { readonly kind: "answer"; readonly root: unknown }
  | { readonly kind: "error"; readonly code: string | null; readonly words: string | null }
  | { readonly kind: "doubt"; readonly reason: UnknownReason; readonly detail: string };

/**
 * Reads a signed answer (contracts.md 6.2, 6.5). Whatever is seen before the signature was found right leads to doubt
 * alone. An error may come under a 4xx too, when it is signed; nothing else may. `secrets` are kept out of all words.
 * `shape`: an invoice's answer is an object; a list of unknown format may be anything.
 */
export function readSigned(
  answer: Answered,
  salt: string,
  secrets: readonly string[],
  shape: "object" | "any" = "object",
): Reading {
  const isFine = isSuccess(answer.status);
  const doubt = (reason: UnknownReason, detail: string): Reading => ({
    kind: "doubt",
    // Under an error's status the status is the plainer reason, whatever else is odd below it.
    reason: isFine ? reason : "http-error",
    detail: `HTTP ${answer.status}: ${scrub(detail, secrets) ?? ""}`,
  });
  if (!isFine && !isRefusal(answer.status)) return doubt("http-error", "not an answer to an invoice");
  const json = readJson(answer.body);
  if (!json.ok) return doubt("unreadable-answer", json.error === "empty" ? "an empty answer" : "not JSON");
  const root = json.value;
  if (shape === "object" && !isObject(root)) return doubt("unexpected-answer", "not an object");
  if (!isSigned(answer, salt)) return doubt("bad-signature", "the answer's signature is missing or wrong");

  const error = isObject(root) ? own(root, "error") : null;
  if (error !== undefined && error !== null) {
    const read = errorSchema.safeParse(error);
    if (!read.success) return doubt("unexpected-answer", `an error: ${unexpectedIn(read.error)}`);
    const { code, message } = read.data;
    const words = readableWords(message);
    if (code === null && words === null) return doubt("unexpected-answer", "an error that says nothing");
    if (isObject(root) && ["status", "tracking"].some((name) => own(root, name) !== undefined)) {
      return doubt("unexpected-answer", `an invoice and an error at once: ${words ?? ""}`);
    }
    return { kind: "error", code: scrub(code, secrets), words: scrub(words, secrets) };
  }
  return isFine ? { kind: "answer", root } : doubt("http-error", "not an error under an error's status");
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(root: object, name: string): unknown {
  return Object.entries(root).find(([key]) => key === name)?.[1];
}
