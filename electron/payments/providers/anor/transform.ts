import { readJson } from "../../../http/json.ts";
import type { Payer, ProviderRefs } from "../../../../shared/domain/sale.ts";
import { maskCard, maskPhone } from "../../../../shared/domain/text.ts";
import { unexpectedIn } from "../../answers/fields.ts";
import { envelopeSchema, flatErrorSchema, type AnswerData } from "./schema.ts";
import { readableWords } from "../../answers/words.ts";

/** An answer's body, read and named, not yet judged. Codes are "no code" (null) where the provider wrote 0. */
export type Reading =
  /** `is_success` true and nothing that speaks against it in the envelope. */
  | { readonly kind: "success"; readonly data: AnswerData }
  /** `is_success` false without an error, the answer itself in `data`. */
  | { readonly kind: "failure"; readonly data: AnswerData }
  | {
      readonly kind: "error";
      readonly code: string | null;
      readonly message: string | null;
      readonly words: string | null;
    }
  | {
      readonly kind: "flat-error";
      readonly status: string;
      readonly code: string | null;
      readonly words: string | null;
    }
  | { readonly kind: "unreadable"; readonly detail: string }
  | { readonly kind: "unfit"; readonly detail: string };

/** Reads an answer in any of the shapes the vendor documents (contracts.md 1.2, 1.4). Never throws. */
export function readAnswer(body: Uint8Array): Reading {
  const json = readJson(body);
  if (!json.ok) return { kind: "unreadable", detail: json.error === "empty" ? "an empty answer" : "not JSON" };
  const root = unwrap(json.value);

  const envelope = envelopeSchema.safeParse(root);
  if (envelope.success) return readEnvelope(envelope.data);
  const flat = flatErrorSchema.safeParse(root);
  if (flat.success) {
    const { status, error_code, message } = flat.data;
    return { kind: "flat-error", status, code: realCode(error_code), words: readableWords(message) };
  }
  return { kind: "unfit", detail: unexpectedIn(envelope.error) };
}

function readEnvelope(envelope: ReturnType<typeof envelopeSchema.parse>): Reading {
  const { is_success, data, error } = envelope;
  if (is_success) {
    if (error !== null) return { kind: "unfit", detail: "success and an error at once" };
    if (data === null) return { kind: "unfit", detail: "success without data" };
    if (data.error !== null) return { kind: "unfit", detail: "success with an error in data" };
    return { kind: "success", data };
  }
  if (error !== null) {
    if (data !== null) return { kind: "unfit", detail: "data and an error at once" };
    const message = error.message;
    return { kind: "error", code: realCode(error.code), message, words: readableWords(message) };
  }
  if (data === null) return { kind: "unfit", detail: "a failure that says nothing" };
  if (data.error !== null) return { kind: "unfit", detail: "a failure with its error in data" };
  return { kind: "failure", data };
}

/** Some pages wrap the envelope once more in `result` (contracts.md 1.2). */
function unwrap(root: unknown): unknown {
  if (!isObject(root) || !Object.hasOwn(root, "result")) return root;
  const alone = ["is_success", "data", "error", "status", "error_code"].every((key) => !Object.hasOwn(root, key));
  return alone ? Object.entries(root).find(([key]) => key === "result")?.[1] : root;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Null, 0 and "0" all say that there is no error (contracts.md 1.4). */
export function realCode(code: string | null): string | null {
  return code === null || code === "" || code === "0" ? null : code;
}

/** The ids by which FiscalBox knows the payment. */
export function refsOf(data: AnswerData): ProviderRefs {
  return {
    ...(data.transaction_id === null ? {} : { transactionId: data.transaction_id }),
    ...(data.payment_id === null ? {} : { paymentId: data.payment_id }),
  };
}

/** Who paid, masked by us whatever the provider had masked already. */
export function payerOf(data: AnswerData): Payer {
  const card = data.card_number?.trim() ?? "";
  const phone = data.phone_number?.trim() ?? "";
  return {
    ...(card === "" ? {} : { card: maskCard(card.slice(0, 40)) }),
    ...(phone === "" ? {} : { phone: maskPhone(phone.slice(0, 40)) }),
  };
}
