import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { HistoryPanel, WaitingPanel } from "../../../../../renderer/features/history/index.ts";
import { saleEvents as e, saleOf } from "../../../../fakes/sales.ts";
import { NOON, stand, type Answers } from "./stand.tsx";

const paid = saleOf([e.opened(), e.recorded(), e.sent(), e.paid(), e.receiptScanned(), e.fiscalized()], "S1");
const declined = saleOf([e.opened({ number: "1121-0002" }), e.recorded(), e.sent(), e.declined()], "S2");
const missing = saleOf([e.opened({ number: "1121-0003" }), e.recorded(), e.sent(), e.paid()], "S3");
const unknown = saleOf([e.opened({ number: "1121-0004" }), e.recorded(), e.sent(), e.unknown()], "S4");
const answers: Answers = {
  "sales.ofDay": () => ({ ok: true, value: [unknown, missing, declined, paid] }),
  "sales.waiting": () => ({ ok: true, value: { unknown: [unknown], customers: [], receipts: [missing] } }),
  "sales.story": () => ({
    ok: true,
    value: { sale: paid, events: [{ seq: 7, at: NOON, saleId: "S1", event: e.sent(), hash: "" }] },
  }),
};

describe("the sales of a day", () => {
  it("is walked and opened by keys, and comes back to its row", async () => {
    const user = userEvent.setup();
    await stand(<HistoryPanel onClose={vi.fn<() => void>()} />, { answers });
    const list = screen.getByRole("list", { name: "Sales" });
    expect(within(list).getAllByRole("button")).toHaveLength(4);
    await user.click(screen.getByRole("searchbox", { name: "Find" }));
    await user.keyboard("{ArrowDown}{ArrowDown}{End}{Enter}");
    expect(screen.getByRole("heading", { name: "Sale 1121-0001" })).toBeTruthy();
    expect(await screen.findByText("Request sent.")).toBeTruthy();
    expect(screen.getByText("127500 sums to 192.168.1.50:8080")).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(document.activeElement?.textContent).toContain("1121-0001");
  });

  it("narrows down while typing, and says so when nothing fits", async () => {
    const user = userEvent.setup();
    await stand(<HistoryPanel onClose={vi.fn<() => void>()} />, { answers });
    await user.click(screen.getByRole("radio", { name: "Not charged" }));
    await waitFor(() => expect(screen.queryByText("1121-0001")).toBeNull());
    expect(screen.getByText("1121-0002")).toBeTruthy();
    await user.type(screen.getByRole("searchbox"), "zzz");
    expect(await screen.findByText("No sale fits this filter.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Show all" }));
    expect(await screen.findByText("1121-0001")).toBeTruthy();
  });

  it("abandons only after asking once more", async () => {
    const user = userEvent.setup();
    const abandoned = { ...declined, status: "abandoned" as const, updatedAt: declined.updatedAt + 1 };
    const { calls } = await stand(<HistoryPanel onClose={vi.fn<() => void>()} />, {
      answers: { ...answers, "sales.abandon": () => ({ ok: true, value: abandoned }) },
    });
    await user.click(screen.getByText("1121-0002"));
    await user.click(screen.getByRole("button", { name: "Abandon the sale" }));
    expect(calls.some((call) => call.method === "sales.abandon")).toBe(false);
    await user.click(screen.getByRole("button", { name: "Yes, abandon it" }));
    expect(calls.some((call) => call.method === "sales.abandon")).toBe(true);
    expect(await screen.findByText("Abandoned")).toBeTruthy();
  });
});

describe("what waits", () => {
  it("settles with the hold of the settings", async () => {
    const since = unknown.attempts[0]?.unknown?.since ?? 0;
    const { calls } = await stand(<WaitingPanel onClose={vi.fn<() => void>()} />, {
      answers,
      now: () => since + 1_000,
    });
    expect(screen.getByRole("button", { name: "No payment" })).toHaveProperty("disabled", true);
    expect(screen.getByText(/opens in 0:59/u)).toBeTruthy();
    const user = userEvent.setup();
    await user.click(screen.getByRole("radio", { name: "The customer’s app" }));
    await user.click(screen.getByRole("button", { name: "Yes, paid" }));
    expect(calls.at(-1)).toEqual({
      method: "sales.settle",
      input: { saleId: "S4", attemptId: "A1", outcome: "paid", who: "Cashier 1", evidence: "customer-app", why: "" },
    });
  });

  it("takes a sale to the lane to scan its receipt, or a link from the keyboard", async () => {
    const onClose = vi.fn<() => void>();
    const user = userEvent.setup();
    const { stores, calls } = await stand(<WaitingPanel onClose={onClose} />, { answers });
    await user.click(screen.getByRole("button", { name: "Attach by link" }));
    await user.type(screen.getByLabelText("Receipt link"), "https://ofd.soliq.uz/x{Enter}");
    expect(calls.at(-1)).toEqual({
      method: "sales.attachReceipt",
      input: { saleId: "S3", code: "https://ofd.soliq.uz/x" },
    });
    await user.click(screen.getByRole("button", { name: "Take to the lane and scan" }));
    expect(stores.lane.getState().saleId).toBe("S3");
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it("says when nothing waits", async () => {
    await stand(<WaitingPanel onClose={vi.fn<() => void>()} />);
    expect(screen.getByText("Nothing waits")).toBeTruthy();
  });
});
