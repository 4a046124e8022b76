import type { AppotapaySettings } from "../../../../shared/domain/settings.ts";
import type { Money } from "../../../../shared/domain/money.ts";
import type { ProviderRefs } from "../../../../shared/domain/sale.ts";
import type { PosError } from "../../../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { parseBaseUrl, type BaseUrl } from "../../../http/base-url.ts";
import { testConnection } from "../../../http/connection-test.ts";
import { callProvider } from "../../answers/call.ts";
import type {
  ChargeIntent,
  ChargeOutcome,
  PaymentProvider,
  PreparedCharge,
  ProviderContext,
  StatusOutcome,
} from "../../port.ts";
import { classify } from "./classify.ts";
import { createRequest, detailRequest, type SignedRequest, type Signing } from "./client.ts";
import { bytesOf, isReference, LEAST, orderOf } from "./order.ts";
import { probeWith } from "./probe.ts";
import { readyToCharge } from "./readiness.ts";
import { serials } from "./signatures.ts";

export interface AppotapayOptions {
  readonly settings: AppotapaySettings;
  readonly context: ProviderContext;
}

/** AppotaPay has a status call and nothing to call off or pay back with (contracts.md 5.3). */
export type AppotapayProvider = PaymentProvider & Required<Pick<PaymentProvider, "queryStatus">>;

/** A poll is repeated anyway, so its answer need not be waited for as long as an order's. */
const STATUS_ANSWER_MS = 15_000;
const TEST_ANSWER_MS = 15_000;
const MAX_TEST_BYTES = 1024 * 1024;

/**
 * AppotaPay POS (source 3; contracts.md 5): an order is made under the attempt's id and paid by VietQR from the till's
 * screen or by card at a terminal; its outcome comes by the detail call. Always VND.
 */
export function createAppotapayProvider({ settings, context }: AppotapayOptions): AppotapayProvider {
  const { timeouts, observer, exchange } = context;
  const base = parseBaseUrl(settings.baseUrl);
  const connectMs = timeouts.connectSeconds * 1000;
  const listenMs = timeouts.listenSeconds * 1000;
  const method = settings.flow === "device" ? "POS" : "QR";
  const nextSerial = serials(context.now);

  /** Both secrets, read when they are needed and kept nowhere. */
  async function signing(): Promise<Result<Signing, string>> {
    const [apiKey, secretKey] = [await context.secret("appotapay.apiKey"), await context.secret("appotapay.secretKey")];
    if (!apiKey.ok || !apiKey.value) return err("the API key of AppotaPay cannot be read");
    if (!secretKey.ok || !secretKey.value) return err("the secret key of AppotaPay cannot be read");
    const credentials = { partnerCode: settings.partnerCode, apiKey: apiKey.value, secretKey: secretKey.value };
    return ok({ credentials, serial: nextSerial() });
  }

  /** The probe's request: the detail of an order, signed. */
  async function signedDetail(address: BaseUrl, reference: string): Promise<Result<SignedRequest, string>> {
    if (settings.partnerCode === "") return err("the partner code is not set");
    const signed = await signing();
    return signed.ok ? ok(detailRequest(address, reference, signed.value)) : signed;
  }

  return {
    id: "appotapay",
    capabilities: {
      direction: settings.flow === "device" ? "customer-device" : "merchant-qr",
      codes: "once",
      fiscalization: "none",
      status: true,
      cancel: false,
      refund: "none",
      currency: "VND",
      least: LEAST,
      most: null,
    },
    insecure: base.ok && base.value.insecure,
    endpoint: base.ok ? base.value.endpoint : "",
    account: settings.partnerCode,
    readiness: () => {
      const ready = readyToCharge(settings, context.secretsSet);
      return ready.ok ? null : ready.error;
    },

    prepareCharge(intent: ChargeIntent): Result<PreparedCharge, PosError> {
      const ready = readyToCharge(settings, context.secretsSet);
      if (!ready.ok) return ready;
      const address = ready.value;
      const order = orderOf(intent, settings.terminalId, method);
      if (!order.ok) return order;
      const { partner_ref_id: reference, amount } = order.value;

      return ok({
        wire: { amount: String(amount), unit: "VND" },
        endpoint: address.endpoint,
        refs: { reference },
        async send(beforeSend, signal): Promise<ChargeOutcome> {
          const signed = await signing();
          if (!signed.ok) return { kind: "not-sent", reason: "secret-unavailable", detail: signed.error };
          const { request, secrets } = createRequest(address, bytesOf(order.value), signed.value);
          const limits = { connectMs, answerMs: listenMs };
          const result = await callProvider(request, { limits, signal, beforeSend, observer, exchange });
          const expected = { reference, transactionId: null, amount: intent.amount, echoesReference: true, secrets };
          return classify({ phase: "charge", method, ...expected }, result);
        },
      });
    },

    async queryStatus(refs: ProviderRefs, amount: Money, signal: AbortSignal): Promise<StatusOutcome> {
      // Neither a disabled provider nor a missing terminal keeps an open order from its outcome.
      if (!base.ok) return { kind: "unanswered", detail: `no usable address: ${base.error}` };
      const { reference, transactionId = null } = refs;
      if (reference === undefined || !isReference(reference)) {
        return { kind: "unanswered", detail: "the order's reference is not known" };
      }
      const signed = await signing();
      if (!signed.ok) return { kind: "unanswered", detail: signed.error };
      const { request, secrets } = detailRequest(base.value, reference, signed.value);
      const limits = { connectMs, answerMs: Math.min(listenMs, STATUS_ANSWER_MS) };
      const result = await callProvider(request, { limits, signal, observer, exchange });
      return classify({ phase: "status", reference, transactionId, amount, echoesReference: false, secrets }, result);
    },

    testConnection: (signal) => {
      const limits = { connectMs, answerMs: TEST_ANSWER_MS, maxBodyBytes: MAX_TEST_BYTES };
      return testConnection(settings.baseUrl, probeWith(signedDetail), limits, signal, exchange);
    },
  };
}
