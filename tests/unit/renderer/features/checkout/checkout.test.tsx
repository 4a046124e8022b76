import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { conflict } from "../../../../../shared/errors/pos-error.ts";
import { err } from "../../../../../shared/result.ts";
import { ANOR, liveStatus, NOON } from "../../../../fakes/pos-api.ts";
import { saleEvents } from "../../../../fakes/sales.ts";
import { RECEIPT, show } from "./stand.tsx";

/** A person at the keyboard: faster, and the till would rightly take it for a scanner. */
const person = userEvent.setup({ delay: 50 });
/** The function keys, which user-event does not have. */
const press = (code: string): void => void fireEvent.keyDown(document.body, { code, key: code });
const stage = (name: RegExp): HTMLElement => screen.getByRole("region", { name });
const amount = (): HTMLElement => stage(/^Amount/u);

describe("the amount", () => {
  test("is typed anywhere, by keys of any layout, and shown in groups with its currency", async () => {
    await show();
    await person.keyboard("[Digit1][Digit2][Numpad7][Digit5][Digit0][Digit0]");
    expect(within(amount()).getByText(/^127\s500/u).textContent).toBe("127\u202f500 UZS");
    await person.keyboard("{Backspace}");
    expect(within(amount()).getByText(/^12\s750/u)).toBeTruthy();
    await person.keyboard("{Escape}");
    expect(within(amount()).getByText(/^0/u, { selector: "p" })).toBeTruthy();
  });

  test("is tapped on the keypad, added up and rounded off", async () => {
    await show();
    const keys = within(screen.getByRole("group", { name: "Keypad" }));
    await person.click(keys.getByRole("button", { name: "5" }));
    await person.click(keys.getByRole("button", { name: "000" }));
    await person.click(keys.getByRole("button", { name: "Add up" }));
    await person.click(screen.getByRole("button", { name: "+1\u202f000" }));
    expect(within(amount()).getByText(/^6\s000/u)).toBeTruthy();
    expect(screen.getByText(/^Added up: 5\s000 \+ 1\s000$/u)).toBeTruthy();
  });
});

describe("a sale", () => {
  test("goes from charging to paid to done, each told in words and to a screen reader", async () => {
    const till = await show();
    await till.charge();
    expect(stage(/^Charging · Anor/u).textContent).toContain("Waiting for the bank’s answer");
    // The code of these tests has the shape of another wallet's: said, not refused.
    expect(stage(/^Charging · Anor/u).textContent).toContain("This looks like a Payme code.");
    till.happen(saleEvents.paid(till.attempt()));
    expect(stage(/^Paid · Anor/u).textContent).toContain("127\u202f500\u00a0UZS received");
    expect(
      screen
        .getAllByRole("status")
        .map((s) => s.textContent)
        .join(" "),
    ).toContain("Scan the fiscal receipt.");
    await till.scan(RECEIPT);
    expect(stage(/^Fiscal receipt/u).textContent).toContain("Attaching the receipt");
    till.happen(saleEvents.tryFailed(NOON + 15_000));
    expect(stage(/^Fiscal receipt/u).textContent).toContain("next customer");
    till.happen(saleEvents.fiscalized());
    expect(stage(/^Fiscalized/u).textContent).toContain("Receipt № 2421");
    await person.keyboard("{Enter}");
    expect(within(amount()).getByText(/^0/u, { selector: "p" })).toBeTruthy();
  });

  test("that is declined says that nothing was charged, what to do, what to say, and the provider's words last", async () => {
    const till = await show();
    await till.charge();
    till.happen(saleEvents.declined(till.attempt()));
    const text = stage(/^Declined · Anor/u).textContent;
    const order = ["Nothing was charged.", "another card", "No money was taken.", "Недостаточно средств", "-31630"];
    const places = order.map((part) => text.indexOf(part));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    await person.keyboard("{Escape}");
    expect(till.fake.last().status).toBe("abandoned");
  });

  test("that was not sent is safe to try again", async () => {
    const till = await show();
    till.fake.answer("sales.charge", () => err({ kind: "offline", reason: "refused", detail: "ECONNREFUSED" }));
    await till.charge();
    const text = stage(/^Customer’s QR/u).textContent;
    expect(text).toContain("refused the connection");
    expect(text).toContain("No money was taken.");
  });

  test("whose receipt is refused stays paid and wants another receipt", async () => {
    const till = await show();
    await till.charge();
    till.happen(saleEvents.paid(till.attempt()));
    await till.scan(RECEIPT);
    till.happen(saleEvents.rejected());
    const text = stage(/^Fiscal receipt/u).textContent;
    expect(text).toContain("The payment stands");
    expect(text).toContain("wrong receipt");
    expect(stage(/^Paid/u)).toBeTruthy();
  });
});

