import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { HistoryPanel, WaitingPanel } from "../../../../../renderer/features/history/index.ts";
import type { SaleEvent } from "../../../../../shared/domain/events.ts";
import type { Sale } from "../../../../../shared/domain/sale.ts";
import type { ProviderStatus } from "../../../../../shared/ipc/status.ts";
import { err } from "../../../../../shared/result.ts";
import { saleEvents as e, saleOf } from "../../../../fakes/sales.ts";
import { ANOR, NOON, stand, statusWith, type Answers } from "./stand.tsx";

const usd = { minor: 12_550, currency: "USD" } as const;
const opened = e.opened({ amount: usd });
const charged = [
  opened,
  e.recorded("A1", { provider: "freedom", amount: usd, fiscalization: "none", code: null }),
  e.sent(),
];
const paid = saleOf([...charged, e.paid()]);
const asked: SaleEvent[] = [
  { type: "refund.recorded", attemptId: "A1", refundId: "R1", amount: usd, who: "Dilnoza", why: "torn" },
  { type: "refund.sent", attemptId: "A1", refundId: "R1" },
];
const lost = saleOf([
  ...charged,
  e.paid(),
  ...asked,
  { type: "refund.unknown", attemptId: "A1", refundId: "R1", reason: "no-answer", detail: "" },
]);
const waiting = saleOf([
  ...charged,
  { type: "payment.awaiting-customer", attemptId: "A1", presentation: { kind: "customer-device" }, refs: {} },
]);

function freedom(can: Partial<ProviderStatus["can"]>): ProviderStatus {
  return { ...ANOR, id: "freedom", currency: "USD", can: { status: true, cancel: true, refund: "partial", ...can } };
}

interface More {
  readonly after?: Sale;
  readonly pin?: boolean;
  readonly answers?: Answers;
}

async function open(sale: Sale, can: Partial<ProviderStatus["can"]> = {}, more: More = {}) {
  const { after = sale, pin = false } = more;
  const done = () => ({ ok: true, value: after }) as const;
  const answers: Answers = {
    "sales.ofDay": () => ({ ok: true, value: [sale] }),
    "sales.story": () => ({ ok: true, value: { sale, events: [] } }),
    "sales.refund": done,
    "sales.refundByHand": done,
    "sales.askStatus": done,
    "sales.cancelPayment": done,
    ...more.answers,
  };
  const user = userEvent.setup();
  const status = statusWith({
    providers: [ANOR, freedom(can)],
    secrets: { set: pin ? ["manager.pin"] : [], keptIn: "system" },
  });
  const till = await stand(<HistoryPanel onClose={vi.fn<() => void>()} />, { answers, status });
  await user.click(screen.getByText("1121-0001"));
  return { ...till, user };
}

