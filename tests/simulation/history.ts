import { Cashier, isAtRest } from "./cashier.ts";
import { noFigures, type Figures, type Violation } from "./figures.ts";
import { Violated } from "./oracle/violated.ts";
import { START, Shop, type ShopPlace } from "./shop.ts";
import { guardDisk } from "./world/sqlite.ts";
import { Trace } from "./world/trace.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long a healthy world is given to bring everything to its end. */
const REST_MS = 30 * HOUR;
const MOST_STEPS = 4_000;

export interface HistoryReport {
  readonly figures: Figures;
  readonly violation: Violation | null;
  readonly digest: string;
  readonly lines: readonly string[];
}

/** One shop's history, out of one number: the same number is the same history. */
export async function runHistory(
  seed: number,
  place: ShopPlace,
  told: ((line: string) => void) | null = null,
): Promise<HistoryReport> {
  const trace = new Trace(told);
  const history = new History(new Shop(seed, place, trace));
  let violation: Violation | null = null;
  try {
    await history.run();
  } catch (error) {
    const found =
      error instanceof Violated
        ? error
        : new Violated("no-bug", error instanceof Error ? (error.stack ?? "") : String(error));
    violation = { seed, invariant: found.invariant, detail: found.message };
    trace.say(history.shop.schedule.time, `VIOLATED ${found.invariant}: ${found.message}`);
  } finally {
    guardDisk(null);
    history.shop.disk.remove();
  }
  return { figures: history.figures(), violation, digest: trace.digest, lines: trace.lines };
}

class History {
  readonly shop: Shop;
  readonly #cashier: Cashier;
  #steps = 0;
  /** Acts of persons and of fate that are still to come. */
  #acts: number;
  /** The power goes after so many more turns of the microtask queue. */
  #cutIn: number | null = null;
  readonly #minded = new Set<string>();
  /** Customers who have yet to make up their minds. */
  #customersDue = 0;

  constructor(shop: Shop) {
    this.shop = shop;
    this.#cashier = new Cashier(shop);
    this.#acts = shop.chance.sometimes(0.05) ? shop.chance.whole(25, 50) : shop.chance.whole(5, 14);
  }

  figures(): Figures {
    const { met, crashes, charges } = this.shop;
    return { ...noFigures(), histories: 1, steps: this.#steps, crashes, charges, met };
  }

  async run(): Promise<void> {
    const { shop } = this;
    await this.#start();
    this.#plan();
    while (this.#acts > 0) await this.#step();
    await this.#rest();
    shop.checkDisk(true);
  }

  /** Lets the next thing happen, and everything that follows from it at once. */
  async #step(): Promise<void> {
    const { shop } = this;
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) throw new Violated("comes-to-rest", `still at work after ${MOST_STEPS} steps`);
    if (shop.schedule.nextAt === null && shop.isOn) throw new Violated("no-bug", "nothing will ever happen again");
    shop.schedule.step();
    if (this.#cutIn !== null) {
      for (let turn = 0; turn < this.#cutIn; turn += 1) await Promise.resolve();
      this.#cutIn = null;
      shop.cutPower("between two awaits");
    }
    await settled();
    if (shop.failed) throw shop.failed;
    if (!shop.isOn) await this.#restart();
    this.#mindCustomers();
    shop.check();
  }

  async #start(): Promise<void> {
    await this.shop.start();
    await settled();
    if (this.shop.failed) throw this.shop.failed;
  }

