import type { FreedomSettings } from "../../../../shared/domain/settings.ts";
import { toMajorText, type Money } from "../../../../shared/domain/money.ts";
import type { ProviderRefs } from "../../../../shared/domain/sale.ts";
import { conflict, invalidInput, type PosError } from "../../../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { parseBaseUrl, type BaseUrl } from "../../../http/base-url.ts";
import { testConnection } from "../../../http/connection-test.ts";
import type { HttpRequest } from "../../../http/messages.ts";
import { callProvider } from "../../answers/call.ts";
import type { ChargeIntent, PaymentProvider, PreparedCharge, ProviderContext, StatusOutcome } from "../../port.ts";
import { cancelOutcome, refundOutcome } from "./classic-outcome.ts";
import { cancelRequest, initRequest, payRequest, revokeRequest, statusRequest, type Merchant } from "./client.ts";
import { customerIn, initOutcome, payOutcome } from "./invoice-outcome.ts";
import { parsePass, type Pass } from "./pass.ts";
import { probe } from "./probe.ts";
import { ready, SECRET } from "./ready.ts";
import { statusOutcome } from "./status-outcome.ts";
import { refsOf } from "./transform.ts";
import type { SentInvoice } from "./verdict.ts";

export interface FreedomOptions {
  readonly settings: FreedomSettings;
  readonly context: ProviderContext;
}

/** Everything that is optional in the port is there. */
export type FreedomProvider = PaymentProvider &
  Required<Pick<PaymentProvider, "queryStatus" | "cancel" | "prepareRefund">>;

const LONGEST_CODE = 512;
/** What moves no money is asked again anyway. */
const QUICK_ANSWER_MS = 15_000;

/**
 * Freedom Pay's invoices (contracts.md 4). `merchant-qr`: an invoice is made and its QR shown. `customer-pass`: an
 * invoice is made and paid at once with the customer's saved card (source 2). How both go: docs/decisions/0010.
 */
