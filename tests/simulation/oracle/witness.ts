import type { Attempt, Sale } from "../../../shared/domain/sale.ts";
import type { ChargeRow } from "../../../electron/payments/sandbox/ledger.ts";
import type { Fingerprint } from "../../../electron/sales/fingerprint.ts";
import type { Books } from "../world/books.ts";
import type { Manner } from "../world/manners.ts";
import type { Call, WireWatch } from "../world/network.ts";
import { wordOfOrder, type ProviderSide, type Word } from "../world/provider.ts";
import { Violated } from "./violated.ts";

/** What is known of one attempt from outside the till. */
export interface Testimony {
  /** Requests that can move its money, by path, as often as they left. */
  readonly left: Map<string, number>;
  /** What the till has heard the provider say of it. */
  readonly heard: Map<Word, number>;
  /** What persons decided about it. */
  readonly decided: Set<"paid" | "not-paid">;
  /** A plain answer said that it is paid. */
  mustBePaid: boolean;
  /** Refund requests that left, answers to them, and persons' decisions over them. */
  refundsLeft: number;
  refundsRefused: number;
  refundsDecided: number;
}

/** Requests of which each is a charge, or makes one possible. */
const CHARGES = new Set([
  "/payment/anor",
  "/v5/merchant/invoice/init",
  "/v5/merchant/invoice/pay",
  "/api/v2/partner/orders/payment/create",
  "/api/einvoice/create",
]);
/** Manners under which a refusal can still be read. */
const LEGIBLE = new Set<Manner>([
  "normal",
  "late",
  "wrong-amount",
  "wrong-id",
  "unknown-word",
  "bad-signature",
  "strange-error",
]);

/** Whether a spoilt answer still says this: what was changed in it has no place beside such a word. */
function isLegible(word: Word, manner: Manner): boolean {
  if (word === "unpaid") return LEGIBLE.has(manner);
  if (word === "not-found") return manner === "wrong-amount" || manner === "wrong-id" || manner === "unknown-word";
  return word === "cancelled" && manner === "wrong-amount";
}

/** Stands between till and provider and remembers what each of them did. Knows nothing that the till says of itself. */
export class Witness implements WireWatch {
  readonly #attempts = new Map<string, Testimony>();
  readonly #owners = new WeakMap<Call, string>();
  /** Codes that have left, with the attempts for which they did. */
  readonly #codes = new Map<string, string[]>();
  /** Money that an attempt's code took. */
  readonly #taken = new Map<string, ChargeRow>();
  readonly #books: Books;
  readonly #provider: ProviderSide;
  readonly #fingerprint: Fingerprint;
  readonly #sales: () => readonly Sale[];
  /** Grows with everything that is witnessed. */
  version = 0;

  constructor(books: Books, provider: ProviderSide, fingerprint: Fingerprint, sales: () => readonly Sale[]) {
    this.#books = books;
    this.#provider = provider;
    this.#fingerprint = fingerprint;
    this.#sales = sales;
  }

  of(attemptId: string): Testimony {
    const known = this.#attempts.get(attemptId);
    if (known) return known;
    const fresh: Testimony = {
      left: new Map(),
      heard: new Map(),
      decided: new Set(),
      mustBePaid: false,
      refundsLeft: 0,
      refundsRefused: 0,
      refundsDecided: 0,
    };
    this.#attempts.set(attemptId, fresh);
    return fresh;
  }

  /** What the provider's books say of an attempt's money. */
  moneyOf(attempt: Attempt): { readonly taken: boolean; readonly asAsked: boolean; readonly refunded: number } {
    const own = this.#taken.get(attempt.id);
    if (own !== undefined) return { taken: true, asAsked: own.amount === attempt.wire.amount, refunded: 0 };
    const order = attempt.refs.reference === undefined ? null : this.#provider.order(attempt.refs.reference);
    if (order?.state !== "paid") return { taken: false, asAsked: false, refunded: 0 };
    const asAsked = wordOfOrder(order) === "paid" && Number(order.amount) === Number(attempt.wire.amount);
    return { taken: true, asAsked, refunded: Number(order.refunded) };
  }

