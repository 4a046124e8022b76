import type { ExchangeObserver, PaymentProvider } from "../../electron/payments/port.ts";
import type { FaultInput } from "../../electron/payments/sandbox/faults.ts";
import type { LedgerView } from "../../electron/payments/sandbox/ledger.ts";
import type { Money } from "../../shared/domain/money.ts";
import type { Receipt } from "../../shared/domain/receipt.ts";

/** What the contract needs to know of a provider to put it through. */
export interface ProviderHarness {
  /** The provider against its sandbox; waits for answers no longer than `answerMs`. */
  make(over?: { readonly answerMs?: number; readonly observer?: ExchangeObserver }): PaymentProvider;
  /** The same provider with an address where nobody listens. */
  makeUnreachable(observer: ExchangeObserver): PaymentProvider;
  readonly amount: Money;
  /** What the provider's books must show for `amount`. */
  readonly amountOnWire: string;
  /** A fresh customer code with an outcome. */
  code(outcome: "approved" | "declined"): string;
  /** A fresh receipt. */
  receipt(outcome: "receipt" | "receipt-rejected"): Receipt;
  faults(...faults: readonly FaultInput[]): Promise<void>;
  ledger(): LedgerView;
  held(): Promise<void>;
  release(): Promise<void>;
}
