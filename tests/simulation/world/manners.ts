import type { Chance } from "../../crash/chance.ts";
import type { Dialect, JsonObject } from "../../../electron/payments/sandbox/reply.ts";
import type { CallKind, Reached } from "./provider.ts";

/** What the network and the provider make of an answer. All but `normal` and `late` leave the till in doubt. */
export const MANNERS = [
  "normal",
  "late",
  "hang",
  "reset-before",
  "reset-after",
  "5xx-before",
  "5xx-after",
  "busy",
  "html",
  "cut",
  "malformed",
  "empty",
  "too-large",
  "redirect",
  "wrong-amount",
  "wrong-id",
  "unknown-word",
  "bad-signature",
  "strange-error",
] as const;
export type Manner = (typeof MANNERS)[number];

/** Whether the provider does its work before its answer is lost or spoilt. */
export function acts(manner: Manner, path: string, chance: Chance): boolean {
  // A signed error to a new invoice is that provider's word that there is none (contracts.md 6.3).
  if (manner === "strange-error" && path === "/api/einvoice/create") return false;
  switch (manner) {
    case "reset-before":
    case "5xx-before":
    case "busy":
      return false;
    case "hang":
    case "html":
    case "empty":
    case "strange-error":
      return chance.sometimes(0.6);
    default:
      return true;
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const PAGE = "<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>";

/** The answer as it arrives; null when none does. */
export function answerOf({ plan, route }: Reached, manner: Manner, kind: CallKind, chance: Chance): Answer | null {
  const { dialect } = route;
  const usualStatus = plan.reply.kind === "normal-with-status" ? plan.reply.status : 200;
  const encoded = (body: JsonObject, signed: "rightly" | "wrongly" = "rightly", status = usualStatus): Answer => {
    const { text, contentType, headers = {} } = dialect.encode(body, signed);
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    return { status, headers: { "content-type": contentType, ...Object.fromEntries(lower) }, text };
  };
  const plain = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
    status,
    headers,
    text,
  });
  const usual = encoded(plan.body);
  switch (manner) {
    case "normal":
    case "late":
      return usual;
    case "hang":
    case "reset-before":
    case "reset-after":
    case "too-large":
      return null;
    case "5xx-before":
    case "5xx-after":
      return chance.sometimes(0.5) ? plain(502, PAGE) : { ...usual, status: 500 };
    case "busy":
      return plain(chance.pick(429, 503), "", { "retry-after": String(chance.whole(1, 900)) });
    case "html":
      return plain(chance.pick(200, 502), PAGE, { "content-type": "text/html" });
    case "cut":
      return { ...usual, text: usual.text.slice(0, Math.floor(usual.text.length * chance.between(0.1, 0.95))) };
    case "malformed":
      return { ...usual, text: `{'ok': True, ${usual.text.slice(1)}` };
    case "empty":
      return plain(200, "");
    case "redirect":
      return plain(307, "", { location: "https://elsewhere.invalid/" });
    case "wrong-amount":
      return encoded(dialect.change(plan.body, { amount: chance.whole(1, 9) * 1_111 }));
    case "wrong-id":
      return encoded(dialect.change(plan.body, wrongIds(dialect, kind)));
    case "unknown-word":
      return encoded(dialect.change(plan.body, { status: "frozen", invoice_status: "frozen", pg_status: "frozen" }));
    case "bad-signature":
      return encoded(plan.body, "wrongly");
    case "strange-error":
      return encoded(dialect.error(9_999, "Something is not as it should be", "enveloped"), "rightly", 200);
  }
}

/** Ids of another payment, in the fields by which an answer says whose it is. */
function wrongIds(_: Dialect, kind: CallKind): JsonObject {
  const echoes = { qr_code: "77009999999999999999", order_id: "OTHER", partner_ref_id: "OTHER", payment_id: 4_242 };
  return kind === "refund" || kind === "cancel" ? { pg_payment_id: 4_242, pg_refund_amount: -1 } : echoes;
}