describe("a code that looks like another provider's", () => {
  const freedom = { ...ANOR, id: "freedom", codes: "reusable", fiscalization: "none" } as const;

  test("is said with one button that switches, and its key", async () => {
    const till = await show({ status: { provider: ANOR, providers: [ANOR, freedom] } });
    act(() => till.stores.lane.getState().digits("500"));
    await till.scan("freedompay:pass?user_id=U1&card_token=0123456789abcdef");
    const code = within(stage(/^Customer’s QR/u));
    expect(code.getByText("This looks like a code for Freedom Pay.")).toBeTruthy();
    expect(code.getByText(/^Nothing was sent\./u)).toBeTruthy();
    const button = code.getByRole("button", { name: /^Switch to Freedom Pay/u });
    expect(button.getAttribute("aria-keyshortcuts")).toBe("Control+F2");
    await act(async () => {
      fireEvent.click(screen.getByRole("button", { name: /^Switch to Freedom Pay/u }));
      await Promise.resolve();
    });
    const changes = till.fake.calls.filter(({ method }) => method === "settings.change");
    expect(changes).toMatchObject([{ input: { patch: { selectedProvider: "freedom" } } }]);
    expect(till.fake.calls.some(({ method }) => method === "sales.charge")).toBe(false);
    expect(screen.queryByRole("button", { name: /^Switch to/u })).toBeNull();
  });
});

describe("a payment that waits for its customer", () => {
  const freedom = { ...ANOR, id: "freedom", direction: "merchant-qr", fiscalization: "none" } as const;
  const provider = { ...freedom, can: { status: true, cancel: true, refund: "none" } } as const;

  test("is a person's to settle once the provider has not called it off", async () => {
    const till = await show({ status: { provider, providers: [provider] } });
    act(() => till.stores.lane.getState().digits("500"));
    await act(() => till.stores.lane.getState().present());
    const attemptId = till.attempt();
    const presentation = { kind: "qr", text: "https://pay.test/1", expiresAt: null } as const;
    till.happen({ type: "payment.awaiting-customer", attemptId, presentation, refs: {} });
    expect(screen.queryByRole("button", { name: /No payment/u })).toBeNull();
    await person.keyboard("[KeyN]");
    expect(screen.queryByRole("radio", { name: "The customer’s app" })).toBeNull();

    till.fake.answer("sales.cancelPayment", () =>
      err({ kind: "provider-rejected", code: "10012", words: "It cannot be cancelled" }),
    );
    await person.keyboard("{Escape}");
    expect(await screen.findByText(/It cannot be cancelled/u)).toBeTruthy();
    till.tick(60_000);
    await person.keyboard("[KeyN]");
    expect(await screen.findByRole("radio", { name: "The customer’s app" })).toBeTruthy();
  });

  test.each([
    ["wallet", false, "It can’t be paid any more", "E-invoice closed it: its time ran out, or it was ended there."],
    ["freedom", true, "The payment was called off", "Start the payment again, or cancel the sale."],
  ] as const)("that %s ends unpaid is said as what it can have been", async (id, cancel, title, words) => {
    const ending = { ...provider, id, can: { ...provider.can, cancel } } as const;
    const till = await show({ status: { provider: ending, providers: [ending] } });
    act(() => till.stores.lane.getState().digits("500"));
    await act(() => till.stores.lane.getState().present());
    const attemptId = till.attempt();
    const presentation = { kind: "qr", text: "https://pay.test/1", expiresAt: null } as const;
    till.happen({ type: "payment.awaiting-customer", attemptId, presentation, refs: {} });
    till.happen({ type: "payment.cancelled", attemptId, via: "status", who: null });
    expect(screen.getByText(title)).toBeTruthy();
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getAllByText("Nothing was charged.").length).toBeGreaterThan(0);
  });

  test("that is refused asks for no other code where none is scanned", async () => {
    const till = await show({ status: { provider, providers: [provider] } });
    act(() => till.stores.lane.getState().digits("500"));
    await act(() => till.stores.lane.getState().present());
    till.happen(saleEvents.declined(till.attempt()));
    expect(screen.getAllByText("Declined").length).toBeGreaterThan(0);
    expect(screen.queryByText(/scan the new code/u)).toBeNull();
    expect(screen.getByText("Start the payment again, or cancel the sale.")).toBeTruthy();
  });
});

