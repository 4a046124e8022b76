import { fingerprintOf } from "../../electron/sales/fingerprint.ts";
import { verifyFile } from "../../electron/journal/verify.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { Result } from "../../shared/result.ts";
import type { Settings } from "../../shared/domain/settings.ts";
import { chanceFrom, type Chance } from "../crash/chance.ts";
import { meet, type Counts } from "./figures.ts";
import { startMachine, terminalSettings, type Till } from "./machine.ts";
import { checkReceiptsApart, checkSale } from "./oracle/check-sale.ts";
import { Acknowledged, summary } from "./oracle/history-check.ts";
import { Violated } from "./oracle/violated.ts";
import { Witness } from "./oracle/witness.ts";
import { Books } from "./world/books.ts";
import { Disk } from "./world/disk.ts";
import { clockOf, idsOf, WallClock, type Life } from "./world/life.ts";
import { networkOf, type Weather } from "./world/network.ts";
import { ProviderSide } from "./world/provider.ts";
import { Schedule } from "./world/schedule.ts";
import { guardDisk } from "./world/sqlite.ts";
import type { Trace } from "./world/trace.ts";

/** 10 March 2026, 09:00 in Tashkent. */
export const START = Date.UTC(2026, 2, 10, 4, 0, 0);

const DAY = 24 * 3_600_000;

export interface ShopPlace {
  /** A folder of this history alone. */
  readonly folder: string;
  /** A data folder as a fresh till leaves it. */
  readonly template: string;
}

/** One shop in its world: a till, its machine, the network, the providers, and an eye on all of them. */
export class Shop {
  readonly chance: Chance;
  readonly schedule = new Schedule();
  readonly books = new Books();
  readonly wall = new WallClock(this.schedule, START);
  readonly disk: Disk;
  readonly provider: ProviderSide;
  readonly witness: Witness;
  readonly settings: Settings;
  readonly trace: Trace;
  readonly met: Counts = {};
  readonly acknowledged = new Acknowledged();
  /** References of payments whose customers have seen what to pay, or were asked on their device. */
  readonly shown = new Set<string>();
  weather: Weather = "fine";
  /** The first thing that must not be, where it could not be thrown. */
  failed: Violated | null = null;
  /** The clock was set half a day off at some time. */
  clockWasFar = false;
  crashes = 0;
  charges = 0;
  /** The till's services; null while the machine is off or starting. */
  till: Till | null = null;
  #life: Life = { alive: false };
  readonly #saleIds = new Set<string>();
  #changes = 0;
  #checkedAt = "";
  /** Until when a fact may wait for the disk. */
  #disturbedUntil = 0;

  constructor(seed: number, place: ShopPlace, trace: Trace) {
    this.chance = chanceFrom(Math.imul(seed + 1, 0x9e_37_79_b1));
    this.trace = trace;
    const random = () => this.chance.between(0, 1);
    this.disk = new Disk(place.folder, place.template, this.chance, {
      cut: () => this.cutPower("in a commit"),
      met: (what) => this.meet(what),
    });
    guardDisk(this.disk);
    this.provider = new ProviderSide(this.books, () => START + this.schedule.time, random);
    this.witness = new Witness(this.books, this.provider, fingerprintOf(place.template), () => this.sales());
    this.settings = terminalSettings({
      freedom: this.chance.pick("merchant-qr", "customer-pass"),
      appotapay: this.chance.pick("merchant-qr", "device"),
    });
  }

  /** Starts the till on the machine as it is. */
  async start(): Promise<void> {
    const life: Life = { alive: true };
    this.#life = life;
    const { schedule, chance, provider, witness } = this;
    const exchange = networkOf(life, {
      schedule,
      chance,
      provider,
      watch: witness,
      weather: () => this.weather,
      now: () => this.wall.now(),
      met: (what) => this.meet(what),
      say: (what) => this.say(what),
    });
    const opened = await startMachine({
      dataDir: this.disk.folder,
      settings: this.settings,
      clock: clockOf(life, this.wall, schedule),
      ids: idsOf(this.wall, () => chance.between(0, 1)),
      exchange,
      saleChanged: (sale) => {
        if (life.alive) this.told(sale);
      },
      complained: (event, error) => {
        if (life.alive) this.#complained(event, error);
      },
    });
    if (!life.alive) return;
    if (!opened.ok) throw new Violated("opens-sound", `the till does not start: ${JSON.stringify(opened.error)}`);
    this.till = opened.value;
    for (const { day } of this.till.journal.days(400)) {
      for (const sale of this.till.journal.salesOfDay(day, 1_000)) this.#saleIds.add(sale.id);
    }
    this.say("the till is open");
  }

