import { isDeepStrictEqual } from "node:util";
import type { StoredEvent } from "../../../shared/domain/events.ts";
import { saleEventSchema } from "../../../shared/domain/events.ts";
import { applySaleEvent } from "../../../shared/domain/sale-machine.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import type { Journal } from "../../../electron/journal/port.ts";
import { Violated } from "./violated.ts";

/** What the till has acknowledged or shown since the last look, by sale. */
export class Acknowledged {
  readonly #told = new Map<string, Set<Sale>>();

  tell(sale: Sale): void {
    const told = this.#told.get(sale.id) ?? new Set();
    told.add(sale);
    this.#told.set(sale.id, told);
  }

  /** Looks for each of them in the events on disk, and forgets those that are there. */
  check(journal: Journal): void {
    for (const [saleId, told] of this.#told) {
      const history = historyOf(saleId, journal.story(saleId));
      for (const sale of told) {
        if (!history.some((state) => isSame(state, sale))) {
          throw new Violated("acknowledged", `sale ${sale.number} was told as ${summary(sale)}, which never was`);
        }
      }
    }
    this.#told.clear();
  }
}

/** Every state of a sale, as its events on disk tell it. */
function historyOf(saleId: string, events: readonly StoredEvent[]): readonly Sale[] {
  const states: Sale[] = [];
  for (const { event, at } of events) {
    states.push(applySaleEvent(states.at(-1) ?? null, saleId, saleEventSchema.parse(event), at));
  }
  return states;
}

function isSame(one: Sale, other: Sale): boolean {
  if (one.updatedAt !== other.updatedAt || one.attempts.length !== other.attempts.length) return false;
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  return left === right || isDeepStrictEqual(plain(left), plain(right));
}

function plain(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return value;
}

export function summary({ attempts, fiscal }: Sale): string {
  const states = attempts.map(({ state, refunds, contradiction, listening }) => {
    const back = refunds.map((refund) => `-${refund.state}`).join("");
    return state + back + (contradiction ? "!" : "") + (listening ? "…" : "");
  });
  return [...states, ...(fiscal && fiscal.state !== "not-required" ? [`receipt ${fiscal.state}`] : [])].join("/");
}
