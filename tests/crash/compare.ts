import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Sale } from "../../shared/domain/sale.ts";
import type { LedgerView } from "../../electron/payments/sandbox/ledger.ts";
import { fingerprintOf } from "../../electron/sales/fingerprint.ts";
import { moneyProblems } from "./compare-money.ts";
import { orderProblems } from "./compare-orders.ts";
import { receiptProblems } from "./compare-receipts.ts";
import { refundProblems } from "./compare-refunds.ts";
import { faultOfFile, viewJournal, type JournalView } from "./journal-view.ts";
import type { Memory } from "./memory.ts";

export const journalFile = (dataDir: string): string => join(dataDir, "live", "journal.sqlite");

/** As {@link compareFiles}, and a till has nothing to complain of: in most of these tests nothing else goes wrong. */
export function compare(dataDir: string, ledger: LedgerView, memory: Memory): readonly string[] {
  return [...compareFiles(dataDir, ledger, memory), ...complaints(dataDir)];
}

/** Holds what the till left on disk against the provider's books and the cashier's memory. Empty when all is true. */
export function compareFiles(dataDir: string, ledger: LedgerView, memory: Memory): readonly string[] {
  const file = journalFile(dataDir);
  const journal = viewJournal(file);
  if (journal === null) return ledger.presented.length + ledger.orders.length > 0 ? ["the journal is gone"] : [];
  try {
    // Made by the till at its first start, after the journal: not by this look at it.
    const trace = existsSync(join(dataDir, "fingerprint.key")) ? fingerprintOf(dataDir) : null;
    const fault = faultOfFile(file);
    return [
      ...(fault === null ? [] : [`the journal's file is ${fault}`]),
      ...moneyProblems(journal.sales, ledger, (code) => trace?.(code).fingerprint ?? ""),
      ...orderProblems(journal.sales, ledger),
      ...refundProblems(journal.sales, ledger),
      ...receiptProblems(journal.sales, ledger, memory.receipts),
      ...forgotten(journal, memory.fresh),
    ];
  } finally {
    journal.close();
  }
}

/** Acknowledged states that are no part of their sale's history any more. */
function forgotten(journal: JournalView, told: Memory["fresh"]): readonly string[] {
  return [...told].flatMap(([saleId, states]) => {
    const history = journal.historyOf(saleId);
    return states
      .filter((state) => !history.some((each) => isSame(each, state)))
      .map((state) => `sale ${state.number} was acknowledged as ${summary(state)} and is not so in its history`);
  });
}

function isSame(one: Sale, other: Sale): boolean {
  return one.updatedAt === other.updatedAt && isDeepStrictEqual(plain(one), plain(other));
}

/** Fields without a value are not there after a journey as JSON. */
function plain(sale: Sale): unknown {
  const text: unknown = JSON.parse(JSON.stringify(sale));
  return text;
}

function summary({ attempts, fiscal }: Sale): string {
  return [...attempts.map(({ state }) => state), ...(fiscal ? [fiscal.state] : [])].join("/");
}

/** Errors in the till's log. */
function complaints(dataDir: string): readonly string[] {
  const folder = join(dataDir, "logs");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), "utf8")
      .split("\n")
      .filter((line) => line.includes('"level":"error"'))
      .map((line) => `the log says ${line.slice(0, 400)}`),
  );
}
