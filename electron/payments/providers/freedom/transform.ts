import { isLosslessNumber } from "lossless-json";
import type { Payer, ProviderRefs } from "../../../../shared/domain/sale.ts";
import { maskCard } from "../../../../shared/domain/text.ts";
import { readJson } from "../../../http/json.ts";
import { readXml } from "../../../http/xml.ts";
import { unexpectedIn } from "../../answers/fields.ts";
import { readableWords, scrub } from "../../answers/words.ts";
import { classicSchema, invoiceSchema, type ClassicAnswer, type InvoiceAnswer } from "./schema.ts";
import { pgSig, type Signed } from "./signature.ts";

/** An answer's body, read and named, not yet judged. */
export type Reading<T> =
  | { readonly kind: "read"; readonly answer: T }
  | { readonly kind: "unreadable"; readonly detail: string }
  | { readonly kind: "unfit"; readonly detail: string };

/**
 * Reads an answer of the invoice calls. Source 2 shows XML, the vendor's SDKs read JSON: which of them it is is told
 * by its first character, not by its content type. Never throws.
 */
export function readInvoice(body: Uint8Array): Reading<InvoiceAnswer> {
  const fields = readEither(body);
  if (!fields.ok) return { kind: "unreadable", detail: fields.detail };
  const parsed = invoiceSchema.safeParse(fields.value);
  return parsed.success ? { kind: "read", answer: parsed.data } : { kind: "unfit", detail: unexpectedIn(parsed.error) };
}

/** A classic answer and whether its signature is the provider's (contracts.md 4.6). */
export interface SignedAnswer {
  readonly fields: ClassicAnswer;
  readonly trusted: boolean;
}

/** Reads an answer of a classic call. `script` and `secret` are those of the call. Never throws. */
export function readClassic(body: Uint8Array, script: string, secret: string): Reading<SignedAnswer> {
  const found = readEither(body);
  if (!found.ok) return { kind: "unreadable", detail: found.detail };
  const parsed = classicSchema.safeParse(found.value);
  if (!parsed.success) return { kind: "unfit", detail: unexpectedIn(parsed.error) };
  const signed = asSigned(found.value);
  const fields = typeof signed === "object" && signed !== null && !isList(signed) ? signed : {};
  const trusted = parsed.data.pg_sig !== null && parsed.data.pg_sig.toLowerCase() === pgSig(script, fields, secret);
  return { kind: "read", answer: { fields: parsed.data, trusted } };
}

function readEither(
  body: Uint8Array,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly detail: string } {
  const isXml = body.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) === 0x3c;
  const read = isXml ? readXml(body) : readJson(body);
  if (read.ok) return read;
  return { ok: false, detail: read.error === "empty" ? "an empty answer" : isXml ? "not XML" : "not JSON" };
}

function asSigned(value: unknown): Signed {
  if (typeof value === "string") return value;
  if (isLosslessNumber(value)) return value.value;
  if (typeof value === "boolean") return value ? "1" : "";
  if (Array.isArray(value)) return value.map(asSigned);
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asSigned(each)]));
}

function isList(value: Signed): value is readonly Signed[] {
  return Array.isArray(value);
}

/** The ids by which the provider knows the invoice: its own, where it has told it, and the till's. */
export function refsOf(orderId: string, invoiceId: string | null): ProviderRefs {
  return { reference: orderId, ...(invoiceId === null ? {} : { transactionId: invoiceId }) };
}

/** Who paid, masked by us whatever the provider had masked already. */
export function payerOf(answer: InvoiceAnswer): Payer {
  const card = answer.card_pan?.trim().slice(0, 40) ?? "";
  return card === "" ? {} : { card: maskCard(card) };
}

const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/giu;

/**
 * A provider's words as they may be kept. Whatever is shaped like a card token is hidden too: a status answer may
 * quote one that nobody sent with the question (contracts.md 4.4).
 */
export function clean(words: string | null, secrets: readonly string[]): string | null {
  return scrub(readableWords(words?.replaceAll(UUID, "•••")), secrets);
}
