import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { SettingsPanel } from "../../../../../renderer/features/settings/index.ts";
import { saleEvents as e, saleOf } from "../../../../fakes/sales.ts";
import { ANOR, NOON, stand, statusWith, withUnit, type Answers } from "../history/stand.tsx";

const chosen = { state: "chosen", unit: "tiyin", who: "Dilnoza", at: NOON - 60_000 } as const;
const calibrating = statusWith({
  settings: withUnit(chosen),
  providers: [{ ...ANOR, calibrationCap: { minor: 100_000, currency: "UZS" } }],
});
const amount = { minor: 100_000, currency: "UZS" } as const;
const proof = saleOf(
  [e.opened({ amount }), e.recorded("A1", { amount, wire: { amount: "100000", unit: "tiyin" } }), e.sent(), e.paid()],
  "S1",
  NOON - 30_000,
);

async function unitCard(status = statusWith(), answers: Answers = {}) {
  const user = userEvent.setup();
  const till = await stand(
    <SettingsPanel onClose={vi.fn<() => void>()} scanner={() => null} documents={() => () => undefined} />,
    { status, answers },
  );
  await user.click(screen.getByRole("tab", { name: /^Unit of the amount/u }));
  return { ...till, user };
}

describe("choosing the unit", () => {
  it("has nothing chosen, and shows what each unit would send", async () => {
    await unitCard();
    for (const radio of screen.getAllByRole("radio")) expect(radio).toHaveProperty("checked", false);
    expect(screen.getByRole("radio", { name: /1.000 UZS is sent as 1000$/u })).toBeTruthy();
    expect(screen.getByRole("radio", { name: /1.000 UZS is sent as 100000$/u })).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Choose: / })).toBeNull();
  });

  it("is signed, with the PIN where one is set", async () => {
    const status = statusWith({ secrets: { set: ["manager.pin"], keptIn: "system" } });
    const { user, calls } = await unitCard(status, {
      "unit.choose": () => ({ ok: true, value: withUnit(chosen) }),
    });
    await user.click(screen.getByRole("radio", { name: /^Tiyin/u }));
    const button = screen.getByRole("button", { name: "Choose: Tiyin" });
    expect(button).toHaveProperty("disabled", true);
    await user.clear(screen.getByLabelText("Who chooses"));
    await user.type(screen.getByLabelText("Who chooses"), "Aziz");
    await user.type(screen.getByLabelText("Manager’s PIN"), "2468");
    await user.click(button);
    expect(calls.at(-1)).toEqual({ method: "unit.choose", input: { unit: "tiyin", who: "Aziz", pin: "2468" } });
  });

  it("says why it was refused", async () => {
    const { user } = await unitCard(statusWith(), {
      "unit.choose": () => ({
        ok: false,
        error: { kind: "conflict", reason: "wrong-pin", saleId: null, saleNumber: null, until: null },
      }),
    });
    await user.click(screen.getByRole("radio", { name: /^Sums/u }));
    await user.click(screen.getByRole("button", { name: "Choose: Sums" }));
    expect(screen.getByRole("alert").textContent).toContain("Wrong PIN.");
  });
});

describe("proving the unit", () => {
  it("explains the small sale while there is none", async () => {
    await unitCard(calibrating);
    expect(screen.getByText(/at most 1.000 UZS/u)).toBeTruthy();
    expect(screen.getByText(/no paid sale since the choice/u)).toBeTruthy();
    expect(screen.queryByLabelText(/What amount does/u)).toBeNull();
  });

  it("confirms with the amount that the app shows", async () => {
    const confirmed = withUnit({ ...chosen, state: "confirmed" });
    const { user, calls, emit } = await unitCard(calibrating, {
      "sales.ofDay": () => ({ ok: true, value: [proof] }),
      "unit.calibrate": () => ({ ok: true, value: confirmed }),
    });
    await user.type(screen.getByLabelText("What amount does the customer’s app show?"), "1 000");
    await user.click(screen.getByRole("button", { name: "This is what the app shows" }));
    expect(calls.at(-1)).toEqual({
      method: "unit.calibrate",
      input: { saleId: "S1", shownAmount: 1_000, who: "Cashier 1" },
    });
    expect(screen.queryByRole("alert")).toBeNull();
    emit({ type: "status-changed", status: statusWith({ settings: confirmed }) });
    expect(screen.getByText(/The amounts are equal/u)).toBeTruthy();
  });

  it("names the wrong amount, and that money was moved, when they differ", async () => {
    const unset = withUnit({ state: "unset" });
    const { user, emit } = await unitCard(calibrating, {
      "sales.ofDay": () => ({ ok: true, value: [proof] }),
      "unit.calibrate": () => ({ ok: true, value: unset }),
    });
    await user.type(screen.getByLabelText("What amount does the customer’s app show?"), "100 000");
    await user.click(screen.getByRole("button", { name: "This is what the app shows" }));
    emit({ type: "status-changed", status: statusWith({ settings: unset }) });
    const alert = screen.getByRole("alert").textContent;
    expect(alert).toContain("The unit is wrong");
    expect(alert).toMatch(
      /charged 1.000 UZS, the customer’s app shows 100.000 UZS\. Money was really moved: 100.000 UZS/u,
    );
    expect(alert).toContain("1121-0001");
    expect(screen.getAllByRole("radio").every((radio) => !(radio as HTMLInputElement).checked)).toBe(true);
  });
});
