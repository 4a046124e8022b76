import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DEFAULT_SETTINGS } from "../../shared/domain/settings.ts";
import { openJournal } from "../../electron/journal/open.ts";
import type { Journal, NewEvent } from "../../electron/journal/port.ts";
import { systemClock } from "../../electron/runtime/clock.ts";
import { ShiftService } from "../../electron/shifts/service.ts";
import { median, quantile, rounded, type Measured } from "./measured.ts";
import { saleStory } from "./sale-events.ts";
import { sideBySide } from "./side-by-side.ts";

const SALES = 2_000;
/** Sales of a day that lack their receipt at its end, all of which the Z report carries over by name. */
const WAITING = 40;
const ROUNDS = 40;
const WARM_UP = 5;
const WHO = "Dilnoza";

/** What the report asks the file for, asked once: sums over the shift's range of the index. */
const BARE = `SELECT provider, currency, state, count(*), sum(minor) FROM attempts WHERE seq > 0
  GROUP BY provider, currency, state`;

/**
 * A shift of two thousand sales looked at (X) and closed (Z) by the till's own service on a journal's file. Closing
 * includes what no report is true without: its event, checked, chained and on disk.
 */
export async function zReport(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "tilla-bench-"));
  const day = await timesOf(folder, "day", WAITING);
  // The worst day there is: the fiscal module was broken, and not one receipt came.
  const worst = await timesOf(folder, "worst", SALES);
  rmSync(folder, { recursive: true, force: true });
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  return {
    value: rounded(median(day.z)),
    unit: "ms",
    of: `closing a shift of ${SALES} sales with its Z report, durable; median. The bare indexed query over the same file: ${ms(median(day.bare))}`,
    detail: [
      `Z p95 ${ms(quantile(day.z, 0.95))}, X ${ms(median(day.x))}, bare query ${ms(median(day.bare))}`,
      `all ${SALES} without receipts: Z ${ms(median(worst.z))}, X ${ms(median(worst.x))}; ${ROUNDS} of each`,
    ].join("; "),
  };
}

async function timesOf(folder: string, name: string, waiting: number) {
  const made = join(folder, `${name}.sqlite`);
  writeShift(made, waiting);
  let round = 0;
  /** A fresh copy each time, for a shift is closed once. */
  const z = (): Promise<number> => {
    const file = join(folder, `${name}-${(round += 1)}.sqlite`);
    copyFileSync(made, file);
    return withShifts(file, (shifts) => {
      const open = report(shifts).open.map(({ id }) => id);
      return timed(() => shifts.close(WHO, [{ why: "no receipts", cases: open }]));
    });
  };
  const db = new DatabaseSync(made, { readOnly: true });
  const query = db.prepare(BARE);
  const bare = () => Promise.resolve(timed(() => query.all()));
  await sideBySide(WARM_UP, z, bare);
  const times = await sideBySide(ROUNDS, z, bare);
  db.close();
  const x = await withShifts(made, (shifts) =>
    Array.from({ length: WARM_UP + ROUNDS }, () => timed(() => report(shifts))).slice(WARM_UP),
  );
  return { z: times.one, bare: times.other, x };
}

/** A journal with one open shift, whose last sales have no receipt. */
function writeShift(file: string, waiting: number): void {
  const journal = open(file);
  const add = (events: readonly NewEvent[]): void => {
    const written = journal.append(events);
    if (!written.ok) throw new Error(written.error.detail);
  };
  add([{ saleId: null, event: { type: "shift.opened", shift: 1, who: WHO, how: "first-sale", float: null } }]);
  for (let n = 0; n < SALES; n += 1) {
    const { id, events } = saleStory(n);
    const lived = n < SALES - waiting ? events : events.filter(({ type }) => !type.startsWith("fiscal."));
    add(lived.map((event) => ({ saleId: id, event })));
  }
  journal.close();
}

function open(file: string): Journal {
  const opened = openJournal({ file, clock: systemClock, verifyWorker: null });
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}

function withShifts<T>(file: string, work: (shifts: ShiftService) => T): Promise<T> {
  const journal = open(file);
  const zNumbers = { highest: () => 0, given() {} };
  const quiet = { changed() {}, closed() {} };
  const settings = () => DEFAULT_SETTINGS;
  const value = work(new ShiftService({ journal, clock: systemClock, mode: "live", settings, zNumbers, ...quiet }));
  journal.close();
  return Promise.resolve(value);
}

function report(shifts: ShiftService) {
  const made = shifts.xReport(WHO);
  if (!made.ok) throw new Error("no report");
  return made.value;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  const answer = work();
  if (typeof answer === "object" && answer !== null && "ok" in answer && answer.ok !== true) {
    throw new Error("the shift was not closed");
  }
  return performance.now() - start;
}
