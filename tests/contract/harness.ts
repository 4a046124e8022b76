import type {
  ChargeIntent,
  ChargeOutcome,
  ExchangeObserver,
  PaymentProvider,
  PreparedCharge,
  ProviderCapabilities,
  SecretSource,
} from "../../electron/payments/port.ts";
import type { Fault, FaultInput } from "../../electron/payments/sandbox/faults.ts";
import type { LedgerView } from "../../electron/payments/sandbox/ledger.ts";
import type { OrderState } from "../../electron/payments/sandbox/orders.ts";
import type { Receipt } from "../../shared/domain/receipt.ts";
import type { ProviderRefs, UnknownReason } from "../../shared/domain/sale.ts";

export interface MakeOptions {
  /** How long an answer is waited for; long enough for a slow machine when left out. */
  readonly answerMs?: number;
  readonly observer?: ExchangeObserver;
  /** In place of the training credentials. */
  readonly secret?: SecretSource;
}

/** An answer that looks right and is not: the protocol's own with fields replaced. */
export interface WrongAnswer {
  readonly on: "charge" | "status" | "refund";
  readonly say: string;
  readonly fields: NonNullable<Extract<FaultInput["reply"], { kind: "changed-data" }>>["data"];
  readonly reason: UnknownReason;
}

export interface Echo {
  readonly on: Fault["on"];
  readonly reply: NonNullable<FaultInput["reply"]>;
}

/** What the contract needs to know of a provider to put it through. */
export interface ProviderHarness {
  /** The provider against its sandbox. Every call makes a new one: no state may be kept between them. */
  make(over?: MakeOptions): PaymentProvider;
  /** The same provider with an address where nobody listens. */
  makeUnreachable(observer: ExchangeObserver): PaymentProvider;
  /** A charge that was not made before: an attempt id of its own, and a fresh code where one is scanned. */
  intent(outcome: "approved" | "declined"): ChargeIntent;
  /** What the provider's books must show for the intents' amount. */
  readonly amountOnWire: string;
  /** How many charges the provider has really carried out: money taken, or orders opened for a customer to pay. */
  acted(): number;
  faults(...faults: readonly FaultInput[]): Promise<void>;
  ledger(): LedgerView;
  held(): Promise<void>;
  release(): Promise<void>;
  readonly wrong: readonly WrongAnswer[];
  /** The calls whose answers are signed. */
  readonly signed: readonly Fault["on"][];
  /** The names' values that may be in no outcome and no error. */
  readonly secrets: readonly string[];
  /** What of an intent may be in no outcome: a scanned code and the parts that are worth stealing. */
  bearer(intent: ChargeIntent): readonly string[];
  /** Answers that quote a text wherever the protocol has room for words. */
  echoes(text: string): readonly Echo[];
  /** Only where the provider can be asked (`capabilities.status`). */
  readonly orders?: OrderHarness;
  /** Only where a receipt is attached. */
  receipt?(outcome: "receipt" | "receipt-rejected"): Receipt;
}

export interface OrderHarness {
  /** Decides what becomes of the latest order: its customer pays, is refused, walks away. */
  set(state: OrderState): Promise<void>;
  /** The ends and waits that the provider's status can tell. */
  readonly states: readonly OrderState[];
  /** What the status says when the request of the charge never arrived. */
  readonly absent: "not-found" | "pending";
}

export const never = (): AbortSignal => new AbortController().signal;
export const silent: ExchangeObserver = { answered: () => {}, reached: () => {}, unreachable: () => {} };

/** Whether a charge ends with the customer's part still to come. */
export function waits({ direction }: ProviderCapabilities): boolean {
  return direction !== "customer-code";
}

export function prepare(provider: PaymentProvider, intent: ChargeIntent): PreparedCharge {
  const prepared = provider.prepareCharge(intent);
  if (!prepared.ok) throw new Error(`not prepared: ${JSON.stringify(prepared.error)}`);
  return prepared.value;
}

export function charge(
  provider: PaymentProvider,
  intent: ChargeIntent,
  beforeSend: () => void = () => {},
  signal: AbortSignal = never(),
): Promise<ChargeOutcome> {
  return prepare(provider, intent).send(beforeSend, signal);
}

/** A payment that was made, by whatever way this provider's are, and the ids it is known by. */
export async function pay(harness: ProviderHarness, intent = harness.intent("approved")): Promise<ProviderRefs> {
  const provider = harness.make();
  const outcome = await charge(provider, intent);
  if (outcome.kind === "paid") return outcome.refs;
  if (outcome.kind !== "awaiting-customer") throw new Error(`not paid: ${JSON.stringify(outcome)}`);
  await harness.orders?.set("paid");
  const status = await provider.queryStatus?.(outcome.refs, intent.amount, never());
  if (status?.kind !== "paid") throw new Error(`not paid: ${JSON.stringify(status)}`);
  return status.refs;
}
