import type { SaleEvent } from "../../shared/domain/events.ts";
import type { NewEvent } from "../../electron/journal/port.ts";

/** A paid and fiscalized sale as the till writes it: what goes into one transaction stands together. */
export function saleBatches(n: number): readonly (readonly NewEvent[])[] {
  const { id, events } = saleStory(n);
  const [opened, recorded, ...rest] = events;
  if (!opened || !recorded) throw new Error("a sale has events");
  const bound = (event: SaleEvent): NewEvent => ({ saleId: id, event });
  return [[bound(opened), bound(recorded)], ...rest.map((event) => [bound(event)])];
}

/** The events of the n-th sale, about six hundred of them a day. */
export function saleStory(n: number): { readonly id: string; readonly events: readonly SaleEvent[] } {
  const number = String(n).padStart(12, "0");
  const id = `01JD${number.padStart(22, "0")}`;
  const attemptId = `01JE${number.padStart(22, "0")}`;
  const day = dayOf(n);
  const amount = { minor: (1 + (n % 900)) * 50_000, currency: "UZS" } as const;
  const url = `https://ofd.soliq.uz/check?t=UZ170703100597&r=${n + 1}&c=20230104121801&s=${number}`;
  const receipt = {
    url,
    terminalId: "UZ170703100597",
    number: String(n + 1),
    issuedAt: 1_672_816_681_000,
    sign: number,
  };
  return {
    id,
    events: [
      {
        type: "sale.opened",
        number: `${day.slice(5).replace("-", "")}-${n % 600}`,
        day,
        amount,
        reference: "",
        note: "",
      },
      {
        type: "payment.recorded",
        attemptId,
        provider: "anor",
        amount,
        wire: { amount: String(amount.minor / 100), unit: "sum" },
        endpoint: "192.168.1.50:8080",
        fiscalization: "receipt-url",
        code: { fingerprint: number.padStart(64, "0"), mask: "5050…6427" },
        refs: {},
      },
      { type: "payment.sent", attemptId },
      {
        type: "payment.paid",
        attemptId,
        via: "answer",
        refs: { transactionId: `0e03a2f1-0000-4000-8000-${number}`, paymentId: `696e0246c9a1${number}` },
        payer: { card: `860012••••••${cardTail(n)}`, phone: "••••••••5009" },
        words: "Payment completed successfully",
        tookMs: 1_400,
      },
      { type: "fiscal.receipt-scanned", receipt },
      { type: "fiscal.fiscalized", words: "Fiscalization completed successfully" },
    ],
  };
}

/** What people read of the card that paid the n-th sale. */
export function cardTail(n: number): string {
  return String((n * 7919) % 10_000).padStart(4, "0");
}

/** The business day of the n-th sale. */
export function dayOf(n: number): string {
  return new Date(Date.UTC(2022, 0, 1) + Math.floor(n / 600) * 86_400_000).toISOString().slice(0, 10);
}
