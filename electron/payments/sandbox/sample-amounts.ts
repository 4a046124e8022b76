import { entryDigits, minorDigits } from "../../../shared/domain/currency.ts";
import { parseDecimal, type CurrencyCode } from "../../../shared/domain/money.ts";
import type { SampleAmount } from "../../../shared/ipc/status.ts";
import type { PaymentProvider } from "../port.ts";

type Outcome = SampleAmount["outcome"];
type Table = readonly (readonly [whole: number, outcome: Outcome])[];

/** Orders by QR (each provider's own table is in its `samples.ts`): nothing is scanned, so the amount chooses. */
const FREEDOM: Table = [
  [50_000, "paid"],
  [77_701, "declined"],
  [77_702, "insufficient-funds"],
  [77_706, "expired"],
  [77_707, "waits"],
  [77_703, "no-answer"],
];
const APPOTAPAY: Table = [
  [50_000, "paid"],
  [77_701, "declined"],
  [77_702, "insufficient-funds"],
  [77_706, "expired"],
  [77_707, "cancelled"],
  [77_708, "waits"],
  [77_713, "paid-after-all"],
  [77_709, "paid-otherwise"],
  [77_703, "no-answer"],
];
const WALLET: Table = [
  [1_000, "paid"],
  [2_000, "declined"],
  [77_706, "cancelled"],
  [77_707, "waits"],
  [77_710, "paid-after-all"],
  [77_708, "paid-otherwise"],
  [77_703, "no-answer"],
];

/** The amounts by which training chooses what becomes of an order, as they are typed in its currency. */
export function sampleAmountsFor({ id, capabilities }: Pick<PaymentProvider, "id" | "capabilities">): SampleAmount[] {
  const tables = { freedom: FREEDOM, appotapay: APPOTAPAY, wallet: WALLET, anor: [] } as const;
  return tables[id].flatMap(([whole, outcome]) => {
    const amount = typed(whole, capabilities.currency);
    return amount === null ? [] : [{ amount, outcome }];
  });
}

/** Coins are too dear for such numbers: there the fraction chooses (0.00077701). */
function typed(whole: number, currency: CurrencyCode): number | null {
  const digits = minorDigits(currency);
  const text = digits > 4 ? `0.000${String(whole).padStart(5, "0")}` : String(whole);
  const money = parseDecimal(text, currency);
  return money.ok ? money.value.minor / 10 ** (digits - entryDigits(currency)) : null;
}
