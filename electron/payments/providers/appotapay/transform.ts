import { z } from "zod";
import { readJson } from "../../../http/json.ts";
import { unexpectedIn } from "../../answers/fields.ts";
import { errorSchema, paymentInfoSchema, transactionSchema, type Transaction } from "./schema.ts";

/** An answer's body, read and named, not yet judged. */
export type Reading =
  | {
      readonly kind: "transaction";
      readonly transaction: Transaction;
      /** What the customer is to be shown; null where the answer has none (or only an empty one). */
      readonly qr: string | null;
    }
  | { readonly kind: "error"; readonly code: string | null; readonly message: string | null }
  | { readonly kind: "unreadable"; readonly detail: string }
  | { readonly kind: "unfit"; readonly detail: string };

const rootSchema = z.record(z.string(), z.unknown());

/** Reads an answer of either call: a transaction, nested (source 3) or flat (contracts.md 5.3), or an error. */
export function readAnswer(body: Uint8Array): Reading {
  const json = readJson(body);
  if (!json.ok) return { kind: "unreadable", detail: json.error === "empty" ? "an empty answer" : "not JSON" };
  const root = rootSchema.safeParse(json.value);
  if (!root.success) return { kind: "unfit", detail: "not an object" };

  const has = (key: string): boolean => Object.hasOwn(root.data, key) && root.data[key] !== null;
  if (has("transaction") && (has("status") || has("transaction_id"))) {
    return { kind: "unfit", detail: "two transactions in one answer" };
  }
  if (has("transaction")) {
    const error = errorSchema.safeParse(root.data);
    if (has("error_code") && !(error.success && realCode(error.data.error_code) === null)) {
      return { kind: "unfit", detail: "a transaction and an error at once" };
    }
    return read(root.data["transaction"], root.data["payment_info"]);
  }
  if (has("status") || has("transaction_id")) return read(root.data, root.data["payment_info"]);
  const error = errorSchema.safeParse(root.data);
  if (!error.success) return { kind: "unfit", detail: unexpectedIn(error.error) };
  return { kind: "error", code: realCode(error.data.error_code), message: error.data.error_message };
}

function read(value: unknown, info: unknown): Reading {
  const transaction = transactionSchema.safeParse(value);
  if (!transaction.success) return { kind: "unfit", detail: unexpectedIn(transaction.error) };
  const payment = paymentInfoSchema.safeParse(info);
  const qr = payment.success ? (payment.data.qr_content?.trim() ?? "") : "";
  return { kind: "transaction", transaction: transaction.data, qr: qr === "" ? null : qr };
}

/** Absent, "" and "00" all say that there is no error (contracts.md 5.4). */
export function realCode(code: string | null): string | null {
  return code === null || code === "" || code === "0" ? null : code;
}
