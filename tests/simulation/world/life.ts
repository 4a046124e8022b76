import type { Clock } from "../../../electron/runtime/clock.ts";
import type { Ids } from "../../../electron/runtime/ids.ts";
import { monotonicFactory } from "ulid";
import type { Schedule } from "./schedule.ts";

/** One life of the till's process, from its start to its end. Whatever a dead one still wants has no effect. */
export interface Life {
  alive: boolean;
}

/** The machine's clock: runs with the world, and is set by people, by NTP, or by a battery that died. */
export class WallClock {
  readonly #schedule: Schedule;
  #ahead: number;

  /** `start` is the world's first instant, in milliseconds since the epoch. */
  constructor(schedule: Schedule, start: number) {
    this.#schedule = schedule;
    this.#ahead = start;
  }

  now(): number {
    return this.#ahead + this.#schedule.time;
  }

  jump(byMs: number): void {
    this.#ahead += Math.round(byMs);
  }
}

/** The clock as one life of the till sees it; its timers end with it. */
export function clockOf(life: Life, wall: WallClock, schedule: Schedule): Clock {
  return {
    now: () => wall.now(),
    monotonic: () => schedule.time,
    after: (ms, run) =>
      schedule.after(ms, () => {
        if (life.alive) run();
      }),
  };
}

/** Ids as the till makes them, out of the history's own chance. */
export function idsOf(wall: WallClock, random: () => number): Ids {
  const ulid = monotonicFactory(random);
  return { next: () => ulid(Math.max(0, wall.now())), random };
}
