import type { AmountUnit, AnorSettings, Settings } from "../../../../shared/domain/settings.ts";
import { toUnits } from "../../../../shared/domain/money.ts";
import type { Receipt } from "../../../../shared/domain/receipt.ts";
import type { ProviderRefs } from "../../../../shared/domain/sale.ts";
import { isSavedCardPass } from "../../../../shared/domain/scan.ts";
import { invalidInput, type PosError } from "../../../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { testConnection } from "../../../http/connection-test.ts";
import { parseBaseUrl, type BaseUrl } from "../../../http/base-url.ts";
import type { Exchange } from "../../../http/exchange.ts";
import type { AttachOutcome, ChargeIntent, ExchangeObserver, PaymentProvider, PreparedCharge } from "../../port.ts";
import { classify } from "./classify.ts";
import { postAttach, postCharge } from "./client.ts";
import { probe } from "./probe.ts";

export interface AnorOptions {
  readonly settings: AnorSettings;
  /** `listenSeconds` is how long a charge's answer is waited for, late answers included. */
  readonly timeouts: Pick<Settings["timeouts"], "connectSeconds" | "listenSeconds">;
  readonly observer: ExchangeObserver;
  readonly exchange?: Exchange | undefined;
}

/** A payment through Anor is not finished without its receipt. */
export type AnorProvider = PaymentProvider & Required<Pick<PaymentProvider, "attachReceipt">>;

/** Tiyin per unit of `amount`. Which of the two is meant is a setting: the vendor contradicts itself (contracts.md 1.4). */
const MINOR_PER_UNIT: Readonly<Record<AmountUnit, number>> = { sum: 100, tiyin: 1 };

/** The longest code that can be a wallet's pass; the till's scan recognition knows the same bound. */
const LONGEST_CODE = 512;
/** A receipt is tried again anyway, so its answer need not be waited for as long as money's. */
const ATTACH_ANSWER_MS = 60_000;
const TEST_ANSWER_MS = 15_000;

/**
 * Anor through a FiscalBox device (contracts.md 1). The customer's code is charged; a Soliq receipt's link is attached
 * afterwards. FiscalBox has no authentication, no status call and no idempotency key.
 */
export function createAnorProvider({ settings, timeouts, observer, exchange }: AnorOptions): AnorProvider {
  const base = parseBaseUrl(settings.baseUrl);
  const connectMs = timeouts.connectSeconds * 1000;
  const listenMs = timeouts.listenSeconds * 1000;

  return {
    id: "anor",
    capabilities: {
      direction: "customer-code",
      codes: "once",
      fiscalization: "receipt-url",
      status: false,
      cancel: false,
      refund: "none",
      currency: "UZS",
      least: null,
      most: null,
    },
    insecure: base.ok && base.value.insecure,
    endpoint: base.ok ? base.value.endpoint : "",
    account: null,
    readiness: () => {
      const ready = readyToCharge(settings);
      return ready.ok ? null : ready.error;
    },

    prepareCharge(intent: ChargeIntent): Result<PreparedCharge, PosError> {
      const ready = readyToCharge(settings);
      if (!ready.ok) return ready;
      const { address, unit } = ready.value;
      const { code, amount } = intent;
      if (code === null || code.trim() === "") return err(invalidInput("code", "code-empty"));
      if (code.length > LONGEST_CODE) return err(invalidInput("code", "code-too-long"));
      // A bearer secret of another provider's.
      if (isSavedCardPass(code)) return err(invalidInput("code", "code-is-saved-card"));
      if (amount.minor <= 0) return err(invalidInput("amount", "amount-not-positive"));
      const units = toUnits(amount, MINOR_PER_UNIT[unit]);
      if (!units.ok) return err(invalidInput("amount", "amount-loses-minor-units"));

      const wire = { amount: String(units.value), unit };
      const limits = { connectMs, answerMs: listenMs };
      return ok({
        wire,
        endpoint: address.endpoint,
        refs: {},
        async send(beforeSend, signal) {
          const body = { amount: units.value, qr_code: code };
          const result = await postCharge(address, body, { limits, signal, beforeSend, observer, exchange });
          return classify({ phase: "charge", amount: wire.amount, code }, result);
        },
      });
    },

    async attachReceipt(refs: ProviderRefs, receipt: Receipt, signal: AbortSignal): Promise<AttachOutcome> {
      // Neither a disabled provider nor an unset unit keeps a paid sale from its receipt.
      if (!base.ok) return cannotYet("unreachable", `no usable address: ${base.error}`);
      const { transactionId } = refs;
      if (transactionId === undefined) return cannotYet("id-mismatch", "the transaction id is not known yet");
      const limits = { connectMs, answerMs: Math.min(listenMs, ATTACH_ANSWER_MS) };
      const body = { transaction_id: transactionId, qr_code: receipt.url };
      const result = await postAttach(base.value, body, { limits, signal, observer, exchange });
      return classify({ phase: "attach", transactionId }, result);
    },

    testConnection: (signal) =>
      testConnection(
        settings.baseUrl,
        probe,
        { connectMs, answerMs: TEST_ANSWER_MS, maxBodyBytes: 1024 * 1024 },
        signal,
        exchange,
      ),
  };
}

/** The address and unit of a charge, or the first thing that is missing. */
function readyToCharge(settings: AnorSettings): Result<{ address: BaseUrl; unit: AmountUnit }, PosError> {
  if (!settings.enabled) return err({ kind: "not-configured", reason: "provider-disabled" });
  const base = parseBaseUrl(settings.baseUrl);
  if (!base.ok) {
    if (base.error === "public-http") return err({ kind: "not-configured", reason: "base-url-public-http" });
    const detail = base.error === "missing" ? {} : { detail: base.error };
    return err({ kind: "not-configured", reason: "base-url-missing", ...detail });
  }
  if (settings.unit.state === "unset") return err({ kind: "not-configured", reason: "unit-not-chosen" });
  return ok({ address: base.value, unit: settings.unit.unit });
}

function cannotYet(reason: "unreachable" | "id-mismatch", detail: string): AttachOutcome {
  return { kind: "retry", reason, detail, retryAfterMs: null };
}
