import { ulid } from "ulid";
import { z } from "zod";
import { assertNever } from "../../../../shared/result.ts";
import type { Reply } from "../faults.ts";
import type { OrderRow } from "../orders.ts";
import type { Plan, PlanContext, SandboxProtocol, SandboxRequest } from "../protocol.ts";
import type { JsonObject } from "../reply.ts";
import { whyRefused } from "./auth.ts";
import { appotaPay, failure, MESSAGES } from "./dialect.ts";
import { PICTURE, vietQr } from "./qr.ts";
import { sampleOf, type OrderSample } from "./samples.ts";

const PROVIDER = "appotapay";
const CREATE = "/api/v2/partner/orders/payment/create";
const DETAIL = "/api/v2/partner/orders/transaction/:reference";
const takes = "application/json";

/** AppotaPay POS: the order (source 3) and its detail (contracts.md 5.3), tokens and signatures verified. */
export const appotapayProtocol: SandboxProtocol = [
  { method: "POST", path: CREATE, on: "charge", takes, dialect: appotaPay, plan: planOrder },
  { method: "GET", path: DETAIL, on: "status", takes, dialect: appotaPay, plan: planDetail },
];

const orderSchema = z.strictObject({
  partner_ref_id: z.string().regex(/^[A-Za-z0-9_-]{1,26}$/u),
  order_info: z.string().min(1).max(100),
  terminal_id: z.string().min(1).max(20),
  payment_method: z.string(),
  amount: z.int(),
  customer_phone_number: z.string().max(20).optional(),
});
type Order = z.infer<typeof orderSchema>;

const LEAST = 10_000;

function planOrder(request: SandboxRequest, context: PlanContext): Plan {
  const { ledger, now, random } = context;
  const problem = whyRefused(request, now);
  if (problem !== null) return refused(problem);
  const order = orderSchema.safeParse(request.json);
  if (!order.success) return refused("1");
  const { partner_ref_id: reference, payment_method: method, amount } = order.data;
  if (method !== "QR" && method !== "POS") return refused("40");
  if (amount < LEAST) return refused("32");
  if (ledger.orders.byReference(PROVIDER, reference, now)) return refused("30");

  const sample = sampleOf(amount);
  const row: OrderRow = {
    provider: PROVIDER,
    reference,
    id: ulid(now, random),
    amount: String(amount),
    currency: "VND",
    state: "waiting",
    paid: "0",
    refunded: "0",
    data: { method, ...dataOf(sample, amount) },
    at: now,
    next: nextOf(sample, method, context),
  };
  return {
    commit: () => void ledger.orders.open(row),
    body: {
      transaction: { partner_ref_id: reference, ...transaction(row) },
      ...(method === "QR" ? { payment_info: paymentInfo(order.data, sample) } : {}),
    },
    ...mannerOf(sample, context.lateAnswerMs),
  };
}

function planDetail(request: SandboxRequest, { ledger, now }: PlanContext): Plan {
  const problem = whyRefused(request, now);
  if (problem !== null) return refused(problem);
  const order = ledger.orders.byReference(PROVIDER, request.params["reference"] ?? "", now);
  if (!order) return refused("36");
  const settled = { order_id: order.id.slice(-18), is_sett: false, updated_at: vietNamTime(now) };
  return { commit: () => {}, body: { ...settled, ...transaction(order) }, reply: { kind: "normal" }, delayMs: 0 };
}

/** "HTTP Status Code != 200" (source 3); which one is unpublished. */
function refused(code: string): Plan {
  const status = code === "401" ? 401 : 400;
  return { commit: () => {}, body: failure(code), reply: { kind: "normal-with-status", status }, delayMs: 0 };
}

/** The customer pays, is refused or walks away after a while; who never saw the QR cannot pay it. */
function nextOf(sample: OrderSample, method: "QR" | "POS", context: PlanContext): OrderRow["next"] {
  const { now, customerMs, afterAllMs } = context;
  if (customerMs === null) return null;
  const then = (state: OrderRow["state"]) => ({ state, at: now + customerMs });
  switch (sample.kind) {
    case "paid":
    case "paid-otherwise":
      return then("paid");
    case "declined":
    case "expired":
    case "cancelled":
      return then(sample.kind);
    case "paid-after-all":
      return { state: "paid", at: now + afterAllMs };
    case "lost":
      return then(method === "POS" || sample.how === "late" ? "paid" : "expired");
    case "odd-qr":
      return then(method === "POS" ? "paid" : "expired");
    case "waits":
      return null;
    default:
      return assertNever(sample);
  }
}

function dataOf(sample: OrderSample, amount: number): Readonly<Record<string, string>> {
  if (sample.kind === "declined") return { code: sample.code };
  // One dong less than asked.
  return sample.kind === "paid-otherwise" ? { pays: String(amount - 1) } : {};
}

function mannerOf(sample: OrderSample, lateAnswerMs: number): { readonly reply: Reply; readonly delayMs: number } {
  const how = sample.kind === "lost" ? sample.how : "normal";
  const manners = {
    normal: { reply: { kind: "normal" }, delayMs: 0 },
    hang: { reply: { kind: "hang" }, delayMs: 0 },
    late: { reply: { kind: "normal" }, delayMs: lateAnswerMs },
    drop: { reply: { kind: "drop" }, delayMs: 0 },
  } as const;
  return manners[how];
}

/** Status words and codes by the order's state (contracts.md 5.7); a control call may put others into `data`. */
function transaction(order: OrderRow): JsonObject {
  const usual = {
    waiting: ["pending", "34"],
    processing: ["processing", "34"],
    paid: ["success", "00"],
    declined: ["error", "33"],
    expired: ["error", "67"],
    cancelled: ["error", "38"],
  } as const;
  const [word, number] = usual[order.state];
  const isDeclined = order.state === "declined" || order.data["status"] !== undefined;
  const code = (isDeclined ? order.data["code"] : undefined) ?? number;
  const isPaid = order.state === "paid";
  return {
    transaction_id: order.id,
    status: order.data["status"] ?? word,
    amount: Number(isPaid ? (order.data["pays"] ?? order.paid) : order.amount),
    error_code: code,
    error_message: MESSAGES[code] ?? "Lỗi không xác định",
    payment_method: order.data["method"] ?? "QR",
    created_at: vietNamTime(order.at),
    paid_at: isPaid ? vietNamTime(order.at) : "",
  };
}

function paymentInfo({ amount, partner_ref_id: reference }: Order, sample: OrderSample): JsonObject {
  const right = vietQr(amount, reference);
  const odd = {
    picture: PICTURE,
    damaged: right.replace("TRAINING", "TRAlNING"),
    "other-amount": vietQr(amount * 10, reference),
  };
  const content = sample.kind === "odd-qr" ? odd[sample.how] : right;
  return { qr_content: content, qr_url: "", qr_type: "VIETQR" };
}

/** Local time without a zone, as the source document writes it (contracts.md 5.4). */
function vietNamTime(at: number): string {
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 19);
}
