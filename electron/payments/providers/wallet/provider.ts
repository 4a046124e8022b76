import type { ProviderRefs } from "../../../../shared/domain/sale.ts";
import type { WalletSettings } from "../../../../shared/domain/settings.ts";
import { walletSystem, type WalletSystem } from "../../../../shared/domain/wallet-systems.ts";
import { conflict, invalidInput, type PosError } from "../../../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { parseBaseUrl } from "../../../http/base-url.ts";
import { testConnection } from "../../../http/connection-test.ts";
import type {
  ChargeIntent,
  ExtraField,
  PaymentProvider,
  PreparedCharge,
  ProviderContext,
  StatusOutcome,
} from "../../port.ts";
import { wireDecimal } from "./amounts.ts";
import { createCalls, type Calls } from "./calls.ts";
import { paymentIdOf } from "./payment-id.ts";
import { createProbe } from "./probe.ts";
import { readyToCharge } from "./ready.ts";
import { ownFields, readSaleFields } from "./sale-fields.ts";
import { sendInvoice } from "./send-invoice.ts";
import { askStatus } from "./ask-status.ts";

export interface WalletOptions {
  readonly settings: WalletSettings;
  readonly context: ProviderContext;
}

/** A wallet's payments can be asked about, and it says itself what must be filled in. */
export type WalletProvider = PaymentProvider & Required<Pick<PaymentProvider, "queryStatus" | "extraFields">>;

const TEST_ANSWER_MS = 15_000;

/**
 * The wallet e-invoice API, the DPAY engine (contracts.md 6): an invoice is made, processed, shown to the customer as
 * a link or an address, and asked about until it is paid. No cancel and no refund are documented.
 */
export function createWalletProvider({ settings, context }: WalletOptions): WalletProvider {
  const base = parseBaseUrl(settings.baseUrl);
  const chosen = walletSystem(settings.system);
  const connectMs = context.timeouts.connectSeconds * 1000;
  const calls: Calls = createCalls(settings, context);
  /** The provider's list as it was last read: what a sale must have filled in. */
  let listed: readonly ExtraField[] = [];

  return {
    id: "wallet",
    capabilities: {
      direction: "merchant-qr",
      codes: "once",
      fiscalization: "none",
      status: true,
      cancel: false,
      refund: "none",
      currency: chosen?.currency ?? "USD",
      least: null,
      most: null,
    },
    insecure: base.ok && base.value.insecure,
    endpoint: base.ok ? base.value.endpoint : "",
    account: settings.clientId,
    readiness: () => {
      const ready = readyToCharge(settings, context.secretsSet);
      return ready.ok ? null : ready.error;
    },

    prepareCharge(intent: ChargeIntent): Result<PreparedCharge, PosError> {
      const ready = readyToCharge(settings, context.secretsSet);
      if (!ready.ok) return ready;
      const { address } = ready.value;
      const system = systemOf(intent, ready.value.system);
      if (!system.ok) return system;
      const { amount } = intent;
      if (amount.minor <= 0) return err(invalidInput("amount", "amount-not-positive"));
      if (amount.currency !== system.value.currency) return err(conflict("currency-differs"));
      const isListed = system.value.code === settings.system;
      const fields = readSaleFields(intent.fields, system.value, isListed ? listed : []);
      if (!fields.ok) return fields;

      const paymentId = paymentIdOf(intent.attemptId);
      const invoice = {
        paymentId,
        amount: wireDecimal(amount),
        description: intent.saleNumber,
        account: settings.account,
        fields: fields.value,
      };
      return ok({
        wire: { amount: invoice.amount, unit: amount.currency },
        endpoint: address.endpoint,
        refs: { reference: paymentId },
        send: (beforeSend, signal, mayGoOn = () => true) =>
          sendInvoice({ ...invoice, system: system.value }, calls, context.now, { beforeSend, signal, mayGoOn }),
      });
    },

    queryStatus: (refs: ProviderRefs, amount, signal): Promise<StatusOutcome> => askStatus(refs, amount, calls, signal),

    async extraFields(signal) {
      const ready = readyToCharge(settings, context.secretsSet);
      if (!ready.ok) return ready;
      const { system } = ready.value;
      const list = await calls.extraFields(system.code, signal);
      if (!list.ok) return list;
      listed = list.value;
      return ok([...ownFields(system), ...listed]);
    },

    testConnection: (signal) =>
      testConnection(
        settings.baseUrl,
        createProbe(settings, context.secret),
        { connectMs, answerMs: TEST_ANSWER_MS, maxBodyBytes: 1024 * 1024 },
        signal,
        context.exchange,
      ),
  };
}

/** The payment system of a sale: the terminal's own, or one chosen for this sale that takes the same currency. */
function systemOf({ fields }: ChargeIntent, own: WalletSystem): Result<WalletSystem, PosError> {
  const asked = fields["system"]?.trim() ?? "";
  if (asked === "") return ok(own);
  const system = walletSystem(asked);
  if (system === null) return err(invalidInput("system", "schema"));
  return system.currency === own.currency ? ok(system) : err(conflict("currency-differs"));
}
