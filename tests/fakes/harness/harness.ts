/**
 * The real screen over a till in memory, to be looked at in a browser: `?locale=ru&theme=dark&mode=training`. What a
 * customer's code leads to is told by its first figure, see `outcomes`. Never shipped.
 */
import type { SaleEvent } from "../../../shared/domain/events.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { localeSchema, modeSchema, themeSchema } from "../../../shared/domain/settings.ts";
import { methodNames } from "../../../shared/ipc/method-names.ts";
import { fakeTill, liveStatus, type FakeTill } from "../pos-api.ts";
import { saleEvents, saleOf } from "../sales.ts";

declare global {
  interface Window {
    harness?: FakeTill;
  }
}

const query = new URLSearchParams(location.search);
const minute = 60_000;

function finished(number: number, sums: number, ending: readonly SaleEvent[], ago: number): Sale {
  const amount = { minor: sums * 100, currency: "UZS" as const };
  const id = `old-${number}`;
  const opened = saleEvents.opened({ number: `1121-${String(number).padStart(4, "0")}`, amount });
  return saleOf([opened, saleEvents.recorded("A", { amount }), saleEvents.sent("A"), ...ending], id, Date.now() - ago);
}

const history: readonly Sale[] = [
  finished(
    40,
    310_000,
    [saleEvents.paid("A"), saleEvents.receiptScanned("2419"), saleEvents.fiscalized()],
    20 * minute,
  ),
  finished(41, 9_000, [saleEvents.declined("A")], 16 * minute),
  finished(42, 126_500, [saleEvents.paid("A")], 12 * minute),
  finished(43, 48_000, [saleEvents.paid("A"), saleEvents.receiptScanned("2421"), saleEvents.fiscalized()], 9 * minute),
  finished(44, 22_000, [saleEvents.declined("A")], 4 * minute),
];

function outcomes(sale: Sale, code: string | null): readonly SaleEvent[] {
  const id = sale.attempts.at(-1)?.id ?? "";
  switch (code?.[0]) {
    case "1":
      return [saleEvents.paid(id)];
    case "2":
      return [saleEvents.declined(id)];
    case "3":
      return [saleEvents.unknown(id)];
    default:
      return [];
  }
}

const base = liveStatus();
const mode = modeSchema.catch("live").parse(query.get("mode"));
const till = fakeTill({
  now: () => Date.now(),
  sales: query.has("empty") ? [] : history,
  status: {
    mode,
    waiting: { unknown: 0, receipts: query.has("empty") ? 0 : 1 },
    settings: {
      ...base.settings,
      mode,
      locale: localeSchema.catch("en").parse(query.get("locale")),
      theme: themeSchema.catch("light").parse(query.get("theme")),
      sounds: false,
    },
  },
  outcome: outcomes,
});
window.harness = till;

const calls = Object.fromEntries(methodNames.map((method) => [method, (input: never) => till.api.call(method, input)]));
Object.assign(window, { pos: { ...calls, subscribe: till.api.subscribe } });
await import("../../../renderer/main.tsx");
