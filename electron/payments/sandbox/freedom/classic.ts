import { parseDecimal, toMajorText } from "../../../../shared/domain/money.ts";
import { currencySchema } from "../../../../shared/domain/money-schema.ts";
import type { OrderRow } from "../orders.ts";
import { noted, type Plan, type PlanContext, type SandboxRequest } from "../protocol.ts";
import { readForm } from "./form.ts";
import { isSigned } from "./proof.ts";

/** cancel.php (contracts.md 4.6): a waiting invoice is called off. */
export function cancelPlan(request: SandboxRequest, context: PlanContext): Plan {
  const asked = readAsked(request, "cancel.php", context);
  if ("commit" in asked) return asked;
  const { order } = asked;
  if (order.state === "cancelled") return error(10033, "The payment is cancelled already");
  if (order.state !== "waiting" && order.state !== "processing") return error(10012, "It cannot be cancelled");
  return {
    commit: () => context.ledger.orders.set(order, { state: "cancelled" }),
    body: { pg_status: "ok" },
    reply: { kind: "normal" },
    delayMs: 0,
  };
}

/** revoke.php (contracts.md 4.6): a paid invoice goes back, whole or in parts. Answers the amount as a negative. */
export function refundPlan(request: SandboxRequest, context: PlanContext): Plan {
  const asked = readAsked(request, "revoke.php", context);
  if ("commit" in asked) return asked;
  const { order, form } = asked;
  if (order.state !== "paid") return error(9013, "Only a successful payment can be refunded");
  const minor = (text: string) => {
    const money = parseDecimal(text, currencySchema.parse(order.currency));
    return money.ok ? money.value.minor : Number.NaN;
  };
  const amount = form.get("pg_refund_amount") ?? "";
  const sum = minor(order.refunded) + minor(amount);
  if (Number.isNaN(sum)) return error(1999, "Wrong parameters");
  if (sum > minor(order.paid)) return error(10020, "The refund exceeds the payment");
  const refunded = toMajorText({ minor: sum, currency: currencySchema.parse(order.currency) });
  return {
    commit: () => context.ledger.orders.refund(order, amount, refunded, context.now),
    body: { pg_status: "ok", pg_payment_id: Number(order.id), pg_refund_amount: -Number(amount) },
    reply: { kind: "normal" },
    delayMs: 0,
  };
}

function readAsked(
  request: SandboxRequest,
  script: string,
  { ledger, now }: PlanContext,
): Plan | { readonly order: OrderRow; readonly form: ReadonlyMap<string, string> } {
  const form = readForm(request);
  if (!isSigned(script, form)) return error(9998, "Wrong signature");
  const order = ledger.orders.byId("freedom", form.get("pg_payment_id") ?? "", now);
  return order ? { order, form } : error(340, "Transaction not found");
}

function error(code: number, words: string): Plan {
  return noted({ pg_status: "error", pg_error_code: code, pg_error_description: words });
}
