import { act, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { SettingsPanel } from "../../../../../renderer/features/settings/index.ts";
import type { ScannedDocuments } from "../../../../../renderer/features/settings/provisioning-section.tsx";
import { DEFAULT_SETTINGS } from "../../../../../shared/domain/settings.ts";
import { NOON, stand, statusWith, type Answers } from "../history/stand.tsx";

const withPin = statusWith({ secrets: { set: ["manager.pin"], keptIn: "memory" } });

async function panel(
  tab: string,
  answers: Answers = {},
  status = statusWith(),
  documents: ScannedDocuments = () => () => undefined,
) {
  const user = userEvent.setup();
  const settings = <SettingsPanel onClose={vi.fn<() => void>()} scanner={() => null} documents={documents} />;
  const till = await stand(settings, { status, answers });
  await user.click(screen.getByRole("tab", { name: new RegExp(`^${tab}`, "u") }));
  const methods = () => till.calls.map((call) => call.method);
  return { ...till, user, methods };
}
const change: Answers = { "settings.change": () => ({ ok: true, value: DEFAULT_SETTINGS }) };

describe("settings that hold at once", () => {
  it("keeps a text on Enter and says so", async () => {
    const { user, calls } = await panel("This till", change);
    const field = screen.getByLabelText("Name of the till");
    await user.clear(field);
    expect(screen.getByText("This must not be empty.")).toBeTruthy();
    await user.type(field, "Till 7{Enter}");
    expect(calls.at(-1)).toEqual({
      method: "settings.change",
      input: { patch: { terminal: { name: "Till 7" } }, who: "Cashier 1" },
    });
    expect(await screen.findByText("Saved: Name of the till")).toBeTruthy();
  });

  it("lets the shop say who opens a shift", async () => {
    const { user, calls } = await panel("This till", change);
    await user.click(screen.getByRole("radio", { name: "by the cashier, before anything is sold" }));
    expect(calls.at(-1)).toMatchObject({ input: { patch: { shifts: { opening: "cashier" } }, who: "Cashier 1" } });
  });

  it("makes the machine a till alone, where the host has a window of its own", async () => {
    const host = { host: "electron", loginStart: "as-set" } as const;
    const { user, calls } = await panel("This till", change, statusWith(host));
    await user.click(screen.getByRole("switch", { name: "Full screen only" }));
    await user.click(screen.getByRole("switch", { name: "Start with the machine" }));
    const patches = calls.filter(({ method }) => method === "settings.change").map(({ input }) => input);
    expect(patches).toEqual([
      { patch: { kiosk: { fullScreen: true } }, who: "Cashier 1" },
      { patch: { kiosk: { startAtLogin: true } }, who: "Cashier 1" },
    ]);
  });

  it("offers nothing of that in a browser", async () => {
    await panel("This till", change, statusWith({ host: "browser" }));
    expect(screen.queryByRole("switch", { name: "Full screen only" })).toBeNull();
  });

  it("says that the system would not start it at login", async () => {
    await panel("This till", change, statusWith({ host: "electron", loginStart: "failed" }));
    expect(screen.getByText(/The system didn’t let Tilla change what starts at login/u)).toBeTruthy();
  });

  it("offers no start at login to a copy that the system can't start", async () => {
    await panel("This till", change, statusWith({ host: "electron", loginStart: "unavailable" }));
    const login = screen.getByRole("switch", { name: "Start with the machine" });
    expect(login.hasAttribute("disabled")).toBe(true);
  });

  it("keeps what was typed when another part is opened over it", async () => {
    const { user, calls } = await panel("Limits", change);
    const field = screen.getByLabelText("Largest sale");
    await user.clear(field);
    await user.type(field, "2 000 000");
    await user.click(screen.getByRole("tab", { name: "Mode" }));
    expect(calls.filter((call) => call.method === "settings.change")).toEqual([
      { method: "settings.change", input: { patch: { limits: { maxAmount: 2_000_000 } }, who: "Cashier 1" } },
    ]);
  });

  it("keeps no number outside its range, and says the range", async () => {
    const { user, methods } = await panel("Limits", change);
    const field = screen.getByLabelText("Turn to unknown after, seconds");
    await user.clear(field);
    await user.type(field, "4{Enter}");
    expect(screen.getByText("From 5 to 300, whole numbers.")).toBeTruthy();
    expect(methods()).not.toContain("settings.change");
  });

  it("refuses plain http to a public address before it is sent", async () => {
    const { user, methods } = await panel("Provider", change);
    expect(screen.getByText(/Not encrypted: plain http to 192\.168\.1\.50/u)).toBeTruthy();
    const field = screen.getByLabelText("Address of the FiscalBox device");
    await user.clear(field);
    await user.type(field, "http://8.8.8.8/{Enter}");
    expect(screen.getByText(/Plain http to a public address is refused/u)).toBeTruthy();
    expect(methods()).not.toContain("settings.change");
  });

  it("shows an error of the main process in words", async () => {
    const { user } = await panel("This till", {
      "settings.change": () => ({ ok: false, error: { kind: "storage", reason: "disk-full", detail: "" } }),
    });
    await user.click(screen.getByRole("switch", { name: "Sounds" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
  });

  it("moves between its parts by arrows", async () => {
    const { user } = await panel("This till");
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(screen.getByRole("tab", { name: /^Providers/u })).toHaveProperty("ariaSelected", "true");
    await user.keyboard("{End}");
    expect(screen.getByRole("heading", { name: "Support" })).toBeTruthy();
  });
});

describe("setting up from a document", () => {
  it("lists problems by their place and changes nothing", async () => {
    const problems = [
      { path: "limits.maxAmount", problem: "expected a whole number" },
      { path: "", problem: "unknown field" },
    ];
    const { user, calls } = await panel("Set up from a file", {
      "provision.apply": () => ({ ok: true, value: { outcome: "refused", problems } }),
    });
    await user.click(screen.getByLabelText("Or paste the document"));
    await user.paste('{"limits":{}}');
    await user.click(screen.getByRole("button", { name: "Check and apply" }));
    expect(calls.at(-1)).toEqual({
      method: "provision.apply",
      input: { document: '{"limits":{}}', who: "Cashier 1" },
    });
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("Nothing was changed.");
    expect(within(alert).getByText("limits.maxAmount")).toBeTruthy();
    expect(within(alert).getByText("document")).toBeTruthy();
  });

  it("reads a file, and leaves no applied document on screen", async () => {
    const { user } = await panel("Set up from a file", {
      "provision.apply": () => ({ ok: true, value: { outcome: "applied", changed: ["sounds"] } }),
    });
    const file = new File(['{"sounds":false}'], "till.json", { type: "application/json" });
    await user.upload(screen.getByLabelText("Choose a file"), file);
    const text = screen.getByLabelText<HTMLTextAreaElement>("Or paste the document");
    await vi.waitFor(() => expect(text.value).toBe('{"sounds":false}'));
    await user.click(screen.getByRole("button", { name: "Check and apply" }));
    expect(screen.getByText("sounds")).toBeTruthy();
    expect(text.value).toBe("");
  });
});

describe("setting up from a scanned document", () => {
  const DOCUMENT = '{"version":1,"secrets":{"manager.pin":"480915"}}';

  it("applies it without ever showing it, and listens no longer than the part is open", async () => {
    const takers = new Set<(document: string) => void>();
    const scans: ScannedDocuments = (take) => {
      takers.add(take);
      return () => void takers.delete(take);
    };
    const { user, calls } = await panel(
      "Set up from a file",
      { "provision.apply": () => ({ ok: true, value: { outcome: "applied", changed: ["secrets"] } }) },
      statusWith(),
      scans,
    );
    const apply = screen.getByRole("button", { name: "Check and apply" });
    expect(apply).toHaveProperty("disabled", true);
    act(() => takers.forEach((take) => take(DOCUMENT)));
    expect(screen.getByText("A set-up document was scanned (48 characters)")).toBeTruthy();
    expect(document.body.innerHTML).not.toContain("480915");
    await user.click(apply);
    expect(calls.at(-2)).toEqual({ method: "provision.apply", input: { document: DOCUMENT, who: "Cashier 1" } });
    expect(screen.getByText("secrets")).toBeTruthy();
    expect(screen.queryByText(/was scanned/u)).toBeNull();
    expect(apply).toHaveProperty("disabled", true);

    await user.click(screen.getByRole("tab", { name: /^Support/u }));
    expect(takers.size).toBe(0);
  });
});

describe("going back to a backup", () => {
  const backups: Answers = {
    "journal.backups": () => ({ ok: true, value: [{ file: "b1.db", at: NOON, bytes: 2_048, sales: 40 }] }),
    "journal.restore": () => ({ ok: true, value: null }),
  };

  it("asks once more in place, with name and PIN", async () => {
    const { user, calls, methods } = await panel("Journal", backups, withPin);
    await user.click(screen.getByRole("button", { name: /^Restore / }));
    expect(screen.getByText(/The present journal is set aside, not deleted/u)).toBeTruthy();
    const confirm = screen.getByRole("button", { name: "Yes, restore" });
    expect(confirm).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(methods()).not.toContain("journal.restore");

    await user.click(screen.getByRole("button", { name: /^Restore / }));
    await user.type(screen.getByLabelText("Manager’s PIN"), "1357");
    await user.click(screen.getByRole("button", { name: "Yes, restore" }));
    expect(calls.find((call) => call.method === "journal.restore")?.input).toEqual({
      file: "b1.db",
      who: "Cashier 1",
      pin: "1357",
    });
    expect(await screen.findByText("Restored from b1.db.")).toBeTruthy();
  });
});

describe("mode and PIN", () => {
  it("goes live only after asking once more", async () => {
    const { user, calls, methods } = await panel(
      "Mode",
      { "app.switchMode": () => ({ ok: true, value: null }) },
      statusWith({ mode: "training" }),
    );
    await user.click(screen.getByRole("button", { name: "Go live" }));
    expect(methods()).not.toContain("app.switchMode");
    await user.click(screen.getByRole("button", { name: "Yes, go live" }));
    expect(calls.at(-1)).toEqual({ method: "app.switchMode", input: { mode: "live", who: "Cashier 1" } });
  });

  it("gives somebody a new PIN, typed twice, says that it is gone when the till is closed, and shows none", async () => {
    const aziza = { id: "P1", name: "Aziza", role: "manager" } as const;
    const people = { known: [aziza], operator: aziza, locked: false, signInNeeded: false, managerMissing: false };
    const { user, calls } = await panel(
      "People and PINs",
      { "people.change": () => ({ ok: true, value: aziza }) },
      statusWith({ people, secrets: { set: ["manager.pin"], keptIn: "memory" } }),
    );
    expect(screen.getByText(/in memory only/u)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Change Aziza" }));
    for (const [label, pin] of [
      ["New PIN", "2222"],
      ["New PIN again", "2223"],
    ] as const) {
      expect(screen.getByLabelText(label)).toHaveProperty("type", "password");
      await user.type(screen.getByLabelText(label), pin);
    }
    await user.click(screen.getByRole("button", { name: "Change" }));
    expect(screen.getByText("The two PINs differ.")).toBeTruthy();
    await user.type(screen.getByLabelText("New PIN again"), "{Backspace}2");
    await user.click(screen.getByRole("button", { name: "Change" }));
    expect(calls.at(-1)).toEqual({
      method: "people.change",
      input: { personId: "P1", name: "Aziza", role: "manager", newPin: "2222" },
    });
  });
});