describe("a refund", () => {
  it("is sent in part, in cents, with who, why and the PIN, and only by the last button", async () => {
    const { user, calls } = await open(paid, {}, { after: saleOf([...charged, e.paid(), ...asked]), pin: true });
    await user.click(screen.getByRole("button", { name: "Refund" }));
    const amount = screen.getByLabelText<HTMLInputElement>("Amount to give back, USD");
    expect(amount.value).toBe("125,50");
    await user.clear(amount);
    await user.type(amount, "1999999");
    await user.click(screen.getByRole("button", { name: /^Refund 19/u }));
    expect(screen.getByText("From the smallest coin to 125,50 USD.")).toBeTruthy();
    await user.clear(amount);
    await user.type(amount, "1250");
    expect(amount.value).toBe("12,50");
    await user.click(screen.getByRole("button", { name: "Refund 12,50 USD" }));
    expect(screen.getByText("Say why, in a word or two.")).toBeTruthy();
    await user.type(screen.getByLabelText("Why"), "torn");
    await user.type(screen.getByLabelText("Manager’s PIN"), "1357");
    expect(calls.some((call) => call.method === "sales.refund")).toBe(false);
    await user.click(screen.getByRole("button", { name: "Refund 12,50 USD" }));
    expect(calls.findLast((call) => call.method === "sales.refund")?.input).toEqual({
      saleId: "S1",
      attemptId: "A1",
      amount: 1_250,
      who: "Cashier 1",
      why: "torn",
      pin: "1357",
    });
    expect(await screen.findByText("Refund on its way")).toBeTruthy();
    expect(screen.getByText(/One refund is still open/u)).toBeTruthy();
  });

  it("is for the whole amount where the provider gives back nothing less", async () => {
    const { user, calls } = await open(paid, { refund: "full" });
    await user.click(screen.getByRole("button", { name: "Refund" }));
    expect(screen.queryByLabelText(/Amount to give back/u)).toBeNull();
    await user.type(screen.getByLabelText("Why"), "torn");
    await user.click(screen.getByRole("button", { name: "Refund 125,50 USD" }));
    expect(calls.findLast((call) => call.method === "sales.refund")?.input).toMatchObject({ amount: 12_550 });
  });

  it("is put on record where the provider knows none, with how it was done", async () => {
    const { user, calls } = await open(paid, { refund: "none" });
    expect(screen.getByText("Freedom Pay takes no refunds from a till.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Refund" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Record a refund by hand" }));
    await user.type(screen.getByLabelText("Why"), "torn");
    await user.click(screen.getByRole("button", { name: /^Record 125,50/u }));
    expect(screen.getByText("Say how the money went back.")).toBeTruthy();
    await user.type(screen.getByLabelText("How was it given back?"), "in cash");
    await user.click(screen.getByRole("button", { name: /^Record 125,50/u }));
    expect(calls.findLast((call) => call.method === "sales.refundByHand")?.input).toEqual({
      saleId: "S1",
      attemptId: "A1",
      amount: 12_550,
      who: "Cashier 1",
      why: "torn",
      how: "in cash",
    });
  });

  it("of unknown end is settled where it waits, with what was looked at", async () => {
    const user = userEvent.setup();
    const { calls } = await stand(<WaitingPanel onClose={vi.fn<() => void>()} />, {
      answers: { "sales.waiting": () => ({ ok: true, value: { unknown: [lost], customers: [], receipts: [] } }) },
      now: () => NOON,
    });
    const form = screen.getByRole("region", { name: "Did the refund go through?" });
    await user.click(within(form).getByRole("button", { name: "No, nothing went back" }));
    expect(within(form).getByRole("alert").textContent).toBe("Say first what you looked at.");
    await user.click(within(form).getByRole("radio", { name: "The provider’s cabinet" }));
    await user.click(within(form).getByRole("button", { name: "No, nothing went back" }));
    expect(calls.at(-1)).toEqual({
      method: "sales.settleRefund",
      input: {
        saleId: "S1",
        attemptId: "A1",
        refundId: "R1",
        outcome: "not-refunded",
        who: "Cashier 1",
        evidence: "provider-cabinet",
        why: "",
      },
    });
  });
});

describe("a payment that waits for its customer", () => {
  it("is asked about at once", async () => {
    const { user, calls } = await open(waiting);
    await user.click(screen.getByRole("button", { name: "Ask the provider now" }));
    expect(calls.at(-1)).toEqual({ method: "sales.askStatus", input: { saleId: "S1", attemptId: "A1" } });
    expect(await screen.findByText("Asked at 12:00: nothing new.")).toBeTruthy();
  });

  it("is called off only after asking once more, by somebody", async () => {
    const { user, calls } = await open(waiting);
    await user.click(screen.getByRole("button", { name: "Call the payment off" }));
    expect(calls.some((call) => call.method === "sales.cancelPayment")).toBe(false);
    await user.click(screen.getByRole("button", { name: "Yes, call it off" }));
    expect(calls.at(-1)).toEqual({
      method: "sales.cancelPayment",
      input: { saleId: "S1", attemptId: "A1", who: "Cashier 1" },
    });
  });

  it("is a person's to settle when the provider does not call it off", async () => {
    const refused = () => err({ kind: "provider-rejected", code: "10012", words: "It cannot be cancelled" } as const);
    const { user } = await open(waiting, {}, { answers: { "sales.cancelPayment": refused } });
    expect(screen.queryByRole("radio", { name: "The customer’s app" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Call the payment off" }));
    await user.click(screen.getByRole("button", { name: "Yes, call it off" }));
    expect(await screen.findByText(/It cannot be cancelled/u)).toBeTruthy();
    expect(screen.getByRole("radio", { name: "The customer’s app" })).toBeTruthy();
  });

  it("offers neither where the provider can do neither", async () => {
    await open(waiting, { status: false, cancel: false });
    expect(screen.queryByRole("button", { name: "Ask the provider now" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Call the payment off" })).toBeNull();
  });
});
