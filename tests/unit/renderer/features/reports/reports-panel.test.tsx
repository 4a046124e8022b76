import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Output } from "../../../../../shared/ipc/contract.ts";
import { ReportsPanel } from "../../../../../renderer/features/reports/index.ts";
import { stand } from "../history/stand.tsx";

const REPORT: Output<"reports.period"> = {
  from: "2026-11-21",
  to: "2026-11-21",
  hours: [
    { hour: 9, currency: "UZS", count: 2, minor: 25_500_000 },
    { hour: 11, currency: "UZS", count: 1, minor: 100 },
  ],
  providers: [
    { provider: "anor", currency: "UZS", attempts: 5, paid: 3, minor: 25_500_100, refunded: 0 },
    { provider: "freedom", currency: "USD", attempts: 1, paid: 1, minor: 1_250, refunded: 250 },
  ],
  outcomes: [
    { state: "paid", count: 4 },
    { state: "declined", count: 1 },
    { state: "unknown", count: 1 },
  ],
  waits: [{ provider: "anor", answered: 4, p50: 1_400, p95: 9_900 }],
  reasons: [
    { provider: "anor", state: "declined", reason: "51 · Недостаточно средств", count: 1 },
    { provider: "anor", state: "unknown", reason: "no-answer", count: 1 },
    { provider: "anor", state: "declined", reason: "person", count: 1 },
  ],
  others: 4,
};
const EMPTY = { ...REPORT, hours: [], providers: [], outcomes: [], waits: [], reasons: [], others: 0 };
const close = () => vi.fn<() => void>();

/** The cells of a part's table, row by row. */
function tableOf(title: string): string[][] {
  const part = screen.getByRole("region", { name: title });
  const rows = within(part).getAllByRole("row").slice(1);
  return rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent.replaceAll(/\s/gu, " ")));
}

describe("the report of a day", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("tells everything in tables, with the till's own words for the reasons it knows", async () => {
    await stand(<ReportsPanel onClose={close()} />, {
      answers: { "reports.period": () => ({ ok: true, value: REPORT }) },
    });
    expect(tableOf("Paid by the hour")).toEqual([
      ["09:00 – 10:00", "2", "255 000 UZS"],
      ["11:00 – 12:00", "1", "1 UZS"],
    ]);
    expect(tableOf("By provider")).toEqual([
      ["Anor · UZS", "3", "2", "255 001 UZS", "0 UZS"],
      ["Freedom Pay · USD", "1", "0", "12,50 USD", "2,50 USD"],
    ]);
    expect(tableOf("By outcome").map(([name, count, share]) => [name, count, share])).toEqual([
      ["Paid", "4", "66.7%"],
      ["Declined", "1", "16.7%"],
      ["Unknown", "1", "16.7%"],
    ]);
    expect(tableOf("How long providers took")).toEqual([["Anor", "4", "1.4 s", "9.9 s"]]);
    expect(tableOf("Why there was no money").map(([why]) => why)).toEqual([
      "51 · Недостаточно средств",
      "no answer came",
      "settled by a person",
      "Other reasons",
    ]);
  });

  it("asks for the days that are chosen", async () => {
    const user = userEvent.setup();
    const { calls } = await stand(<ReportsPanel onClose={close()} />, {
      answers: { "reports.period": () => ({ ok: true, value: EMPTY }) },
    });
    const asked = () => calls.filter(({ method }) => method === "reports.period").at(-1)?.input;
    expect(asked()).toEqual({ days: null });
    expect(screen.getByText("No charges in this time.")).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: "Yesterday" }));
    expect(asked()).toEqual({ days: { from: "2026-11-20", to: "2026-11-20" } });
    await user.click(screen.getByRole("radio", { name: "7 days" }));
    expect(asked()).toEqual({ days: { from: "2026-11-15", to: "2026-11-21" } });
    await user.click(screen.getByRole("radio", { name: "Chosen days" }));
    expect(screen.getByLabelText("From")).toHaveProperty("value", "2026-11-15");
  });

  it("is printed as it stands, and not before it is there", async () => {
    const print = vi.fn<() => void>();
    vi.stubGlobal("print", print);
    const user = userEvent.setup();
    await stand(<ReportsPanel onClose={close()} />, {
      answers: { "reports.period": () => ({ ok: true, value: REPORT }) },
    });
    await user.click(screen.getByRole("button", { name: "Print" }));
    expect(print).toHaveBeenCalledTimes(1);
  });

  it("that could not be read says what happened", async () => {
    await stand(<ReportsPanel onClose={close()} />);
    expect(screen.getByRole("button", { name: "Print" })).toHaveProperty("disabled", true);
    expect(screen.getByRole("alert")).toBeTruthy();
  });
});
