import type { WalletSystem } from "../../../../shared/domain/wallet-systems.ts";
import type { ChargeOutcome } from "../../port.ts";
import type { Calls } from "./calls.ts";
import { classify } from "./classify.ts";
import { createBody, invoiceBody, type NewInvoice } from "./client.ts";

export type Invoice = Omit<NewInvoice, "system"> & { readonly system: WalletSystem };

/** What is left of the time at the least, so that a processed invoice may still be heard of. */
const LEAST_ANSWER_MS = 1000;

/** As `PreparedCharge.send` is given them. */
interface Way {
  readonly beforeSend: () => void;
  readonly signal: AbortSignal;
  readonly mayGoOn: () => boolean;
}

/**
 * Makes an invoice and has it processed: two requests, one charge. Only the first may be repeated, by nobody here;
 * whatever becomes of the second, the invoice stands and its status is asked.
 */
export async function sendInvoice(
  invoice: Invoice,
  calls: Calls,
  now: () => number,
  { beforeSend, signal, mayGoOn }: Way,
): Promise<ChargeOutcome> {
  const salt = await calls.salt();
  if (!salt.ok) return { kind: "not-sent", reason: "secret-unavailable", detail: salt.error };
  const { paymentId, system, amount, fields } = invoice;
  const secrets = [fields.sender ?? "", ...Object.values(fields.extra)];
  const begun = now();
  const body = createBody({ ...invoice, system: system.code });
  const created = classify(
    { phase: "create", paymentId, salt: salt.value, secrets },
    await calls.post("/api/einvoice/create", body, salt.value, { signal, beforeSend }),
  );
  if (created.kind !== "created") return created;

  const refs = { reference: paymentId, transactionId: created.tracking };
  if (!mayGoOn()) {
    const detail = "the invoice came too late; it was not processed";
    return { kind: "unknown", reason: "no-answer", detail, refs };
  }
  const answerMs = Math.max(LEAST_ANSWER_MS, calls.listenMs - Math.max(0, now() - begun));
  return classify(
    { phase: "process", refs, system, amount, salt: salt.value, secrets },
    await calls.post("/api/einvoice/process", invoiceBody(paymentId, created.tracking), salt.value, {
      signal,
      answerMs,
    }),
  );
}
