import type { Attempt, Sale } from "../../shared/domain/sale.ts";
import type { Money } from "../../shared/domain/money.ts";
import type { SaleQuery } from "../../shared/domain/sale-query.ts";

/**
 * What a search must find, by looking at every sale in turn: no index, no words kept, nothing shared with the till's
 * own way but the sale. Amounts are whole sums. `sales` stand newest first, and so does what is found.
 */
export function searchedByHand(
  sales: readonly Sale[],
  { text, kind, provider, days }: SaleQuery,
): { readonly sales: readonly Sale[]; readonly paid: readonly Money[] } {
  const wanted = asked(text);
  const found = sales.filter((sale) => {
    if (days && (sale.day < days.from || sale.day > days.to)) return false;
    if (provider && !sale.attempts.some((attempt) => attempt.provider === provider)) return false;
    if (!kinds(sale).has(kind)) return false;
    if (text.trim() === "") return true;
    const has = haystack(sale);
    return wanted.length > 0 && wanted.every((word) => has.some((one) => one.startsWith(word)));
  });
  const minor = found.reduce((sum, sale) => sum + taken(sale), 0);
  return { sales: found, paid: minor === 0 ? [] : [{ minor, currency: "UZS" }] };
}

function taken(sale: Sale): number {
  let sum = 0;
  for (const { state, amount, refunds } of sale.attempts) {
    if (state !== "paid") continue;
    sum += amount.minor;
    for (const refund of refunds)
      if (refund.state === "refunded" || refund.state === "by-hand") sum -= refund.amount.minor;
  }
  return sum;
}

function kinds(sale: Sale): ReadonlySet<SaleQuery["kind"]> {
  const states = sale.attempts.map(({ state }) => state);
  const of = new Set<SaleQuery["kind"]>(["all"]);
  const isPaid = states.includes("paid");
  if (isPaid) of.add("paid");
  const isOpen = ["recorded", "sent", "awaiting-customer", "unknown"].some((state) =>
    states.some((one) => one === state),
  );
  if (!isPaid && !isOpen) of.add("failed");
  const disputed = sale.attempts.some(
    ({ contradiction, refunds }) => contradiction !== null || refunds.some(({ state }) => state === "unknown"),
  );
  const receipt = sale.fiscal?.state ?? "";
  const lacks = receipt === "awaiting-receipt" || receipt === "queued" || receipt === "rejected";
  const twice = states.filter((state) => state === "paid").length > 1;
  if (states.includes("unknown") || disputed || lacks || twice) of.add("waiting");
  const back = (attempt: Attempt) => attempt.refunds.some(({ state }) => !["not-sent", "declined"].includes(state));
  if (sale.attempts.some(back)) of.add("refunded");
  return of;
}

/** Everything written on a sale, each piece whole and in parts. */
function haystack(sale: Sale): readonly string[] {
  const { receipt } = sale.fiscal ?? { receipt: null };
  const plain = [
    sale.number,
    String(sale.amount.minor / 100),
    ...sale.reference.split(/\s+/u),
    ...sale.note.split(/\s+/u),
    receipt?.number ?? "",
    receipt?.sign ?? "",
    ...sale.attempts.flatMap(({ payer, code }) => [payer.card ?? "", payer.phone ?? "", code?.mask ?? ""]),
  ];
  const named = sale.attempts.flatMap(({ refs }) => [
    refs.transactionId ?? "",
    refs.paymentId ?? "",
    refs.reference ?? "",
  ]);
  return [
    ...plain.flatMap((piece) => [glued(piece), ...pieces(piece)]),
    ...named.flatMap((piece) => [glued(piece), ...pieces(piece).slice(-1)]),
  ].filter((piece) => piece !== "");
}

function asked(text: string): readonly string[] {
  const typed: string[] = [];
  let inAmount = false;
  for (const word of text.trim().split(/\s+/u)) {
    if (inAmount && /^\d{3}(,00)?$/u.test(word)) {
      const last = typed.pop() ?? "";
      typed.push(last + word.replace(",00", ""));
      inAmount = !word.includes(",");
    } else {
      typed.push(word);
      inAmount = /^\d{1,3}$/u.test(word);
    }
  }
  return typed.map(glued).filter((piece) => piece !== "");
}

function glued(piece: string): string {
  return pieces(piece).join("");
}

function pieces(piece: string): readonly string[] {
  const bare = [...piece.normalize("NFD")].filter((sign) => !/\p{M}/u.test(sign)).join("");
  return (bare.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(String);
}