describe("the unknown", () => {
  test("interrupts, asks the one question, and holds “no payment” back until it is time", async () => {
    const till = await show();
    await till.charge();
    till.happen(saleEvents.unknown(till.attempt()));
    expect(
      screen
        .getAllByRole("alert")
        .map((s) => s.textContent)
        .join(" "),
    ).toContain("Don’t charge again");
    expect(stage(/no clear answer/u).textContent).toContain("Is there a payment of 127\u202f500\u00a0UZS at 12:00?");
    expect(screen.getByRole("button", { name: /No payment/u })).toHaveProperty("disabled", true);
    await person.keyboard("n");
    expect(screen.queryByText("Record as not paid")).toBeNull();
  });

  test("is recorded with evidence, who, and a PIN where one is set", async () => {
    const till = await show({ status: { secrets: { set: ["manager.pin"], keptIn: "system" } } });
    await till.charge();
    till.happen(saleEvents.unknown(till.attempt()));
    await person.keyboard("y");
    await person.click(screen.getByRole("button", { name: "Record as paid" }));
    expect(till.fake.calls.some((call) => call.method === "sales.settle")).toBe(false);
    await person.click(screen.getByRole("radio", { name: "The customer’s app" }));
    await person.type(screen.getByLabelText("Manager’s PIN"), "1234");
    await person.click(screen.getByRole("button", { name: "Record as paid" }));
    expect(till.fake.calls.find((call) => call.method === "sales.settle")?.input).toMatchObject({
      outcome: "paid",
      evidence: "customer-app",
      who: "Dilnoza",
      pin: "1234",
    });
    expect(stage(/^Fiscal receipt/u).textContent).toContain("Scan the receipt’s QR");
  });

  test("is left for later by F8, counted in the header, and a late answer is said", async () => {
    const till = await show();
    await till.charge();
    const { id } = till.fake.last();
    till.happen(saleEvents.unknown(till.attempt()));
    press("F8");
    expect(screen.getByRole("button", { name: /1 unknown payment/u })).toBeTruthy();
    act(() => void till.fake.happen(id, [saleEvents.paid(till.attempt(), { via: "late-answer" })], true));
    expect(await screen.findByText(/Late answer: sale 1121-0001.*paid/u)).toBeTruthy();
  });

  test("that comes to light in a sale which was left is not called charged or not charged", async () => {
    const till = await show();
    await till.charge();
    const { id } = till.fake.last();
    till.happen(saleEvents.unknown(till.attempt()), saleEvents.settled(till.attempt(), "not-paid"));
    act(() => till.stores.lane.getState().next());
    act(() => void till.fake.happen(id, [saleEvents.unknown(till.attempt(), { reason: "amount-mismatch" })], true));
    expect(await screen.findByText(/Late answer: sale 1121-0001.*look into it/u)).toBeTruthy();
  });

  test("contradicted by the provider is an alarm of its own", async () => {
    const till = await show();
    await till.charge();
    const id = till.attempt();
    till.happen(
      saleEvents.unknown(id),
      saleEvents.settled(id, "not-paid"),
      saleEvents.paid(id, { via: "late-answer" }),
    );
    expect(stage(/^Two answers/u).textContent).toContain("Anor says: paid");
  });
});

describe("nothing can be charged", () => {
  test("and the stage says why, with the way to the settings", async () => {
    const problem = { kind: "not-configured", reason: "unit-not-chosen" } as const;
    const provider = { ...ANOR, ready: false, problem };
    await show({ status: { provider, providers: [provider] } });
    expect(stage(/^Customer’s QR/u).textContent).toContain("The unit of the amount is not chosen yet.");
    expect(screen.getByRole("button", { name: "Open settings" })).toBeTruthy();
  });

  test("a code scanned before is named with its sale", async () => {
    const till = await show();
    till.fake.answer("sales.charge", () => err(conflict("code-used", { id: "S9", number: "1121-0009" })));
    await till.charge();
    expect(stage(/^Customer’s QR/u).textContent).toContain("Sale 1121-0009 holds the old one.");
  });
});

describe("the till around the lane", () => {
  test("says that it trains and that a browser is no shop", async () => {
    const { settings } = liveStatus();
    await show({ status: { mode: "training", host: "browser", settings: { ...settings, mode: "training" } } });
    expect(screen.getByText("Training: no real money moves")).toBeTruthy();
    expect(screen.getByText(/not for a shop/u)).toBeTruthy();
    expect(document.documentElement.dataset["mode"]).toBe("training");
  });

  test("speaks another language at once", async () => {
    const till = await show();
    await person.click(screen.getByRole("button", { name: /Русский/u }));
    expect(await screen.findByRole("region", { name: /^Сумма/u })).toBeTruthy();
    expect(till.fake.calls.at(-1)).toMatchObject({ method: "settings.change", input: { patch: { locale: "ru" } } });
  });

  test("types a code by hand where there is no scanner", async () => {
    const till = await show();
    await person.keyboard("[Digit5][Digit0][Digit0]");
    press("F2");
    await person.type(screen.getByLabelText("Customer’s code"), "50501234567890126427{Enter}");
    expect(till.fake.calls.some((call) => call.method === "sales.charge")).toBe(true);
  });
});
