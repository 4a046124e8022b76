import { codeFormats } from "./formats.ts";
import type { FoundCode, Sight } from "./formats.ts";
import type { Frame } from "./frame-pixels.ts";
import type { Turn } from "./passes.ts";

/** From the page to the worker. */
export type Request =
  | { readonly kind: "load"; readonly wasm: string }
  | { readonly kind: "look"; readonly id: number; readonly frame: Frame; readonly turn: Turn };

/** From the worker to the page. `reason` is the decoder's own words, never anything read from a frame. */
export type Reply =
  | { readonly kind: "ready" }
  | { readonly kind: "broken"; readonly reason: string }
  | ({ readonly kind: "found"; readonly id: number } & Sight)
  | { readonly kind: "unreadable"; readonly id: number; readonly reason: string };

/** Only the till's own page and its own worker talk here; the checks keep a mistake from turning into a scan. */
export function isReply(value: unknown): value is Reply {
  if (!isRecord(value)) return false;
  switch (value["kind"]) {
    case "ready":
      return true;
    case "broken":
      return typeof value["reason"] === "string";
    case "found":
      return typeof value["id"] === "number" && isSight(value);
    case "unreadable":
      return typeof value["id"] === "number" && typeof value["reason"] === "string";
    default:
      return false;
  }
}

export function isRequest(value: unknown): value is Request {
  if (!isRecord(value)) return false;
  if (value["kind"] === "load") return typeof value["wasm"] === "string";
  return value["kind"] === "look" && typeof value["id"] === "number" && isRecord(value["turn"]);
}

function isSight({ codes, black }: Record<string, unknown>): boolean {
  return Array.isArray(codes) && codes.every(isFoundCode) && typeof black === "boolean";
}

function isFoundCode(value: unknown): value is FoundCode {
  if (!isRecord(value)) return false;
  const { text, format, corners } = value;
  return typeof text === "string" && codeFormats.some((known) => known === format) && Array.isArray(corners);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
