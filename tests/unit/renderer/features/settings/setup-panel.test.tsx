import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { SetupPanel } from "../../../../../renderer/features/settings/index.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../../../shared/domain/settings.ts";
import type { Setup } from "../../../../../shared/domain/setup.ts";
import { stand, statusWith, type Answers } from "../history/stand.tsx";

const change: Answers = { "settings.change": () => ({ ok: true, value: DEFAULT_SETTINGS }) };

async function panel(step: Setup["step"], over: Partial<Settings> = {}, answers = change) {
  const user = userEvent.setup();
  const onClose = vi.fn<() => void>();
  const settings = { ...DEFAULT_SETTINGS, setup: { step, offered: true }, ...over };
  const till = await stand(<SetupPanel onClose={onClose} scanner={() => "the scanner's part"} />, {
    status: statusWith({ settings }),
    answers,
  });
  const kept = () => till.calls.flatMap(({ method, input }) => (method === "settings.change" ? input : []));
  return { ...till, user, onClose, kept, heading: () => screen.getByRole("heading", { level: 3 }).textContent };
}
const press = (name: string) => screen.getByRole("button", { name });

it("goes on where it was left, and keeps every step that is taken", async () => {
  const { user, heading, kept } = await panel("scanner");
  expect(heading()).toBe("Scanner and camera");
  expect(screen.getByText("the scanner's part")).toBeTruthy();
  await user.click(press("Next"));
  expect(heading()).toBe("Printer");
  expect(document.activeElement?.textContent).toBe("Printer");
  await user.click(press("Back"));
  await user.click(press("Back"));
  expect(heading()).toBe("Unit of the amount");
  const steps = ["printer", "scanner", "unit"].map((step) => ({ patch: { setup: { step } }, who: "Cashier 1" }));
  expect(kept()).toEqual(steps);
});

it("leaves the unit out where no provider needs it, also when it was left there", async () => {
  const { anor, ...others } = DEFAULT_SETTINGS.providers;
  const { heading, user } = await panel("unit", { providers: { ...others, anor: { ...anor, enabled: false } } });
  expect(heading()).toBe("Scanner and camera");
  expect(within(screen.getByRole("navigation")).queryByText("Unit of the amount")).toBeNull();
  await user.click(press("Back"));
  expect(heading()).toBe("Providers");
});

it("sums up in the end what is there and what is not, tests all of it, and lets go", async () => {
  const { user, heading, onClose, stores, kept } = await panel("pin");
  await user.click(press("Next"));
  expect(heading()).toBe("Ready");
  expect(kept().at(-1)).toMatchObject({ patch: { setup: { step: "done" } } });
  expect(screen.getByText("Anor: ready")).toBeTruthy();
  expect(screen.getAllByText("Not yet")).toHaveLength(2);
  await user.click(press("Test the whole till"));
  expect(stores.ui.getState().panel).toBe("check");
  await user.click(press("To the till"));
  expect(onClose).toHaveBeenCalledOnce();
});

it("begins anew when it was gone through before; any step is one press away", async () => {
  const { user, heading } = await panel("done");
  expect(heading()).toBe("Language");
  expect(press("Back").hasAttribute("disabled")).toBe(true);
  await user.click(press("Manager’s PIN"));
  expect(heading()).toBe("Manager’s PIN");
  expect(press("Manager’s PIN").getAttribute("aria-current")).toBe("step");
});

it("goes on though its place could not be kept, and says so", async () => {
  const refusal = { kind: "storage", reason: "disk-full", detail: "ENOSPC" } as const;
  const { user, heading } = await panel("language", {}, { "settings.change": () => ({ ok: false, error: refusal }) });
  await user.click(press("Next"));
  expect(heading()).toBe("Shop and till");
  expect(await screen.findByText(/The disk is full/u)).toBeTruthy();
});
