import type { z } from "zod";
import type { Input } from "../../shared/ipc/contract.ts";
import type { extraFieldSchema } from "../../shared/ipc/status.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { ProviderId, Sale } from "../../shared/domain/sale.ts";
import type { WalletHint } from "../../shared/domain/scan.ts";
import type { Amount } from "./amount.ts";
import type { Block } from "./lane-block.ts";
import type { ScanRefusal } from "./lane-scan.ts";

/** What the lane tells the cashier besides the sale's own state. Goes with the next thing they do. */
export type Notice =
  | ScanRefusal
  | { readonly kind: "error"; readonly error: PosError; readonly during: Work | "choose" }
  | { readonly kind: "blocked"; readonly block: Block }
  | { readonly kind: "duplicate" }
  /** A field that the provider wants is empty. */
  | { readonly kind: "field-missing"; readonly label: string }
  /** Figures were typed while this sale is still open. */
  | { readonly kind: "finish-first" };

/** The call that is under way for the sale in the lane. */
export type Work = "charge" | "receipt" | "settle" | "abandon" | "ask" | "cancel";

/** What has unfolded inside a stage. */
export type Form =
  | { readonly kind: "settle"; readonly outcome: "paid" | "not-paid" }
  /** A code typed by hand, for tills without a scanner. */
  | { readonly kind: "type-code" }
  /** The place for the next code, after one that took no money. */
  | { readonly kind: "rescan" }
  /** The shop's own words on the sale, before it is opened. */
  | { readonly kind: "labels" };

/** What the shop writes on a sale for itself. */
export interface Labels {
  readonly reference: string;
  readonly note: string;
}

/** What a person decides over an unknown payment. */
export type Decision = Omit<Input<"sales.settle">, "saleId" | "attemptId">;

/** Something a provider wants filled in before a charge. */
export type ExtraField = Readonly<z.infer<typeof extraFieldSchema>>;

/** The part of the lane that a scanner's first keys may have touched, to be put back once they prove to be a scan. */
export type LaneSnapshot = Pick<LaneState, "amount" | "saleId" | "notice" | "form" | "labels" | "extraValues">;

export interface LaneState {
  readonly amount: Amount;
  readonly saleId: string | null;
  readonly work: Work | null;
  /** When the work began. */
  readonly workSince: number;
  readonly notice: Notice | null;
  /** Counts the notices, so that the same one twice is said twice. */
  readonly noticeCount: number;
  /** Counts the codes that were taken, so that each is seen and heard at once, long before its answer. */
  readonly taken: number;
  readonly form: Form | null;
  /** The attempt that could not be called off when that was asked for: a person may have to say how it ended. */
  readonly notCalledOff: string | null;
  /** The wallet whose code the last one looked like; null where it looked like none. */
  readonly looksLike: WalletHint | null;
  /** What was written for the sale that is about to be opened. */
  readonly labels: Labels;
  /** What the selected provider wants filled in, and what was. */
  readonly extra: readonly ExtraField[];
  readonly extraValues: Readonly<Record<string, string>>;
  /** Sales outside the lane to which an answer came late: to be said. */
  readonly late: readonly string[];

  digits(digits: string): void;
  backspace(): void;
  plus(): void;
  add(sum: number): void;
  /** Everything typed away, or the form closed that is open. */
  clear(): void;
  /** A code from the scanner, the camera or a hand. */
  scan(text: string): Promise<void>;
  /** Charges where nothing is scanned: the till shows a QR, or the customer's device asks. */
  present(): Promise<void>;
  /** A code that was read less than two seconds ago, or has been in sight since. */
  duplicate(text: string): Promise<void>;
  /** Selects the provider of the next sale. Charges nothing: the customer's code is scanned again for that. */
  choose(provider: ProviderId): Promise<void>;
  fill(name: string, value: string): void;
  /** Writes on the sale that is about to be opened. */
  label(change: Partial<Labels>): void;
  /** Leaves the sale in the lane to itself (it stays on record) and starts the next one. */
  next(): void;
  /** Puts a sale into the lane. Refused (false) while a charge is on its way there. */
  takeUp(sale: Sale): boolean;
  /** After a start: the sale that was in the lane when the till went down. */
  takeUpInterrupted(): void;
  abandon(): Promise<void>;
  /** Calls off a payment that waits for its customer. */
  cancelPayment(): Promise<void>;
  /** Asks the provider now what became of the payment. */
  askStatus(): Promise<void>;
  open(form: Form): void;
  closeForm(): void;
  settle(decision: Decision): Promise<void>;
  retryReceipt(): Promise<void>;
  dismissLate(saleId: string): void;
  snapshot(): LaneSnapshot;
  restore(snapshot: LaneSnapshot): void;
}
