import type { HttpRequest } from "../../../electron/http/messages.ts";
import { anorProtocol } from "../../../electron/payments/sandbox/anor/protocol.ts";
import { appotapayProtocol } from "../../../electron/payments/sandbox/appotapay/protocol.ts";
import { freedomProtocol } from "../../../electron/payments/sandbox/freedom/protocol.ts";
import type { OrderRow } from "../../../electron/payments/sandbox/orders.ts";
import type {
  Plan,
  SandboxProtocol,
  SandboxRequest,
  SandboxRoute,
} from "../../../electron/payments/sandbox/protocol.ts";
import type { JsonObject } from "../../../electron/payments/sandbox/reply.ts";
import { matching } from "../../../electron/payments/sandbox/request.ts";
import { walletProtocol } from "../../../electron/payments/sandbox/wallet/protocol.ts";
import type { Books } from "./books.ts";

const ROUTES: SandboxProtocol = [...anorProtocol, ...freedomProtocol, ...appotapayProtocol, ...walletProtocol];

export type CallKind = "charge" | "status" | "cancel" | "refund" | "attach";

/** What a request is about, as far as it tells: a customer's code, or the till's reference. */
export interface Subject {
  readonly code: string | null;
  readonly reference: string | null;
}

/**
 * What the provider's own answer says, by its books and not by what the till makes of it. `nothing`: of the payment
 * nothing, be it that the request was refused.
 */
export type Word =
  | "paid"
  | "unpaid"
  | "pending"
  | "not-found"
  | "other-amount"
  | "cancelled"
  | "refunded"
  | "attached"
  | "not-attached"
  | "nothing";

/** A request that the provider has before it, and what it would answer. */
export interface Reached {
  readonly route: SandboxRoute;
  readonly plan: Plan;
  readonly kind: CallKind;
  readonly subject: Subject;
  readonly request: SandboxRequest;
}

/** The sandbox's protocols over books in memory: the providers' side of the wire, without a wire. */
export class ProviderSide {
  readonly #books: Books;
  readonly #now: () => number;
  readonly #random: () => number;

  constructor(books: Books, now: () => number, random: () => number) {
    this.#books = books;
    this.#now = now;
    this.#random = random;
  }

  /** What the till's request is and about what; throws on one that no provider knows. */
  read(request: HttpRequest): { readonly kind: CallKind; readonly subject: Subject; readonly request: SandboxRequest } {
    const url = new URL(request.url);
    const raw = request.body ?? Buffer.alloc(0);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const asked = {
      method: request.method,
      path: url.pathname,
      params: {},
      query: url.searchParams,
      headers,
      raw,
      json: jsonOf(raw),
    };
    const found = matching(ROUTES, asked);
    if (!found || found.route.on === null) throw new Error(`nobody answers ${request.method} ${url.pathname}`);
    const read = { ...asked, params: found.params };
    return { kind: found.route.on, subject: this.#subjectOf(read), request: read };
  }

  /** The request arrives. Nothing is in the books yet. */
  reach(request: SandboxRequest): Reached {
    const found = matching(ROUTES, request);
    if (!found || found.route.on === null) throw new Error("unreachable: it was read before");
    // Customers pay when the history says so, never by themselves.
    const itself = { lateAnswerMs: 0, customerMs: null, afterAllMs: 0 };
    const context = { ledger: this.#books, now: this.#now(), random: this.#random, ...itself };
    const plan = found.route.plan(request, context);
    return { route: found.route, plan, kind: found.route.on, subject: this.#subjectOf(request), request };
  }

  /** What the answer to a request says, once the provider has done its work or left it. */
  wordOf({ kind, plan, subject, request }: Reached): Word {
    const isRefused = isRefusal(plan.body);
    if (kind === "attach") {
      const { transaction_id: id, qr_code: url } = fieldsOf(request.json);
      return this.#books.receiptByUrl(url ?? "")?.transactionId === id ? "attached" : "not-attached";
    }
    if (kind === "refund") return isRefused ? "nothing" : "refunded";
    const order = subject.reference === null ? null : this.order(subject.reference);
    if (kind === "cancel") return order?.state === "cancelled" && !isRefused ? "cancelled" : "nothing";
    if (subject.reference === null) return isRefused ? "unpaid" : "paid";
    if (!order) return kind === "status" ? (saysNotFound(plan.body) ? "not-found" : "nothing") : "unpaid";
    const word = wordOfOrder(order);
    // An invoice that is over is refused when it is to be processed.
    if (isRefused) return word === "unpaid" && request.path.endsWith("/process") ? word : "nothing";
    return word;
  }

  order(reference: string): OrderRow | null {
    return this.#books.orders.all().orders.find((order) => order.reference === reference) ?? null;
  }

  #subjectOf({ json, raw, params, headers }: SandboxRequest): Subject {
    const fields = fieldsOf(json);
    const byReference = fields["order_id"] ?? fields["partner_ref_id"] ?? fields["payment_id"] ?? params["reference"];
    if (byReference !== undefined) return { code: null, reference: byReference };
    const form = raw.toString("utf8");
    const customer = /name="customer"\r\n\r\n(\w+)/u.exec(form)?.[1];
    const invoice = headers["content-type"]?.includes("urlencoded")
      ? new URLSearchParams(form).get("pg_payment_id")
      : null;
    const order = this.#books.orders
      .all()
      .orders.find((each) => (customer === undefined ? each.id === invoice : each.data["customer"] === customer));
    if (order) return { code: null, reference: order.reference };
    return { code: fields["qr_code"] ?? null, reference: null };
  }
}

/** Whether what was paid is what was asked. */
export function wordOfOrder(order: OrderRow): Word {
  switch (order.state) {
    case "waiting":
    case "processing":
      return "pending";
    case "paid":
      return Number(order.data["pays"] ?? order.paid) === Number(order.amount) ? "paid" : "other-amount";
    case "declined":
    case "expired":
    case "cancelled":
      return "unpaid";
  }
}

function isRefusal(body: JsonObject): boolean {
  const isBad = (name: string) => body[name] === "error";
  const isFlat = body["transaction"] === undefined && body["transaction_id"] === undefined && "error_message" in body;
  const hasError = body["error"] !== undefined && body["error"] !== null;
  const isEnded = body["transaction_id"] !== undefined;
  return (isBad("status") && !isEnded) || isBad("pg_status") || isFlat || hasError;
}

function saysNotFound(body: JsonObject): boolean {
  return /not found|không tồn tại/iu.test(JSON.stringify(body));
}

function jsonOf(raw: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(raw.toString("utf8"));
    return value;
  } catch {
    return null;
  }
}

/** The texts and numbers of a request's JSON, as text. Large whole numbers are within what a double holds. */
function fieldsOf(json: unknown): Readonly<Record<string, string>> {
  if (typeof json !== "object" || json === null) return {};
  const plain = Object.entries(json).filter(([, value]) => typeof value === "string" || typeof value === "number");
  return Object.fromEntries(plain.map(([name, value]) => [name, String(value)]));
}
