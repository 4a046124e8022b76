import type { CurrencyCode, Money } from "../../shared/domain/money.ts";
import type {
  Decline,
  NotSentReason,
  Payer,
  Presentation,
  ProviderId,
  ProviderRefs,
  UnknownReason,
  WireAmount,
} from "../../shared/domain/sale.ts";
import type { Receipt } from "../../shared/domain/receipt.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { Result } from "../../shared/result.ts";

/** What a provider can do. The till asks this, never who it is. */
export interface ProviderCapabilities {
  /** `customer-code`: the customer's pass is scanned and charged. `merchant-qr`: the till shows a QR to be paid. */
  readonly direction: "customer-code" | "merchant-qr";
  readonly fiscalization: "receipt-url" | "none";
  /** Whether the provider can be asked what became of an attempt. */
  readonly status: boolean;
  readonly currencies: readonly CurrencyCode[];
}

/** What is to be charged. `code` is a bearer secret: it goes into the request and nowhere else. */
export interface ChargeIntent {
  readonly attemptId: string;
  readonly amount: Money;
  readonly code: string | null;
}

/**
 * What became of a request. Only what the provider's own list allows is `paid`, `declined` or (proven by the
 * transport) `not-sent`; everything else is `unknown`.
 */
export type ChargeOutcome =
  | { readonly kind: "not-sent"; readonly reason: NotSentReason; readonly detail: string }
  | { readonly kind: "paid"; readonly refs: ProviderRefs; readonly payer: Payer; readonly words: string | null }
  | { readonly kind: "declined"; readonly decline: Decline }
  | { readonly kind: "awaiting-customer"; readonly presentation: Presentation; readonly refs: ProviderRefs }
  | { readonly kind: "unknown"; readonly reason: UnknownReason; readonly detail: string };

/** A charge ready to go: everything that can be refused beforehand was refused. */
export interface PreparedCharge {
  readonly wire: WireAmount;
  /** Host and port of the provider's address, for the record. */
  readonly endpoint: string;
  readonly refs: ProviderRefs;
  /**
   * Connects, calls `beforeSend` once the connection stands and before the first byte leaves, then sends. When
   * `beforeSend` throws, nothing is sent and the same error is thrown. Never rejects otherwise; ends by itself after
   * the answer timeout. `signal` cuts it short: `not-sent` (`restarted`) before `beforeSend`, unknown after.
   */
  send(beforeSend: () => void, signal: AbortSignal): Promise<ChargeOutcome>;
}

/** What became of attaching a receipt. It links a finished payment to a URL, so the same pair may be sent again. */
export type AttachOutcome =
  | { readonly kind: "fiscalized"; readonly words: string | null }
  | { readonly kind: "rejected"; readonly rejection: Decline }
  | {
      readonly kind: "retry";
      readonly reason: NotSentReason | UnknownReason | "provider-busy";
      readonly detail: string;
      /** What the provider asked for (`Retry-After`), in milliseconds. */
      readonly retryAfterMs: number | null;
    };

/** One payment provider. Made per configuration; holds no state of a sale. */
export interface PaymentProvider {
  readonly id: ProviderId;
  readonly capabilities: ProviderCapabilities;
  /** Whether a charge could be made now, or what is missing. */
  readiness(): PosError | null;
  /** Plain HTTP to a private address. */
  readonly insecure: boolean;
  readonly endpoint: string;
  prepareCharge(intent: ChargeIntent): Result<PreparedCharge, PosError>;
  /** Only where `capabilities.fiscalization` is `receipt-url`. */
  attachReceipt(refs: ProviderRefs, receipt: Receipt, signal: AbortSignal): Promise<AttachOutcome>;
}

/** What the transport tells beside the outcome: feeds the online light and the clock watch. */
export interface ExchangeObserver {
  /** An answer came: how far the till's clock is ahead of its `Date` header in ms, null when it had none. */
  answered(skewMs: number | null): void;
  /** Nothing could be reached. */
  unreachable(): void;
}
