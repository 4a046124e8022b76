import { createStore, type StoreApi } from "zustand/vanilla";
import type { Money } from "../../../shared/domain/money.ts";
import { SALES_PER_PAGE } from "../../../shared/domain/sale-query.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Input, Output, PosApi } from "../../../shared/ipc/contract.ts";

/** What a person asks for: all that `history.search` takes but the page. */
export type Question = Omit<Input<"history.search">, "head" | "at">;

/** Pages kept where any page can be had again: far more than are in sight. */
const PAGES_KEPT = 40;

export interface SearchState {
  /** What the rows below answer; null before the first answer. */
  readonly answered: Question | null;
  /** Rows there are, as far as is known. */
  readonly count: number;
  /** More rows follow than are counted. */
  readonly isOpenEnded: boolean;
  readonly paid: readonly Money[] | null;
  /** The rows that are here, by their place. */
  readonly rows: ReadonlyMap<number, Sale>;
  readonly busy: boolean;
  readonly error: PosError | null;
}

export interface SearchStore extends StoreApi<SearchState> {
  /** Asks anew, for this. What was asked before and is not answered yet is forgotten. */
  ask(question: Question): void;
  /** These rows are in sight: what is missing of them is fetched. */
  need(first: number, last: number): void;
  /** The same again from the start: something was sold or has changed. */
  refresh(): void;
}

type Answer = Output<"history.search">;

const NOTHING: SearchState = {
  answered: null,
  count: 0,
  isOpenEnded: false,
  paid: null,
  rows: new Map(),
  busy: true,
  error: null,
};

/**
 * The sales that fit a question, read a page at a time as they come into sight. Where the answer tells how many there
 * are, any page can be had at once; else they come one after the other. One call at a time: what was wanted meanwhile
 * and is no longer in sight is never asked for.
 */
export function createSearchStore(api: PosApi): SearchStore {
  const store = createStore<SearchState>()(() => NOTHING);
  let question: Question | null = null;
  let last: Answer | null = null;
  let isStale = false;
  let isCalling = false;
  let sight = { first: 0, last: 0 };

  function nextPage(): Input<"history.search">["at"] | null {
    const { count, rows } = store.getState();
    if (last === null) return null;
    if (last.total === null || rows.size < Math.min(count, SALES_PER_PAGE)) {
      // A page may be short where few sales fit: it goes on until the window is full.
      return last.next !== null && sight.last >= count - SALES_PER_PAGE / 2 ? { before: last.next } : null;
    }
    for (let index = sight.first; index <= Math.min(sight.last, count - 1); index += 1) {
      if (!rows.has(index)) return { offset: index - (index % SALES_PER_PAGE) };
    }
    return null;
  }

  async function work(): Promise<void> {
    if (isCalling) return;
    isCalling = true;
    for (;;) {
      const asked = question;
      const isFirst = isStale;
      const at = isFirst ? { offset: 0 } : nextPage();
      if (asked === null || at === null) break;
      isStale = false;
      store.setState({ busy: true });
      const answer = await api.call("history.search", { ...asked, head: isFirst ? null : (last?.head ?? null), at });
      if (isStale) continue;
      if (!answer.ok) {
        store.setState({ error: answer.error });
        break;
      }
      last = answer.value;
      store.setState(isFirst ? firstOf(asked, answer.value) : withPage(store.getState(), answer.value, at));
    }
    isCalling = false;
    store.setState({ busy: false });
  }

  return {
    ...store,
    ask(next) {
      question = next;
      isStale = true;
      sight = { first: 0, last: 0 };
      void work();
    },
    need(first, lastRow) {
      sight = { first, last: lastRow };
      if (store.getState().error === null) void work();
    },
    refresh() {
      if (question === null) return;
      isStale = true;
      void work();
    },
  };
}

function firstOf(answered: Question, { sales, total, paid, next }: Answer): SearchState {
  return {
    answered,
    count: total ?? sales.length,
    isOpenEnded: total === null && next !== null,
    paid,
    rows: new Map(sales.entries()),
    busy: true,
    error: null,
  };
}

function withPage(state: SearchState, page: Answer, at: Input<"history.search">["at"]): SearchState {
  const from = "offset" in at ? at.offset : state.count;
  const rows = new Map(state.rows);
  for (const [index, sale] of page.sales.entries()) rows.set(from + index, sale);
  if ("offset" in at) {
    // The pages that were read first go first; each can be read again.
    for (const index of rows.keys()) {
      if (rows.size <= PAGES_KEPT * SALES_PER_PAGE) break;
      rows.delete(index);
    }
    return { ...state, rows, error: null };
  }
  return {
    ...state,
    count: from + page.sales.length,
    isOpenEnded: page.next !== null,
    rows,
    error: null,
  };
}
