import { totalOf } from "./amount.ts";
import type { Stores } from "./stores.ts";

/**
 * Tells the main process what stands in the lane, for the customer's side of the counter; nothing while the shop has no
 * display. Lasts as long as the page.
 */
export function followLane({ api, lane, status }: Pick<Stores, "api" | "lane" | "status">): void {
  let told = "";
  const tell = (): void => {
    if (status.getState().status?.settings.display.on !== true) {
      told = "";
      return;
    }
    const { saleId, amount } = lane.getState();
    const now = { saleId, typed: saleId === null ? totalOf(amount) : 0 };
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    void api.call("display.follow", now);
  };
  lane.subscribe(tell);
  status.subscribe(tell);
  tell();
}