  /** The provider's own id of an attempt's payment, as its cabinet shows it. */
  transactionOf(attempt: Attempt): string | null {
    const order = attempt.refs.reference === undefined ? null : this.#provider.order(attempt.refs.reference);
    return this.#taken.get(attempt.id)?.transactionId ?? order?.id ?? null;
  }

  /** The power went: what the till had heard and not yet written, it need not know any more. */
  forgetUnwritten(): void {
    for (const testimony of this.#attempts.values()) testimony.mustBePaid = false;
  }

  leaves(call: Call): void {
    this.version += 1;
    if (call.kind === "attach" || call.kind === "status" || call.kind === "cancel") return;
    const found = this.#attemptOf(call);
    if (!found) throw new Violated("known-charge", `${call.path} left and the journal knows nothing of it`);
    const testimony = this.of(found.id);
    this.#owners.set(call, found.id);
    if (call.kind === "refund") {
      testimony.refundsLeft += 1;
      const sent = found.refunds.filter(
        (refund) => refund.state !== "recorded" && refund.state !== "not-sent" && refund.state !== "by-hand",
      );
      if (found.refunds.at(-1)?.state !== "sent")
        throw new Violated("known-charge", `a refund left that is ${found.refunds.at(-1)?.state}`);
      if (testimony.refundsLeft > sent.length) throw new Violated("sent-once", "a refund left twice");
      return;
    }
    if (!CHARGES.has(call.path)) return;
    const times = (testimony.left.get(call.path) ?? 0) + 1;
    testimony.left.set(call.path, times);
    if (times > 1) throw new Violated("sent-once", `${call.path} of ${found.id} left twice`);
    const isFurther = call.path.endsWith("/pay");
    if (found.state !== "sent" && !(isFurther && found.state === "unknown")) {
      throw new Violated("known-charge", `${call.path} left and the journal says ${found.state}`);
    }
    if (call.subject.code !== null) this.#codeLeaves(call.subject.code, found.id);
  }

  arrives(call: Call, done: boolean): void {
    this.version += 1;
    const owner = this.#owners.get(call);
    const { code } = call.subject;
    if (!done || owner === undefined || code === null || call.kind !== "charge") return;
    const row = this.#books.charges.at(-1);
    if (row?.code === code && !this.#taken.has(owner)) this.#taken.set(owner, row);
  }

  hears(call: Call, word: Word, manner: Manner): void {
    this.version += 1;
    const owner = this.#owners.get(call) ?? this.#attemptOf(call)?.id;
    if (owner === undefined) return;
    const testimony = this.of(owner);
    const isPlain = manner === "normal" || manner === "late";
    if (call.kind === "refund") {
      if (LEGIBLE.has(manner) && word === "nothing") testimony.refundsRefused += 1;
      return;
    }
    // A signed error instead of an invoice's page is that provider's refusal, though the invoice stands.
    if (manner === "strange-error" && call.path === "/api/einvoice/process")
      return void testimony.heard.set("unpaid", 1);
    if (!isPlain && !isLegible(word, manner)) return;
    testimony.heard.set(word, (testimony.heard.get(word) ?? 0) + 1);
    if (isPlain && word === "paid") testimony.mustBePaid = true;
  }

  #codeLeaves(code: string, attemptId: string): void {
    const before = this.#codes.get(code) ?? [];
    this.#codes.set(code, [...before, attemptId]);
    const open = before.find((id) => !this.of(id).heard.has("unpaid"));
    if (open !== undefined) throw new Violated("code-once", `a code left again for ${attemptId}, first for ${open}`);
  }

  #attemptOf({ kind, subject }: Call): Attempt | null {
    if (kind === "attach") return null;
    const attempts = this.#sales().flatMap((sale) => sale.attempts);
    const { code, reference } = subject;
    if (reference !== null) return attempts.find((attempt) => attempt.refs.reference === reference) ?? null;
    const fingerprint = this.#fingerprint(code ?? "").fingerprint;
    const uses = attempts.filter((attempt) => attempt.code?.fingerprint === fingerprint);
    return uses.findLast((attempt) => attempt.state === "sent") ?? uses.at(-1) ?? null;
  }
}