export function createFreedomProvider({ settings, context }: FreedomOptions): FreedomProvider {
  const base = parseBaseUrl(settings.baseUrl);
  const isPass = settings.flow === "customer-pass";
  const connectMs = context.timeouts.connectSeconds * 1000;
  const listenMs = context.timeouts.listenSeconds * 1000;
  const quickly = { connectMs, answerMs: Math.min(listenMs, QUICK_ANSWER_MS) };
  const { observer, exchange } = context;
  const call = (request: HttpRequest, signal: AbortSignal, answerMs: number, beforeSend?: () => void) =>
    callProvider(request, { limits: { connectMs, answerMs }, signal, beforeSend, observer, exchange });

  /** The merchant's key, where it can be read now. */
  async function secretKey(): Promise<string | null> {
    const found = await context.secret(SECRET);
    return found.ok && found.value !== "" ? found.value : null;
  }

  async function merchant(): Promise<Merchant | null> {
    const secret = await secretKey();
    return base.ok && secret !== null ? { base: base.value, merchantId: settings.merchantId, secret } : null;
  }

  async function ask(refs: ProviderRefs, amount: Money | null, signal: AbortSignal): Promise<StatusOutcome> {
    const who = await merchant();
    const { reference, transactionId = null } = refs;
    if (who === null) return { kind: "unanswered", detail: "no address, or the secret key cannot be read" };
    if (reference === undefined) return { kind: "unanswered", detail: "the order id is not known" };
    const sent = { orderId: reference, invoiceId: transactionId, amount, secrets: [who.secret] };
    return statusOutcome(await call(statusRequest(who, reference), signal, quickly.answerMs), sent, isPass);
  }

  function charge(intent: ChargeIntent, address: BaseUrl, pass: Pass | null): PreparedCharge {
    const { attemptId, amount, saleNumber } = intent;
    return {
      wire: { amount: toMajorText(amount), unit: amount.currency },
      endpoint: address.endpoint,
      refs: refsOf(attemptId, null),
      async send(beforeSend, signal, mayGoOn = () => true) {
        const secret = await secretKey();
        if (secret === null) return { kind: "not-sent", reason: "secret-unavailable", detail: SECRET };
        const who = { base: address, merchantId: settings.merchantId, secret };
        const secrets = [secret, ...(pass === null ? [] : [pass.userId, pass.cardToken])];
        const sent: SentInvoice = { orderId: attemptId, invoiceId: null, amount, secrets };
        const request = initRequest(who, attemptId, amount, `Sale ${saleNumber}`);
        const invoice = initOutcome(await call(request, signal, listenMs, beforeSend), sent);
        if (invoice.kind !== "invoice") return invoice;
        const refs = refsOf(attemptId, invoice.invoiceId);
        if (pass === null) {
          return { kind: "awaiting-customer", presentation: { kind: "qr", text: invoice.qr, expiresAt: null }, refs };
        }
        const customer = customerIn(invoice);
        if (customer === null) {
          const detail = "the invoice's QR names no customer; the pass was not charged";
          return { kind: "unknown", reason: "unexpected-answer", detail, refs };
        }
        if (!mayGoOn()) {
          const detail = "the invoice came too late; the pass was not charged";
          return { kind: "unknown", reason: "no-answer", detail, refs };
        }
        const paid = await call(payRequest(who, customer, pass), signal, listenMs);
        return payOutcome(paid, { ...sent, invoiceId: invoice.invoiceId });
      },
    };
  }

  return {
    id: "freedom",
    capabilities: {
      direction: isPass ? "customer-code" : "merchant-qr",
      codes: "reusable",
      fiscalization: "none",
      status: true,
      cancel: true,
      refund: "partial",
      currency: settings.currency,
      least: null,
      most: null,
    },
    insecure: base.ok && base.value.insecure,
    endpoint: base.ok ? base.value.endpoint : "",
    account: settings.merchantId,
    readiness: () => {
      const address = ready(settings, context.secretsSet);
      return address.ok ? null : address.error;
    },

    prepareCharge(intent): Result<PreparedCharge, PosError> {
      const address = ready(settings, context.secretsSet);
      if (!address.ok) return address;
      if (intent.amount.currency !== settings.currency) return err(conflict("currency-differs"));
      if (intent.amount.minor <= 0) return err(invalidInput("amount", "amount-not-positive"));
      if (!isPass) return ok(charge(intent, address.value, null));
      const { code } = intent;
      if (code === null || code.trim() === "") return err(invalidInput("code", "code-empty"));
      if (code.length > LONGEST_CODE) return err(invalidInput("code", "code-too-long"));
      const pass = parsePass(code);
      if (pass === null) return err(invalidInput("code", "schema", "not a saved-card pass"));
      return ok(charge(intent, address.value, pass));
    },

    queryStatus: ask,

    async cancel(refs, signal) {
      const who = await merchant();
      if (who === null) return { kind: "unanswered", detail: "no address, or the secret key cannot be read" };
      const invoiceId = refs.transactionId ?? (await invoiceIdOf(refs, signal));
      if (invoiceId === null) return { kind: "unanswered", detail: "the invoice's id is not known" };
      const sent = { script: "cancel.php", invoiceId, amount: null, secret: who.secret } as const;
      return cancelOutcome(await call(cancelRequest(who, invoiceId), signal, quickly.answerMs), sent);
    },

    prepareRefund({ amount, paid, refs }) {
      const { transactionId: invoiceId } = refs;
      if (!base.ok) return err({ kind: "not-configured", reason: "base-url-missing" });
      const isTooMuch = amount.minor > paid.minor || amount.currency !== paid.currency;
      if (invoiceId === undefined || isTooMuch) return err(conflict("refund-not-possible"));
      if (amount.minor <= 0) return err(invalidInput("amount", "amount-not-positive"));
      return ok({
        async send(beforeSend, signal) {
          const who = await merchant();
          if (who === null) return { kind: "not-sent", reason: "secret-unavailable", detail: SECRET };
          const sent = { script: "revoke.php", invoiceId, amount, secret: who.secret } as const;
          const result = await call(revokeRequest(who, invoiceId, amount), signal, listenMs, beforeSend);
          return refundOutcome(result, sent);
        },
      });
    },

    testConnection: (signal) =>
      testConnection(
        settings.baseUrl,
        probe(settings.merchantId, secretKey),
        { ...quickly, maxBodyBytes: 1024 * 1024 },
        signal,
        exchange,
      ),
  };

  /** The provider's id of an invoice whose answer was lost; null also of one that is not waiting any more. */
  async function invoiceIdOf(refs: ProviderRefs, signal: AbortSignal): Promise<string | null> {
    const outcome = await ask(refs, null, signal);
    return outcome.kind === "pending" ? (outcome.refs.transactionId ?? null) : null;
  }
}
