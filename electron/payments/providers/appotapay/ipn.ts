import { z } from "zod";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { readJson } from "../../../http/json.ts";
import { transactionSchema } from "./schema.ts";
import { isSignatureOf } from "./signatures.ts";
import { vietNamTime } from "./times.ts";

/**
 * AppotaPay's own message about a payment that has ended. It may come several times and never decides alone: it names
 * the order that is worth asking about (contracts.md 5.6).
 */
export interface IpnNotice {
  readonly reference: string;
  readonly transactionId: string | null;
  readonly status: "success" | "error" | "void";
  /** Whole dong as written; null where it is missing. */
  readonly amount: string | null;
  /** Milliseconds since the epoch. */
  readonly paidAt: number | null;
}

export type IpnProblem = "not-an-ipn" | "wrong-signature" | "not-final";

const envelopeSchema = z.object({
  data: z
    .string()
    .max(64 * 1024)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/u),
  signature: z.string().max(200),
});
const finalSchema = z.enum(["success", "error", "void"]);
const noticeSchema = z.object({ transaction: transactionSchema.extend({ partner_ref_id: z.string().min(1).max(26) }) });

/**
 * Reads an IPN's body, `{ data, signature }`, and verifies it: hex HMAC-SHA256 over the base64 text itself, compared
 * in constant time (contracts.md 5.6). The till has no address for it behind a shop's router; a relay may feed it.
 */
export function verifyIpn(body: Uint8Array, secretKey: string): Result<IpnNotice, IpnProblem> {
  const json = readJson(body);
  const envelope = envelopeSchema.safeParse(json.ok ? json.value : null);
  // An empty key would verify what anybody can sign.
  if (!envelope.success || secretKey === "") return err("not-an-ipn");
  const { data, signature } = envelope.data;
  if (!isSignatureOf(signature, Buffer.from(data), secretKey)) return err("wrong-signature");

  const inner = readJson(Buffer.from(data, "base64"));
  const notice = noticeSchema.safeParse(inner.ok ? inner.value : null);
  if (!notice.success) return err("not-an-ipn");
  const { transaction } = notice.data;
  const status = finalSchema.safeParse(transaction.status);
  if (!status.success) return err("not-final");
  return ok({
    reference: transaction.partner_ref_id,
    transactionId: transaction.transaction_id,
    status: status.data,
    amount: transaction.amount,
    paidAt: vietNamTime(transaction.paid_at),
  });
}
