import { z } from "zod";
import { Connection } from "../../electron/journal/connection.ts";
import { SaleSearch } from "../../electron/journal/sale-search.ts";
import type { SaleQuery } from "../../shared/domain/sale-query.ts";
import { queryWords } from "../../shared/domain/sale-words.ts";
import { median, quantile, rounded, type Measured } from "./measured.ts";
import { cardTail, dayOf, saleStory } from "./sale-events.ts";
import { journalIn, millionSales } from "./million-sales.ts";

const SALES = 1_000_000;
const ROUNDS = 40;
const ALL: SaleQuery = { text: "", kind: "all", provider: null, days: null };
const docSchema = z.object({ doc: z.string() });

/**
 * What people look for among a million sales, each of it typed letter by letter as a screen asks, and the pages that
 * follow; over the one indexed look that a program would make that knows the whole word.
 */
export function historySearch(): Promise<Measured> {
  const file = journalIn(millionSales((line) => process.stderr.write(`${line}\n`)));
  const connection = new Connection(file, "read-only");
  const search = new SaleSearch(connection);
  const times: number[] = [];
  const bare: number[] = [];
  let slowest = { took: 0, what: "" };
  const timed = (query: SaleQuery, before: number | null, head: number | null) => {
    const start = performance.now();
    const found = search.find(query, { head, at: before === null ? { offset: 0 } : { before } });
    const took = performance.now() - start;
    times.push(took);
    if (took > slowest.took) slowest = { took, what: JSON.stringify(query) };
    return found;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const n = (round * 24_979 + 13) % SALES;
    for (const query of questionsAbout(n)) {
      // Typed letter by letter: the short beginnings, which thousands of sales have, are the hard ones.
      for (let length = 1; length < query.text.length; length += 1)
        timed({ ...query, text: query.text.slice(0, length) }, null, null);
      const found = timed(query, null, null);
      if (found.next !== null) timed(query, found.next, found.head);
      const word = queryWords(query.text)?.[0];
      if (word === undefined) continue;
      const start = performance.now();
      connection.all(
        docSchema,
        `SELECT doc FROM main.search_words JOIN main.search USING (n) JOIN main.sales USING (place)
         WHERE word = ? ORDER BY n DESC LIMIT 50`,
        word,
      );
      bare.push(performance.now() - start);
    }
  }
  connection.close();
  const p95 = quantile(times, 0.95);
  return Promise.resolve({
    value: rounded(p95),
    unit: "ms",
    of: "p95 of one search of the journal with 1,000,000 sales, typed letter by letter, sales read and checked",
    detail:
      `median ${median(times).toFixed(1)} ms, worst ${slowest.took.toFixed(1)} ms (${slowest.what}) of ${times.length}; ` +
      `the bare indexed query of the whole word: p95 ${quantile(bare, 0.95).toFixed(1)} ms, median ${median(bare).toFixed(1)} ms`,
  });
}

/** Everything by which somebody may look for the n-th sale, and a few questions that no sale answers. */
function questionsAbout(n: number): readonly SaleQuery[] {
  const { events } = saleStory(n);
  const [opened, , , paid, scanned] = events;
  if (opened?.type !== "sale.opened" || paid?.type !== "payment.paid" || scanned?.type !== "fiscal.receipt-scanned") {
    throw new Error("the sale is told otherwise");
  }
  const day = dayOf(n);
  const sums = String(opened.amount.minor / 100);
  const ask = (text: string, more: Partial<SaleQuery> = {}): SaleQuery => ({ ...ALL, text, ...more });
  return [
    ask(sums),
    ask(cardTail(n)),
    ask(opened.number),
    ask(scanned.receipt.number),
    ask(paid.refs.transactionId ?? ""),
    ask(paid.refs.paymentId ?? ""),
    ask(`${cardTail(n)} ${sums}`),
    ask(sums, { days: { from: day, to: day } }),
    ask(cardTail(n), { provider: "anor", kind: "paid" }),
    ask("", { days: { from: `${day.slice(0, 7)}-01`, to: `${day.slice(0, 7)}-31` } }),
    ask("", { kind: "waiting" }),
    ask("", { kind: "failed" }),
    ask("", { provider: "wallet" }),
    ask("zebra"),
  ];
}
