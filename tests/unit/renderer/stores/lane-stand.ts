import { saleOf as laneSale } from "../../../../renderer/stores/lane.ts";
import { stepOf } from "../../../../renderer/stores/lane-step.ts";
import { createStores } from "../../../../renderer/stores/stores.ts";
import { fakeTill, NOON, type FakeTillOptions } from "../../../fakes/pos-api.ts";

/** The screen's stores over a main process that answers as it is told, and what a test looks at. */
export async function till(options: FakeTillOptions = {}) {
  const fake = fakeTill(options);
  const stores = createStores({ api: fake.api, now: () => NOON });
  await stores.load();
  const lane = () => stores.lane.getState();
  const step = () => stepOf(laneSale(lane(), stores.sales), lane().work === "charge").at;
  const charges = () => fake.calls.filter((call) => call.method === "sales.charge");
  const attempt = () => fake.last().attempts.at(-1)?.id ?? "";
  return { fake, stores, lane, step, charges, attempt };
}
