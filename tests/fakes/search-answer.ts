import { SALES_PER_PAGE } from "../../shared/domain/sale-query.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { Input, Output } from "../../shared/ipc/contract.ts";
import { searchedByHand } from "./searched-by-hand.ts";

/** What a main process with these sales, newest first and all of today, answers to a search. */
export function searchAnswer(sales: readonly Sale[], input: Input<"history.search">): Output<"history.search"> {
  const days = input.days.of === "some" ? input.days : null;
  const found = searchedByHand(sales, { ...input, days });
  const from = "offset" in input.at ? input.at.offset : 0;
  const page = found.sales.slice(from, from + SALES_PER_PAGE);
  return { sales: [...page], total: found.sales.length, paid: [...found.paid], next: null, head: sales.length };
}
