import { z } from "zod";
import { noted, type Plan, type PlanContext, type SandboxProtocol, type SandboxRequest } from "../protocol.ts";
import type { OrderState } from "../orders.ts";
import { cancelPlan, refundPlan } from "./classic.ts";
import { classicXml, v5Json, v5Xml } from "./dialect.ts";
import { readMultipart } from "./form.ts";
import { invoiceBody } from "./invoice.ts";
import { untrustedCall, type Untrusted } from "./proof.ts";
import { outcomeOfOrder, outcomeOfUser, type FreedomSample } from "./samples.ts";

export const PROVIDER = "freedom";
const INVOICE = "/v5/merchant/invoice";
const json = "application/json";
const form = "application/x-www-form-urlencoded";

/** The calls of contracts.md 4.2 that a merchant's terminal makes, and source 2's. */
export const freedomProtocol: SandboxProtocol = [
  { method: "POST", path: `${INVOICE}/init`, on: "charge", takes: json, dialect: v5Json, plan: planInit },
  { method: "POST", path: `${INVOICE}/status`, on: "status", takes: json, dialect: v5Json, plan: planStatus },
  { method: "POST", path: `${INVOICE}/pay`, on: "charge", takes: "multipart/form-data", dialect: v5Xml, plan: planPay },
  {
    method: "POST",
    path: "/cancel.php",
    on: "cancel",
    takes: form,
    dialect: classicXml("cancel.php"),
    plan: cancelPlan,
  },
  {
    method: "POST",
    path: "/revoke.php",
    on: "refund",
    takes: form,
    dialect: classicXml("revoke.php"),
    plan: refundPlan,
  },
];

const merchant = z.int().positive();
const initSchema = z.object({
  order_id: z.string().min(1),
  merchant_id: merchant,
  amount: z.number().positive(),
  description: z.string(),
  invoice_method: z.literal("qr"),
  currency: z.enum(["USD", "EUR", "KZT", "RUB", "UAH", "KGS", "UZS"]),
});
const statusSchema = z.object({ merchant_id: merchant, order_id: z.string().min(1) });
const paySchema = z.object({ customer: z.string(), user_id: z.string().min(1), card_token: z.string().min(1) });

function planInit(request: SandboxRequest, context: PlanContext): Plan {
  const { ledger, now, lateAnswerMs, customerMs, random } = context;
  const asked = initSchema.safeParse(request.json);
  if (!asked.success) return error(1999, "Wrong parameters");
  const { order_id: reference, amount, currency } = asked.data;
  const untrusted = untrustedCall(request, String(asked.data.merchant_id));
  if (untrusted !== null) return untrustedError(untrusted);
  if (ledger.orders.byReference(PROVIDER, reference, now)) return error(9991, "The order id is not unique");

  const customer = `tilla${Math.floor(random() * 1e6)}x${now}${Math.floor(random() * 1e9)}`;
  const id = String(Math.floor(1e8 + random() * 9e8));
  const text = `https://customer.freedompay.uz/pay?customer=${customer}`;
  const sample = outcomeOfOrder(String(amount));
  const isLate = sample === "late-answer";
  const after = customerMs === null ? null : now + customerMs + (isLate ? lateAnswerMs : 0);
  const next = after === null ? null : { state: CUSTOMERS[sample], at: after };
  const data = { customer, why: sample };
  const order = { provider: PROVIDER, reference, id, amount: String(amount), currency, data, at: now } as const;
  return {
    commit: () => void ledger.orders.open({ ...order, state: "waiting", next }),
    body: {
      status: "ok",
      invoice_status: "new",
      invoice_id: id,
      invoice_methods: { qr: Buffer.from(text).toString("base64") },
      dt: new Date(now).toISOString(),
    },
    ...manner(sample, lateAnswerMs),
  };
}

/** What a customer who is shown a QR does with it. Nobody pays one that was never shown. */
const CUSTOMERS: Readonly<Record<FreedomSample, OrderState>> = {
  approved: "paid",
  "late-answer": "paid",
  declined: "declined",
  "insufficient-funds": "declined",
  slow: "processing",
  expired: "expired",
  "no-answer": "expired",
  dropped: "expired",
};

function planStatus(request: SandboxRequest, { ledger, now }: PlanContext): Plan {
  const asked = statusSchema.safeParse(request.json);
  if (!asked.success) return error(1999, "Wrong parameters");
  const untrusted = untrustedCall(request, String(asked.data.merchant_id));
  if (untrusted !== null) return untrustedError(untrusted);
  const order = ledger.orders.byReference(PROVIDER, asked.data.order_id, now);
  if (!order) return error(340, "Transaction not found");
  // Source 2 shows the id only at the end; the SDK's status answer always has it.
  return noted({ ...invoiceBody(order, now), invoice_id: Number(order.id) });
}

function planPay(request: SandboxRequest, { ledger, now, lateAnswerMs, customerMs }: PlanContext): Plan {
  const asked = paySchema.safeParse(Object.fromEntries(readMultipart(request)));
  if (!asked.success) return error(1999, "Wrong parameters");
  const untrusted = untrustedCall(request, null);
  if (untrusted !== null) return untrustedError(untrusted);
  const order = ledger.orders.all().orders.find((each) => each.data["customer"] === asked.data.customer);
  if (!order) return error(10021, "Invalid transaction");
  if (order.state !== "waiting") return error(10015, "The transaction is executed already");

  const sample = outcomeOfUser(asked.data.user_id);
  const state = PASSES[sample];
  const next = sample === "slow" && customerMs !== null ? ({ state: "paid", at: now + customerMs } as const) : null;
  const done = { ...order, state, paid: state === "paid" ? order.amount : "0", data: { ...order.data, why: sample } };
  return {
    commit: () => ledger.orders.set(order, { state, data: { why: sample }, next }),
    body: invoiceBody(done, now),
    ...manner(sample, lateAnswerMs),
  };
}

/** What a saved card does at once. */
const PASSES: Readonly<Record<FreedomSample, OrderState>> = {
  approved: "paid",
  "no-answer": "paid",
  "late-answer": "paid",
  dropped: "paid",
  declined: "declined",
  "insufficient-funds": "declined",
  slow: "processing",
  expired: "expired",
};

function manner(sample: FreedomSample, lateAnswerMs: number): Pick<Plan, "reply" | "delayMs"> {
  if (sample === "no-answer") return { reply: { kind: "hang" }, delayMs: 0 };
  if (sample === "dropped") return { reply: { kind: "drop" }, delayMs: 0 };
  return { reply: { kind: "normal" }, delayMs: sample === "late-answer" ? lateAnswerMs : 0 };
}

function untrustedError(code: Untrusted): Plan {
  return error(code, code === 9997 ? "Wrong merchant number" : "Wrong signature");
}

function error(code: number, words: string): Plan {
  return noted({ status: "error", error_code: code, error_description: words });
}
