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
import type { SecretName, Settings } from "../../shared/domain/settings.ts";
import type { Receipt } from "../../shared/domain/receipt.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { Result } from "../../shared/result.ts";
import type { Exchange } from "../http/exchange.ts";

/** What a provider, as configured, can do. The till asks this, never who it is. */
export interface ProviderCapabilities {
  /**
   * `customer-code`: the customer's pass is scanned and charged. `merchant-qr`: the till shows what is to be paid.
   * `customer-device`: the payment is pushed to the customer's phone or to a card terminal.
   */
  readonly direction: "customer-code" | "merchant-qr" | "customer-device";
  /**
   * How often a customer's code serves. `once`: it is made for one payment. `reusable`: it names the customer or their
   * card, and comes again with each visit. Says nothing where no code is scanned.
   */
  readonly codes: "once" | "reusable";
  readonly fiscalization: "receipt-url" | "none";
  /** Whether the provider can be asked what became of an attempt. */
  readonly status: boolean;
  /** Whether a payment that waits for the customer can be called off. */
  readonly cancel: boolean;
  readonly refund: "none" | "full" | "partial";
  readonly currency: CurrencyCode;
  /** The least and most that the provider takes at once; null where it says nothing. */
  readonly least: Money | null;
  readonly most: Money | null;
}

/** What is to be charged. `code` is a bearer secret: it goes into the request and nowhere else. */
export interface ChargeIntent {
  /** 26 characters `[0-9A-Z]`, unique: fit to be the reference under which the provider files the attempt. */
  readonly attemptId: string;
  readonly amount: Money;
  /** Null where nothing is scanned. */
  readonly code: string | null;
  /** The number of the sale, for the customer's statement. */
  readonly saleNumber: string;
  /** The shop's own reference of the order, where the cashier gave one. */
  readonly reference?: string;
  /** What the provider asked to be filled in (`extraFields`), by name. */
  readonly fields: Readonly<Record<string, string>>;
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
  | {
      readonly kind: "unknown";
      readonly reason: UnknownReason;
      readonly detail: string;
      /** Ids that a doubtful answer named. */
      readonly refs?: ProviderRefs;
    };

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
   * `mayGoOn` is asked before each further request of the same charge. It says no once the screen has given up: from
   * then on a person may decide that nothing was paid, so nothing more may leave that could take money.
   */
  send(beforeSend: () => void, signal: AbortSignal, mayGoOn?: () => boolean): Promise<ChargeOutcome>;
}

/**
 * What a provider said of an attempt when asked. `unanswered`: nothing was learned, ask again. `not-found` says
 * something only some time after the request: it may still be on its way.
 */
export type StatusOutcome =
  | Extract<ChargeOutcome, { kind: "paid" | "declined" | "unknown" }>
  | { readonly kind: "expired" | "cancelled" | "not-found" }
  /** Still waiting; `presentation` where the provider says (anew) what the customer is shown. */
  | { readonly kind: "pending"; readonly presentation: Presentation | null; readonly refs: ProviderRefs }
  | { readonly kind: "unanswered"; readonly detail: string };

/** What became of calling a waiting payment off. Whatever it is, the status is asked afterwards. */
export type CancelOutcome =
  | { readonly kind: "cancelled" }
  | { readonly kind: "refused"; readonly decline: Decline }
  | { readonly kind: "unanswered"; readonly detail: string };

export interface RefundIntent {
  readonly refundId: string;
  readonly amount: Money;
  /** What was paid in all. */
  readonly paid: Money;
  readonly refs: ProviderRefs;
}

export type RefundOutcome =
  | { readonly kind: "not-sent"; readonly reason: NotSentReason; readonly detail: string }
  | { readonly kind: "refunded" }
  | { readonly kind: "declined"; readonly decline: Decline }
  | { readonly kind: "unknown"; readonly reason: UnknownReason; readonly detail: string };

/** A refund ready to go; `send` keeps the same promises as that of a charge. */
export interface PreparedRefund {
  send(beforeSend: () => void, signal: AbortSignal): Promise<RefundOutcome>;
}

/** One step of a connection test, in the order in which they are made. A failed one skips those that need it. */
export interface TestStep {
  readonly step: "address" | "name" | "connection" | "tls" | "authentication" | "answer" | "clock";
  readonly result: "ok" | "failed" | "skipped";
  readonly detail: string;
}

/** What a provider wants to know besides the amount, to be shown as a form. */
export interface ExtraField {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** How it is entered; what is not known is plain text. */
  readonly kind: "text" | "phone" | "wallet";
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
  /**
   * The merchant's account there (an id or code, never a secret); null where the provider knows none. What one account
   * has filed another one does not find.
   */
  readonly account: string | null;
  prepareCharge(intent: ChargeIntent): Result<PreparedCharge, PosError>;
  /** Only where `capabilities.fiscalization` is `receipt-url`. */
  readonly attachReceipt?: (refs: ProviderRefs, receipt: Receipt, signal: AbortSignal) => Promise<AttachOutcome>;
  /** Only where `capabilities.status`. `amount` is what was to be paid: another one in the answer is `unknown`. */
  readonly queryStatus?: (refs: ProviderRefs, amount: Money, signal: AbortSignal) => Promise<StatusOutcome>;
  /** Only where `capabilities.cancel`. */
  readonly cancel?: (refs: ProviderRefs, signal: AbortSignal) => Promise<CancelOutcome>;
  /** Only where `capabilities.refund` is not `none`. */
  readonly prepareRefund?: (intent: RefundIntent) => Result<PreparedRefund, PosError>;
  /** What must be filled in before a charge; none where it is left out. */
  readonly extraFields?: (signal: AbortSignal) => Promise<Result<readonly ExtraField[], PosError>>;
  /** A harmless call, step by step. Moves no money. */
  testConnection(signal: AbortSignal): Promise<readonly TestStep[]>;
}

/** A provider's secret by its name, as the secret store or the training credentials give it; null when not set. */
export type SecretSource = (name: SecretName) => Promise<Result<string | null, PosError>>;

/** What every provider is made with. */
export interface ProviderContext {
  /** How long to wait for a connection and for an answer. */
  readonly timeouts: Pick<Settings["timeouts"], "connectSeconds" | "listenSeconds">;
  readonly observer: ExchangeObserver;
  /** The way to the network; the real one unless told. */
  readonly exchange?: Exchange | undefined;
  /** The names of secrets that are set: what `readiness` may go by. */
  readonly secretsSet: readonly SecretName[];
  readonly secret: SecretSource;
  /** Milliseconds since the epoch; signatures and tokens carry it. */
  readonly now: () => number;
}

/** What the transport tells beside the outcome: feeds the online light and the clock watch. */
export interface ExchangeObserver {
  /** An answer came: how far the till's clock is ahead of its `Date` header in ms, null when it had none. */
  answered(skewMs: number | null): void;
  /** The request left over a connection that stood, and no whole answer came back. */
  reached(): void;
  /** Nothing could be reached. */
  unreachable(): void;
}
