import type { SaleEvent } from "../../shared/domain/events.ts";
import { actorOf, type Actor } from "../../shared/domain/people.ts";
import { parseReceipt, receiptKey } from "../../shared/domain/receipt.ts";
import type { CodeTrace, Evidence, ProviderId, Sale } from "../../shared/domain/sale.ts";
import { lacksReceipt } from "../../shared/domain/sale-facts.ts";
import type { Settings, UnitChoice } from "../../shared/domain/settings.ts";
import { recogniseScan } from "../../shared/domain/scan.ts";
import { conflict, invalidInput, type PosError } from "../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import type { ProviderCapabilities } from "../payments/port.ts";
import type { ProviderRegistry } from "../payments/registry.ts";
import type { Clock } from "../runtime/clock.ts";
import { businessDay } from "../runtime/business-day.ts";
import type { Ids } from "../runtime/ids.ts";
import type { ChargeRunner } from "./charge-runner.ts";
import {
  checkAmount,
  checkChargeable,
  checkCodeIdle,
  checkCodeUnused,
  checkCustomerCode,
  checkSettleable,
  checkUnitProved,
} from "./checks.ts";
import type { Fingerprint } from "./fingerprint.ts";
import type { Holds } from "./holds.ts";
import type { Recorder } from "./recorder.ts";

export interface SaleServiceDeps {
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly runner: ChargeRunner;
  readonly providers: ProviderRegistry;
  readonly settings: () => Settings;
  /** The proof of a provider's unit that counts now (training has its own); null where there is nothing to prove. */
  readonly unit: (provider: ProviderId) => UnitChoice | null;
  readonly fingerprint: Fingerprint;
  readonly holds: Holds;
  readonly clock: Clock;
  readonly ids: Ids;
  /** A receipt was queued, or one that was stuck may go now. */
  readonly receiptDue: (saleId: string) => void;
  /** Sees to it that what is sold now belongs to a shift; refuses where a cashier has to open one first. */
  readonly shiftForSale: () => Result<unknown, PosError>;
}

export interface ChargeInput {
  readonly saleId: string | null;
  /** As typed, in units of the currency's last typed decimal. */
  readonly amount: number;
  /** Null where the provider shows a QR or asks the customer's device. */
  readonly code: string | null;
  readonly provider?: ProviderId | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly reference: string;
  readonly note: string;
}

export interface SettleInput extends Actor {
  readonly saleId: string;
  readonly attemptId: string;
  readonly outcome: "paid" | "not-paid";
  readonly evidence: Evidence;
  readonly why: string;
  readonly transactionId?: string | undefined;
}

/** What a cashier can do with a sale. The only writer of sale state besides the runner, the queue and recovery. */
export class SaleService {
  readonly #deps: SaleServiceDeps;

  constructor(deps: SaleServiceDeps) {
    this.#deps = deps;
  }