  /** The power goes, now. What the till still does has no effect. */
  cutPower(why: string): void {
    if (!this.#life.alive) return;
    this.say(`power cut ${why}`);
    for (const sale of this.sales()) {
      for (const attempt of sale.attempts) {
        this.meet(`left:${attempt.state}`);
        for (const refund of attempt.refunds) this.meet(`left:refund-${refund.state}`);
      }
      if (sale.fiscal) this.meet(`left:receipt-${sale.fiscal.state}`);
    }
    this.#life.alive = false;
    this.crashes += 1;
    this.witness.forgetUnwritten();
    this.disk.powerOff();
    this.till = null;
  }

  /** The process ends in good order. */
  async quit(): Promise<void> {
    const till = this.till;
    this.till = null;
    this.say("the till is closed");
    await till?.close();
    this.witness.forgetUnwritten();
    if (!this.#life.alive) return;
    this.#life.alive = false;
    this.disk.powerOff();
  }

  get isOn(): boolean {
    return this.#life.alive;
  }

  /** What a cashier was told or shown. */
  told(sale: Sale): void {
    this.#saleIds.add(sale.id);
    this.#changes += 1;
    this.acknowledged.tell(sale);
    this.say(`sale ${sale.number}: ${summary(sale)}`);
    for (const attempt of sale.attempts) {
      if (attempt.state === "awaiting-customer" && attempt.refs.reference) this.shown.add(attempt.refs.reference);
    }
    const last = sale.attempts.at(-1);
    if (last) this.meet(`state:${last.state}`);
    if (sale.fiscal) this.meet(`receipt:${sale.fiscal.state}`);
    if (sale.attempts.some(({ contradiction }) => contradiction)) this.meet("state:contradiction");
  }

  /** What a call of the till answered. */
  answered(what: string, answer: Result<Sale, PosError>): Sale | null {
    if (!this.isOn) return null;
    if (answer.ok) {
      this.told(answer.value);
      return answer.value;
    }
    const { error } = answer;
    this.meet(`refused:${error.kind === "conflict" ? error.reason : error.kind}`);
    this.say(`${what} refused: ${error.kind} ${"reason" in error ? error.reason : ""}`);
    if (error.kind === "internal") throw new Violated("no-bug", `${what}: internal error`);
    return null;
  }

  /** Something threw that must not. */
  broke(error: unknown): void {
    if (error instanceof Violated) this.failed ??= error;
    else if (this.isOn)
      this.failed ??= new Violated("no-bug", error instanceof Error ? (error.stack ?? "") : String(error));
  }

  /** The sales that the till's journal tells of, as they are now; none while it is off. */
  sales(): readonly Sale[] {
    const { till } = this;
    if (!till) return [];
    return [...this.#saleIds].flatMap((id) => till.journal.sale(id) ?? []);
  }

  /**
   * Whether an order is paid, as it was asked for, that a person has called not paid, and nothing is said of it. It has
   * to come out for a day after they said so, by the till's own clock; where that was set far off, nobody counts a day.
   */
  hidesMoney(sale: Sale): boolean {
    return sale.attempts.some((attempt) => {
      const { settled, state, refs } = attempt;
      if (state !== "declined" || settled?.outcome !== "not-paid" || refs.reference === undefined) return false;
      if (this.clockWasFar || Math.abs(this.wall.now() - settled.at) >= DAY) return false;
      const { taken, asAsked } = this.witness.moneyOf(attempt);
      return taken && asAsked;
    });
  }

  /** Facts may wait for the disk for a while from now. */
  disturbDisk(): void {
    this.#disturbedUntil = this.schedule.time + 60_000;
  }

  get isDiskCalm(): boolean {
    return this.schedule.time >= this.#disturbedUntil && !this.disk.hasPlans;
  }

  /** Holds everything that the till tells now against what was witnessed. */
  check(): void {
    if (!this.till) return;
    const now = `${this.#changes}/${this.witness.version}/${this.books.version}/${this.isDiskCalm}`;
    if (now === this.#checkedAt) return;
    this.#checkedAt = now;
    const sales = this.sales();
    for (const sale of sales) checkSale(sale, this.witness, this.books, this.isDiskCalm);
    checkReceiptsApart(sales);
  }

  /** The slow look: what was acknowledged is on disk, and every projection is what the events say. */
  checkDisk(withProjections: boolean): void {
    if (!this.till) return;
    const health = this.till.journal.health();
    if (health.state !== "sound") throw new Violated("opens-sound", `the journal is ${JSON.stringify(health)}`);
    this.acknowledged.check(this.till.journal);
    if (!withProjections) return;
    const verdict = verifyFile(this.disk.journal, { allProjections: true });
    if (verdict.state !== "sound") throw new Violated("projections", JSON.stringify(verdict));
  }

  meet(what: string, times = 1): void {
    meet(this.met, what, times);
  }

  say(what: string): void {
    this.trace.say(this.schedule.time, what);
  }

  #complained(event: string, error: unknown): void {
    this.say(`log: ${event}`);
    // The disk was made to refuse; that it is said is right.
    if (event === "journal.fact-not-written" || event === "backup.failed") return this.disturbDisk();
    const told = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
    this.failed ??= new Violated("no-bug", `${event}: ${told}`);
  }
}
