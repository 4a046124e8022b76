import { z } from "zod";
import { walletSystem } from "../../../../shared/domain/wallet-systems.ts";
import { asWritten, readJson } from "../../../http/json.ts";
import { isSigned } from "../../providers/wallet/signature.ts";
import type { OrderRow } from "../orders.ts";
import {
  hexDigits,
  noted,
  type Plan,
  type PlanContext,
  type SandboxProtocol,
  type SandboxRequest,
} from "../protocol.ts";
import type { JsonObject } from "../reply.ts";
import { dpay, refusal, TRAINING_CLIENT, TRAINING_SALT } from "./dialect.ts";
import { nextOf, processed, PROVIDER, statusOf } from "./invoice.ts";
import { sampleOf, type InvoiceSample } from "./samples.ts";

const takes = "application/json";

/**
 * The e-invoice calls (source 4, contracts.md 6.3). Making and processing an invoice are one charge to the till, so
 * faults of a charge befall either, whichever comes next.
 */
export const walletProtocol: SandboxProtocol = [
  { method: "POST", path: "/api/einvoice/create", on: "charge", takes, dialect: dpay, plan: known(planCreate) },
  { method: "POST", path: "/api/einvoice/process", on: "charge", takes, dialect: dpay, plan: known(planProcess) },
  { method: "POST", path: "/api/einvoice/status", on: "status", takes, dialect: dpay, plan: known(planStatus) },
  { method: "POST", path: "/api/extrafields/list", on: null, takes, dialect: dpay, plan: known(() => noted(FIELDS)) },
];

/** The real format is unpublished; this is one of those that the till reads. */
const FIELDS: JsonObject = {
  fields: [
    { name: "otp", title: "One-time code from the app", required: true, currency: "orange_money-ci.xof" },
    { name: "email", title: "E-mail", required: false, currency: "bank.ngn" },
  ],
};

type Planner = (request: SandboxRequest, context: PlanContext) => Plan;

/** Only who signs as the training client is served. */
function known(plan: Planner): Planner {
  return (request, context) => {
    const signature = request.headers["dpay_secure"];
    const headers = typeof signature === "string" ? { dpay_secure: signature } : {};
    if (request.headers["dpay_client"] !== TRAINING_CLIENT) return noted(refusal(402, "Client not found"));
    if (!isSigned({ headers, body: request.raw }, TRAINING_SALT)) return noted(refusal(403, "Wrong DPAY_SECURE"));
    return plan(request, context);
  };
}

/** Numbers as they were written: an amount must come into the books as it came over the wire. */
const number = z.unknown().transform((value, issues): string => {
  const text = typeof value === "string" ? null : asWritten(value);
  if (text !== null && /^\d+(?:\.\d+)?$/u.test(text)) return text;
  issues.addIssue({ code: "custom", message: "not a number" });
  return z.NEVER;
});
const wholeNumber = number.pipe(z.string().regex(/^\d{1,16}$/u));
const createSchema = z.strictObject({
  payment_id: wholeNumber,
  currency: z.string(),
  amount: number,
  description: z.string().min(1),
  account: z.string().optional(),
  sender: z
    .string()
    .regex(/^[^\s-]+$/u)
    .optional(),
  extra_fields: z.record(z.string(), z.string()).optional(),
});
const invoiceSchema = z.strictObject({ payment_id: wholeNumber, tracking: z.string().optional() });

function planCreate({ raw }: SandboxRequest, context: PlanContext): Plan {
  const asked = createSchema.safeParse(parsed(raw));
  if (!asked.success) return noted(refusal(400, "Invalid parameters"));
  const { payment_id: reference, currency, amount, sender, extra_fields: extra = {} } = asked.data;
  const { ledger, now, lateAnswerMs, random } = context;
  if (!walletSystem(currency)) return noted(refusal(405, "Currency not found"));
  if (Number(amount) <= 0) return noted(refusal(406, "Invalid amount"));
  if (ledger.orders.byReference(PROVIDER, reference, now)) return noted(refusal(0, "Transaction already exists"));
  const sample = sampleOf(amount);
  if (sample === "refused") return noted(refusal(410, "The payment system refused the invoice"));

  const id = tracking(random);
  const kept = { ...(sender === undefined ? {} : { sender }), extra: JSON.stringify(extra) };
  const order: Omit<OrderRow, "paid" | "refunded"> = {
    provider: PROVIDER,
    reference,
    id,
    amount,
    currency,
    state: "waiting",
    data: kept,
    at: now,
    next: null,
  };
  return {
    commit: () => void ledger.orders.open(order),
    body: { tracking: id, payment_id: Number(reference) },
    ...mannerOf(sample, lateAnswerMs),
  };
}

function planProcess({ raw }: SandboxRequest, context: PlanContext): Plan {
  const order = found(raw, context);
  if (!order) return noted(refusal(401, "Payment not found"));
  if (order.state !== "waiting" && order.state !== "processing") return noted(refusal(409, "Payment is closed"));
  const isFirst = order.state === "waiting";
  const data = { processedAt: String(context.now) };
  const change = { state: "processing", data, next: nextOf(order.amount, context) } as const;
  return {
    commit: () => isFirst && context.ledger.orders.set(order, change),
    body: processed(order),
    reply: { kind: "normal" },
    delayMs: 0,
  };
}

function planStatus({ raw }: SandboxRequest, context: PlanContext): Plan {
  const order = found(raw, context);
  return noted(order ? statusOf(order, context) : refusal(401, "Payment not found"));
}

function found(raw: Buffer, { ledger, now }: PlanContext): OrderRow | null {
  const asked = invoiceSchema.safeParse(parsed(raw));
  if (!asked.success) return null;
  const order = ledger.orders.byReference(PROVIDER, asked.data.payment_id, now);
  return order && (asked.data.tracking ?? order.id) === order.id ? order : null;
}

function parsed(raw: Buffer): unknown {
  const json = readJson(raw);
  return json.ok ? json.value : null;
}

function mannerOf(sample: InvoiceSample, lateAnswerMs: number): Pick<Plan, "reply" | "delayMs"> {
  if (sample === "no-answer") return { reply: { kind: "hang" }, delayMs: 0 };
  if (sample === "dropped") return { reply: { kind: "drop" }, delayMs: 0 };
  return { reply: { kind: "normal" }, delayMs: sample === "late-answer" ? lateAnswerMs : 0 };
}

/** "79DF-60B0-17F6" (source 4). */
function tracking(random: () => number): string {
  return (hexDigits(random, 12).toUpperCase().match(/.{4}/gu) ?? []).join("-");
}
