import { describe, expect, it } from "vitest";
import type { Sale } from "../../../../../shared/domain/sale.ts";
import type { Input, Method, Output, PosApi } from "../../../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../../../shared/result.ts";
import type { PosError } from "../../../../../shared/errors/pos-error.ts";
import { createSearchStore, type Question } from "../../../../../renderer/features/history/search-store.ts";
import { saleEvents as e, saleOf } from "../../../../fakes/sales.ts";

const QUESTION: Question = { text: "", kind: "all", provider: null, days: { of: "all" } };
type Asked = Input<"history.search">;
type Answer = Result<Output<"history.search">, PosError>;

/** A main process whose answers come when the test says so. */
function slowTill(answer: (asked: Asked) => Answer) {
  const asked: Asked[] = [];
  const waiting: (() => void)[] = [];
  const api: PosApi = {
    call<M extends Method>(method: M, input: Input<M>) {
      const search = { method, input } as { method: "history.search"; input: Asked };
      asked.push(search.input);
      return new Promise<Result<Output<M>, PosError>>((resolve) => {
        waiting.push(() => resolve(answer(search.input) as Result<Output<M>, PosError>));
      });
    },
    subscribe: () => () => {},
  };
  /** Lets the call that is out be answered, and what follows from it be asked. */
  const next = async () => {
    waiting.shift()?.();
    await new Promise((done) => void setImmediate(done));
  };
  return { api, asked, next, isIdle: () => waiting.length === 0 };
}

const salesFrom = (from: number, count: number): Sale[] =>
  Array.from({ length: count }, (_, index) => saleOf([e.opened({ number: `n${from + index}` })], `S${from + index}`));

/** 1,000 sales, any page of them. */
function counted({ at }: Asked): Answer {
  const from = "offset" in at ? at.offset : 0;
  return ok({ sales: salesFrom(from, Math.min(50, 1_000 - from)), total: 1_000, paid: [], next: null, head: 1_000 });
}

describe("sales that are read as they come into sight", () => {
  it("are fetched a page at a time, once each, against the first answer's newest sale", async () => {
    const { api, asked, next, isIdle } = slowTill(counted);
    const search = createSearchStore(api);
    search.ask(QUESTION);
    await next();
    expect(search.getState()).toMatchObject({ count: 1_000, isOpenEnded: false, busy: false });
    search.need(40, 60);
    await next();
    search.need(45, 60);
    expect(isIdle()).toBe(true);
    search.need(940, 999);
    await next();
    await next();
    expect(asked.map(({ at, head }) => [at, head])).toEqual([
      [{ offset: 0 }, null],
      [{ offset: 50 }, 1_000],
      [{ offset: 900 }, 1_000],
      [{ offset: 950 }, 1_000],
    ]);
    expect(search.getState().rows.get(999)?.id).toBe("S999");
  });

  it("that flew past are not asked for", async () => {
    const { api, asked, next } = slowTill(counted);
    const search = createSearchStore(api);
    search.ask(QUESTION);
    await next();
    search.need(100, 110);
    for (let row = 200; row <= 700; row += 50) search.need(row, row + 10);
    await next();
    await next();
    expect(asked.map(({ at }) => at)).toEqual([{ offset: 0 }, { offset: 100 }, { offset: 700 }]);
  });

  it("answer the last question alone", async () => {
    const { api, asked, next, isIdle } = slowTill((input) =>
      ok({ sales: [], total: input.text === "abc" ? 3 : 7, paid: null, next: null, head: 9 }),
    );
    const search = createSearchStore(api);
    for (const text of ["a", "ab", "abc"]) search.ask({ ...QUESTION, text });
    await next();
    await next();
    expect(isIdle()).toBe(true);
    expect(asked.map(({ text }) => text)).toEqual(["a", "abc"]);
    expect(search.getState()).toMatchObject({ count: 3, answered: { text: "abc" } });
  });

  it("follow one after the other where nobody knows how many there are, until the window is full", async () => {
    const pages: Record<number, { sales: Sale[]; next: number | null }> = {
      900: { sales: [], next: 800 },
      800: { sales: salesFrom(2, 50), next: 700 },
      700: { sales: salesFrom(52, 1), next: null },
    };
    const { api, asked, next, isIdle } = slowTill(({ at }) => {
      const page = "offset" in at ? { sales: salesFrom(0, 2), next: 900 } : pages[at.before];
      return page ? ok({ ...page, total: null, paid: null, head: 1_000 }) : err({ kind: "internal", id: "1" });
    });
    const search = createSearchStore(api);
    search.ask(QUESTION);
    await next();
    await next();
    await next();
    expect(isIdle()).toBe(true);
    expect(search.getState()).toMatchObject({ count: 52, isOpenEnded: true });
    search.need(40, 51);
    await next();
    expect(search.getState()).toMatchObject({ count: 53, isOpenEnded: false });
    expect(asked).toHaveLength(4);
  });

  it("stay, with the error, when a page could not be read; asking again goes on", async () => {
    let broken = false;
    const { api, next } = slowTill((input) => (broken ? err({ kind: "internal", id: "7" }) : counted(input)));
    const search = createSearchStore(api);
    search.ask(QUESTION);
    await next();
    broken = true;
    search.need(500, 510);
    await next();
    expect(search.getState()).toMatchObject({ count: 1_000, busy: false, error: { kind: "internal" } });
    broken = false;
    search.refresh();
    await next();
    expect(search.getState().error).toBeNull();
  });
});