  /** The machine stays off for a while, and starts with a clock that may be any. */
  async #restart(): Promise<void> {
    const { shop } = this;
    const { chance, schedule } = shop;
    for (;;) {
      shop.disk.powerOn();
      schedule.after(chance.pick(0, 3 * SECOND, 90 * SECOND, HOUR), () => undefined);
      if (chance.sometimes(0.1)) this.#setClock();
      // A start may be cut as well, before or in the middle of what it writes.
      if (chance.sometimes(0.1)) shop.disk.plan(chance.pick("cut-before", "cut-torn", "cut-after"));
      await this.#start();
      if (shop.isOn) break;
    }
    shop.disk.heal();
    shop.disturbDisk();
    shop.check();
    shop.checkDisk(chance.sometimes(0.1));
  }

  #plan(): void {
    const { chance, schedule } = this.shop;
    const gap = chance.sometimes(0.05)
      ? chance.between(MINUTE, 3 * HOUR)
      : chance.sometimes(0.4)
        ? chance.between(0, 600)
        : chance.between(0, 25 * SECOND);
    schedule.after(gap, () => {
      this.#acts -= 1;
      if (this.#acts > 0) this.#plan();
      this.#act();
    });
  }

  #act(): void {
    const { shop } = this;
    const { chance, till } = shop;
    if (!till) return;
    if (chance.sometimes(0.72)) return this.#cashier.act(till);
    const fates: readonly (() => void)[] = [
      () => this.#setClock(),
      () => {
        shop.weather = chance.pick("fine", "rough", "down");
        shop.say(`the network is ${shop.weather}`);
      },
      () => shop.cutPower("out of nothing"),
      () => {
        this.#cutIn = chance.whole(0, 12);
        this.#cashier.act(till);
      },
      () => {
        shop.disk.plan(...Array.from({ length: chance.whole(1, 4) }, () => chance.pick("io-error", "full")));
        shop.disturbDisk();
        this.#cashier.act(till);
      },
      () => {
        shop.disk.plan(chance.pick("cut-before", "cut-torn", "cut-after"));
        shop.disturbDisk();
        this.#cashier.act(till);
      },
      () => void shop.quit().catch((error: unknown) => shop.broke(error)),
    ];
    const [first, ...rest] = fates;
    if (first) chance.pick(first, ...rest)();
  }

  #setClock(): void {
    const { shop } = this;
    const { chance } = shop;
    const jump = chance.pick(
      chance.between(-3 * SECOND, 3 * SECOND),
      HOUR,
      -HOUR,
      chance.between(-48 * HOUR, 48 * HOUR),
      // The battery died: the clock begins where the machine was built.
      Date.UTC(2020, 0, 1) - shop.wall.now(),
      // Somebody, or the network, sets it right.
      START + shop.schedule.time - shop.wall.now(),
    );
    shop.wall.jump(Math.round(jump));
    if (Math.abs(START + shop.schedule.time - shop.wall.now()) > 12 * HOUR) shop.clockWasFar = true;
    shop.meet("clock:set");
    shop.say(`the clock is set by ${Math.round(jump / SECOND)} s`);
  }

  /** Every customer who is waited for does something, sooner or later. */
  #mindCustomers(): void {
    const { books, chance, schedule } = this.shop;
    for (const order of books.orders.all().orders) {
      if (this.#minded.has(order.reference) || (order.state !== "waiting" && order.state !== "processing")) continue;
      this.#minded.add(order.reference);
      this.#customersDue += 1;
      // Some look for their phone until the cashier has given up on them.
      const most = chance.sometimes(0.15) ? 30 * MINUTE : 2 * MINUTE;
      schedule.after(chance.between(SECOND, most), () => {
        this.#customersDue -= 1;
        this.#customer(order.reference);
      });
    }
  }

  #customer(reference: string): void {
    const { shop } = this;
    const order = shop.provider.order(reference);
    if (!order || (order.state !== "waiting" && order.state !== "processing")) return;
    const device = order.data["method"] === "POS" || order.state === "processing";
    const canPay = device || shop.shown.has(reference);
    const { chance } = shop;
    const does = canPay
      ? chance.pick("paid", "paid", "paid", "paid", "declined", "expired", "other-amount", "cancelled")
      : chance.pick("expired", "waits");
    shop.say(`the customer of ${order.provider} ${reference}: ${does}`);
    shop.meet(`customer:${does}`);
    if (does === "waits") {
      this.#minded.delete(reference);
      return;
    }
    const change =
      does === "other-amount"
        ? ({
            state: "paid",
            paid: String(Number(order.amount) - 1),
            data: { pays: String(Number(order.amount) - 1) },
          } as const)
        : ({ state: does } as const);
    shop.books.orders.set(order, change);
  }

  /** Nothing can become known any more, and no customer can change that. */
  #isAtRest(): boolean {
    const sales = this.shop.sales();
    return this.#customersDue === 0 && isAtRest(sales) && !sales.some((sale) => this.shop.hidesMoney(sale));
  }

  /** Everything is healthy from here on, and the till is left to itself, with a person who decides what only they can. */
  async #rest(): Promise<void> {
    const { shop } = this;
    shop.say("from here on everything is healthy");
    shop.weather = "calm";
    shop.disk.heal();
    shop.wall.jump(START + shop.schedule.time - shop.wall.now());
    const until = shop.schedule.time + REST_MS;
    let decideAt = shop.schedule.time + 10 * MINUTE;
    while (shop.schedule.time < until) {
      if (shop.till && !shop.till.busy() && this.#isAtRest()) break;
      if (shop.till && shop.schedule.time >= decideAt) {
        this.#cashier.finish(shop.till);
        decideAt = shop.schedule.time + 10 * MINUTE;
      }
      await this.#step();
    }
    if (!shop.till) throw new Violated("comes-to-rest", "the till is not open at the end");
    const open = shop.sales().find((sale) => !isAtRest([sale]) || shop.hidesMoney(sale));
    if (open) throw new Violated("comes-to-rest", `sale ${open.number} is still open: ${JSON.stringify(open)}`);
    if (shop.till.busy()) throw new Violated("comes-to-rest", "something is still under way");
  }
}

/** Everything that the last step has set off has run to where it waits for the world. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