  /** Records the intent durably, then charges in the background. Refusals leave no trace and send nothing. */
  charge(input: ChargeInput): Result<Sale, PosError> {
    const { journal, recorder, runner, providers, settings, ids } = this.#deps;
    const earlier = input.saleId === null ? null : journal.sale(input.saleId);
    if (input.saleId !== null && !earlier) return err(conflict("sale-not-found"));
    const blocked = earlier && checkChargeable(earlier);
    if (blocked) return err(blocked);

    const provider = providers.get(input.provider ?? earlier?.attempts.at(-1)?.provider ?? settings().selectedProvider);
    const { capabilities } = provider;
    if (earlier && earlier.amount.currency !== capabilities.currency) return err(conflict("currency-differs", earlier));
    const amount = earlier ? ok(earlier.amount) : checkAmount(input.amount, settings().limits.maxAmount, capabilities);
    if (!amount.ok) return amount;
    const code =
      capabilities.direction === "customer-code" ? this.#freshCode(input.code, capabilities.codes) : ok(null);
    if (!code.ok) return code;
    const unready = provider.readiness() ?? checkUnitProved(this.#deps.unit(provider.id), amount.value);
    if (unready) return err(unready);

    const attemptId = ids.next();
    const opened = earlier ? null : this.#opened(amount.value, input);
    const saleNumber = opened?.number ?? earlier?.number ?? "";
    const { fields = {} } = input;
    const { reference } = earlier ?? input;
    const intent = { attemptId, amount: amount.value, code: code.value?.text ?? null, saleNumber, reference, fields };
    const prepared = provider.prepareCharge(intent);
    if (!prepared.ok) return prepared;
    const shift = this.#deps.shiftForSale();
    if (!shift.ok) return shift;

    const saleId = earlier?.id ?? ids.next();
    const recorded: SaleEvent = {
      type: "payment.recorded",
      attemptId,
      provider: provider.id,
      amount: amount.value,
      wire: prepared.value.wire,
      endpoint: prepared.value.endpoint,
      ...(provider.account === null ? {} : { account: provider.account }),
      fiscalization: capabilities.fiscalization,
      code: code.value?.trace ?? null,
      refs: prepared.value.refs,
    };
    const sale = recorder.record(saleId, opened ? [opened, recorded] : [recorded]);
    if (sale.ok) runner.start(saleId, attemptId, prepared.value);
    return sale;
  }

  /** Ends a sale in which no money moved. */
  abandon(saleId: string, why: string, who: string): Result<Sale, PosError> {
    const sale = this.#find(saleId);
    if (!sale.ok) return sale;
    const blocked = checkChargeable(sale.value);
    if (blocked) return err(blocked);
    return this.#deps.recorder.record(saleId, [{ type: "sale.abandoned", who, why }]);
  }

  note(saleId: string, reference: string, note: string): Result<Sale, PosError> {
    const sale = this.#find(saleId);
    if (!sale.ok) return sale;
    return this.#deps.recorder.record(saleId, [{ type: "sale.noted", reference, note }]);
  }

  /** Puts a scanned receipt on record for a paid sale; the fiscal queue attaches it. */
  attachReceipt(saleId: string, raw: string): Result<Sale, PosError> {
    const { journal, recorder, settings, clock } = this.#deps;
    const sale = this.#find(saleId);
    if (!sale.ok) return sale;
    const fiscal = sale.value.fiscal;
    if (!fiscal) return err(conflict("sale-not-paid", sale.value));
    if (fiscal.state !== "awaiting-receipt" && fiscal.state !== "rejected") {
      return err(conflict("receipt-not-due", sale.value));
    }
    const scan = recogniseScan(raw);
    if (scan.kind === "empty") return err(invalidInput("code", "code-empty"));
    if (scan.kind !== "receipt") return err(invalidInput("code", "receipt-expected"));
    const maxAgeMs = settings().limits.receiptMaxAgeHours * 3_600_000;
    const receipt = parseReceipt(scan.text, clock.now(), maxAgeMs);
    if (!receipt.ok) return err(invalidInput("code", receipt.error));
    const holder = journal.receiptUse(receiptKey(receipt.value));
    if (holder && holder.id !== saleId) return err(conflict("receipt-used", holder));
    const queued = recorder.record(saleId, [{ type: "fiscal.receipt-scanned", receipt: receipt.value }]);
    if (queued.ok) this.#deps.receiptDue(saleId);
    return queued;
  }

  retryReceipt(saleId: string): Result<Sale, PosError> {
    const sale = this.#find(saleId);
    if (!sale.ok) return sale;
    if (sale.value.fiscal?.state !== "queued") return err(conflict("receipt-not-due", sale.value));
    this.#deps.receiptDue(saleId);
    return sale;
  }

  /** A person's decision over a doubtful payment. "Not paid" only after the hold: an answer may still be on its way. */
  settle(input: SettleInput): Result<Sale, PosError> {
    const { recorder, holds, clock } = this.#deps;
    const sale = this.#find(input.saleId);
    if (!sale.ok) return sale;
    const attempt = checkSettleable(sale.value, input.attemptId);
    if (!attempt.ok) return attempt;
    const { outcome, evidence, why, attemptId } = input;
    const left = outcome === "not-paid" && !attempt.value.contradiction ? holds.left(attemptId) : 0;
    if (left > 0) return err(conflict("hold-not-over", sale.value, Math.ceil(clock.now() + left)));
    const refs = input.transactionId ? { transactionId: input.transactionId } : {};
    const settled: SaleEvent = { type: "payment.settled", attemptId, outcome, ...actorOf(input), evidence, why, refs };
    return recorder.record(input.saleId, [settled]);
  }

  /** Adds the provider's transaction id to a payment that a person called paid, so that its receipt can be attached. */
  identify(saleId: string, attemptId: string, transactionId: string, by: Actor): Result<Sale, PosError> {
    const sale = this.#find(saleId);
    if (!sale.ok) return sale;
    const attempt = sale.value.attempts.find((a) => a.id === attemptId);
    if (attempt?.state !== "paid") return err(conflict("sale-not-paid", sale.value));
    if (attempt.refs.transactionId || !lacksReceipt(sale.value)) return err(conflict("nothing-to-settle", sale.value));
    const refs = { transactionId };
    const identified = this.#deps.recorder.record(saleId, [{ type: "payment.identified", attemptId, refs, ...by }]);
    if (identified.ok && identified.value.fiscal?.state === "queued") this.#deps.receiptDue(saleId);
    return identified;
  }

  /** A scanned code, checked to be a customer's and free to be sent (rule 4). */
  #freshCode(
    raw: string | null,
    codes: ProviderCapabilities["codes"],
  ): Result<{ readonly text: string; readonly trace: CodeTrace }, PosError> {
    const { journal, fingerprint } = this.#deps;
    const text = checkCustomerCode(raw ?? "");
    if (!text.ok) return text;
    const trace = fingerprint(text.value);
    const used =
      codes === "once"
        ? checkCodeUnused(journal.codeUse(trace.fingerprint))
        : checkCodeIdle(journal.openCodeUse(trace.fingerprint));
    return used ? err(used) : ok({ text: text.value, trace });
  }

  #find(saleId: string): Result<Sale, PosError> {
    const sale = this.#deps.journal.sale(saleId);
    return sale ? ok(sale) : err(conflict("sale-not-found"));
  }

  #opened(amount: Sale["amount"], input: ChargeInput): Extract<SaleEvent, { type: "sale.opened" }> {
    const { journal, settings, clock } = this.#deps;
    const day = businessDay(clock.now(), settings().terminal.timeZone);
    const running = String(journal.nextNumberOf(day)).padStart(4, "0");
    const number = `${day.slice(5).replace("-", "")}-${running}`;
    return { type: "sale.opened", number, day, amount, reference: input.reference, note: input.note };
  }
}
