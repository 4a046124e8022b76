import { fireEvent, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Attempt, Sale } from "../../../../../shared/domain/sale.ts";
import { SettleForm } from "../../../../../renderer/ui/SettleForm.tsx";
import { saleEvents as e, saleOf } from "../../../../fakes/sales.ts";
import { NOON, stand } from "./stand.tsx";

const sale = saleOf([e.opened(), e.recorded(), e.sent(), e.unknown()]);
const [attempt] = sale.attempts as [Attempt];

async function form(over: { holdUntil?: number; pinNeeded?: boolean; who?: string } = {}) {
  const onSettle = vi.fn<(outcome: "paid" | "not-paid", fields: unknown) => void>();
  const given = { holdUntil: 0, pinNeeded: false, who: "Dilnoza", ...over };
  const about: { sale: Sale; attempt: Attempt } = { sale, attempt };
  await stand(
    <SettleForm {...about} {...given} now={NOON} busy={false} timeZone="Asia/Tashkent" onSettle={onSettle} />,
  );
  return { onSettle, user: userEvent.setup() };
}

describe("settling an unknown payment", () => {
  it("asks for the one check, with amount and time", async () => {
    await form();
    expect(screen.getByText(/is there a payment of 127.500 UZS at 12:00\?/u)).toBeTruthy();
  });

  it("keeps “no payment” closed while an answer may still come", async () => {
    const { onSettle, user } = await form({ holdUntil: NOON + 42_000 });
    const no = screen.getByRole("button", { name: "No payment" });
    expect(no).toHaveProperty("disabled", true);
    expect(screen.getByText(/opens in 0:42/u)).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: "The customer’s app" }));
    fireEvent.keyDown(no, { code: "KeyN", key: "n" });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(onSettle).not.toHaveBeenCalled();
  });

  it("takes no decision without saying what was looked at", async () => {
    const { onSettle, user } = await form();
    await user.click(screen.getByRole("button", { name: "Yes, paid" }));
    expect(screen.getByRole("alert").textContent).toBe("Say first what you looked at.");
    expect(onSettle).not.toHaveBeenCalled();
    await user.click(screen.getByRole("radio", { name: "The provider’s cabinet" }));
    await user.click(screen.getByText("More for the record (optional)"));
    await user.type(screen.getByLabelText("Transaction id"), " t-77 ");
    await user.click(screen.getByRole("button", { name: "Yes, paid" }));
    expect(onSettle).toHaveBeenCalledWith("paid", {
      who: "Dilnoza",
      evidence: "provider-cabinet",
      why: "",
      transactionId: "t-77",
    });
  });

  it("wants a name, and the PIN where one is set", async () => {
    const { onSettle, user } = await form({ pinNeeded: true, who: "" });
    await user.click(screen.getByRole("radio", { name: "A statement" }));
    await user.click(screen.getByRole("button", { name: "No payment" }));
    expect(screen.getByText("A name is needed for the record.")).toBeTruthy();
    await user.type(screen.getByLabelText("Who decides"), "Aziz");
    await user.type(screen.getByLabelText("Manager’s PIN"), "1234");
    await user.click(screen.getByRole("button", { name: "No payment" }));
    expect(onSettle).toHaveBeenCalledWith("not-paid", { who: "Aziz", evidence: "statement", why: "", pin: "1234" });
  });

  it("answers to Y alone, never to a Y inside a scanner's burst", async () => {
    const { onSettle, user } = await form();
    const radio = screen.getByRole("radio", { name: "The customer’s app" });
    await user.click(radio);
    for (const code of ["KeyY", "Digit5", "KeyY"]) fireEvent.keyDown(radio, { code, key: code.at(-1) });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(onSettle).not.toHaveBeenCalled();
    fireEvent.keyDown(radio, { code: "KeyY", key: "y" });
    await waitFor(() => expect(onSettle).toHaveBeenCalledTimes(1));
  });
});
