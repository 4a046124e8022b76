import { z } from "zod";
import type { Reply } from "../faults.ts";
import {
  hexDigits,
  noted,
  type Plan,
  type PlanContext,
  type SandboxProtocol,
  type SandboxRequest,
} from "../protocol.ts";
import type { JsonObject } from "../reply.ts";
import { enveloped, fiscalBox, flat } from "./dialect.ts";
import { outcomeOfAmount, outcomeOfCode, outcomeOfReceipt, type PaymentSample } from "./samples.ts";

const chargeSchema = z.object({ amount: z.int().min(1), qr_code: z.string().min(1) });
const attachSchema = z.object({ transaction_id: z.string().min(1), qr_code: z.string().min(1) });

const takes = "application/json";

/** FiscalBox's two Anor calls, as sources 0 and 1 show them, and its harmless one (contracts.md 1.3). */
export const anorProtocol: SandboxProtocol = [
  { method: "POST", path: "/payment/anor", on: "charge", takes, dialect: fiscalBox, plan: planCharge },
  { method: "POST", path: "/payment/anor_confirm", on: "attach", takes, dialect: fiscalBox, plan: planAttach },
  { method: "GET", path: "/info/", on: null, takes, dialect: fiscalBox, plan: () => noted(INFO) },
];

const INFO: JsonObject = {
  data: { terminal_id: "UZ170703100189", current_receipt_seq: 1, receipt_count: 0 },
  error: null,
  is_success: true,
};

function planCharge({ json }: SandboxRequest, context: PlanContext): Plan {
  const request = chargeSchema.safeParse(json);
  if (!request.success) return noted(invalid(request.error));
  const { ledger, now, lateAnswerMs, random } = context;
  const { qr_code: code } = request.data;
  const amount = String(request.data.amount);
  ledger.present(code, amount, now);
  if (ledger.chargeByCode(code)) return noted(flat(-31_008, "QR code was already used"));

  const sample = outcomeOfCode(code) ?? outcomeOfAmount(request.data.amount) ?? "approved";
  if (sample === "declined") return noted(flat(-31_003, "The customer's bank refused the payment"));
  if (sample === "insufficient-funds") return noted(flat(-31_001, "Insufficient funds"));

  const transactionId = hexDigits(random, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
  const paymentId = hexDigits(random, 24);
  return {
    commit: () => ledger.charge({ transactionId, paymentId, code, amount, at: now }),
    body: paid(transactionId, paymentId),
    ...mannerOf(sample, lateAnswerMs),
  };
}

/** The money is taken in all of these; they differ in what the till hears of it. */
function mannerOf(
  sample: Exclude<PaymentSample, "declined" | "insufficient-funds">,
  lateAnswerMs: number,
): { readonly reply: Reply; readonly delayMs: number } {
  const manners = {
    approved: { reply: { kind: "normal" }, delayMs: 0 },
    "no-answer": { reply: { kind: "hang" }, delayMs: 0 },
    "late-answer": { reply: { kind: "normal" }, delayMs: lateAnswerMs },
    dropped: { reply: { kind: "drop" }, delayMs: 0 },
  } as const;
  return manners[sample];
}

function planAttach({ json }: SandboxRequest, context: PlanContext): Plan {
  const request = attachSchema.safeParse(json);
  if (!request.success) return noted(invalid(request.error));
  const { ledger, now } = context;
  const { transaction_id: transactionId, qr_code: url } = request.data;
  const tries = ledger.countTry(url);
  if (!ledger.chargeOf(transactionId)) return noted(enveloped(105, "Transaction not found"));
  const holder = ledger.receiptByUrl(url);
  if (holder && holder.transactionId !== transactionId) {
    return noted(enveloped(7, JSON.stringify({ qr_code: ["The receipt belongs to another payment."] })));
  }
  const outcome = outcomeOfReceipt(url);
  if (outcome === "receipt-rejected") {
    const complaint = JSON.stringify({ qr_code: ["The receipt is of another taxpayer."] });
    return noted(enveloped(7, `${complaint} HTTP Exception 404 Not Found`));
  }
  if (outcome === "receipt-retry" && tries <= RETRIES) return noted(enveloped(104, "BILLING_ERROR"));
  return {
    commit: () => ledger.attach(transactionId, url, now),
    body: attached(transactionId),
    reply: { kind: "normal" },
    delayMs: 0,
  };
}

/** How often a receipt of the kind "retry" is put off before it is taken. */
const RETRIES = 2;

function paid(transactionId: string, paymentId: string): JsonObject {
  return {
    data: {
      transaction_id: transactionId,
      status: "successfully",
      message: "Payment completed successfully",
      error_code: null,
      payment_id: paymentId,
      error_note: null,
      payment_status: 1,
      phone_number: "998712565009",
      card_number: "860012******3456",
    },
    error: null,
    is_success: true,
  };
}

/** Source 1 types this `payment_id` as an integer, unlike the payment's: so does the sandbox. */
function attached(transactionId: string): JsonObject {
  const data = {
    message: "Fiscalization completed successfully",
    error_code: 0,
    payment_id: 123_456,
    transaction_id: transactionId,
  };
  return { data, error: null, is_success: true };
}

function invalid(error: z.ZodError): JsonObject {
  const fields = error.issues.map((issue) => [
    issue.path.map(String).join(".") || "body",
    ["This field is not valid."],
  ]);
  return enveloped(104, JSON.stringify(Object.fromEntries(fields)));
}
