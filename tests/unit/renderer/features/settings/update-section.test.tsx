import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { SettingsPanel } from "../../../../../renderer/features/settings/index.ts";
import type { UpdateOffer } from "../../../../../shared/domain/update.ts";
import type { UpdateStatus } from "../../../../../shared/ipc/calls/update.ts";
import { NOON, stand, statusWith, type Answers } from "../history/stand.tsx";

const STATUS: UpdateStatus = { version: "0.2.0", kind: "appimage", ready: null, last: null, wayBack: null };
const OFFER: UpdateOffer = {
  version: "0.3.0",
  released: "2026-11-27",
  direction: "newer",
  readsJournalOnly: false,
  bytes: 99_614_720,
  sha512: "ab",
};

async function section(status: UpdateStatus, answers: Answers = {}) {
  const user = userEvent.setup();
  const all: Answers = { "update.status": () => ({ ok: true, value: status }), ...answers };
  const till = await stand(
    <SettingsPanel onClose={vi.fn<() => void>()} scanner={() => null} documents={() => () => undefined} />,
    {
      status: statusWith(),
      answers: all,
    },
  );
  await user.click(screen.getByRole("tab", { name: "Update" }));
  await screen.findByText(/This till runs version/u);
  return { ...till, user };
}

describe("Settings, Update", () => {
  it("finds the stick, says in words what was verified, and installs when a person signs", async () => {
    const { user, calls } = await section(STATUS, {
      "update.find": () => ({ ok: true, value: ["/media/stick"] }),
      "update.check": () => ({ ok: true, value: { outcome: "ready", offer: OFFER } }),
      "update.install": () => ({ ok: true, value: { outcome: "ready", offer: OFFER } }),
    });
    await user.click(screen.getByRole("button", { name: "Look for sticks" }));
    await user.click(await screen.findByRole("button", { name: "Check the update" }));
    expect(await screen.findByText("Version 0.3.0 is genuine and whole")).toBeTruthy();
    expect(screen.getByText(/all of its 95\.0 MiB arrived unchanged/u)).toBeTruthy();
    expect(calls.some(({ method }) => method === "update.install")).toBe(false);
    await user.click(screen.getByRole("button", { name: "Install version 0.3.0" }));
    expect(await screen.findByText("The till ends now and comes back as version 0.3.0.")).toBeTruthy();
    const input = { version: "0.3.0", allowOlder: false, who: "Cashier 1" };
    expect(calls.at(-1)).toEqual({ method: "update.install", input });
  });

  it("says why an update is not taken, and that nothing was run", async () => {
    const { user } = await section(STATUS, {
      "update.check": () => ({ ok: true, value: { outcome: "refused", reason: "signature-wrong", detail: "no key" } }),
    });
    await user.type(screen.getByLabelText("Folder or address"), "/media/stick{Enter}");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("The signature is not the makers’");
    expect(alert.textContent).toContain("Nothing was run and nothing has changed.");
    expect(screen.queryByRole("button", { name: /^Install/u })).toBeNull();
  });

  it("installs an older version only after it was allowed", async () => {
    const older = { ...OFFER, version: "0.1.0", direction: "older", readsJournalOnly: true } as const;
    const { user, calls } = await section(
      { ...STATUS, ready: older },
      {
        "update.install": () => ({ ok: true, value: { outcome: "ready", offer: older } }),
      },
    );
    const install = screen.getByRole<HTMLButtonElement>("button", { name: "Install version 0.1.0" });
    expect(install.disabled).toBe(true);
    expect(screen.getByText(/It can only read today’s journal/u)).toBeTruthy();
    await user.click(screen.getByRole("switch", { name: "Install the older version all the same" }));
    await user.click(install);
    expect(calls.at(-1)?.input).toMatchObject({ version: "0.1.0", allowOlder: true });
  });

  it("says how the last one went, and the way back", async () => {
    const last = { outcome: "installed", from: "0.1.0", to: "0.2.0", at: NOON } as const;
    const wayBack = {
      version: "0.1.0",
      file: "/data/updates/0.1.0/Tilla.AppImage",
      note: "/data/updates/WAY-BACK.txt",
    };
    await section({ ...STATUS, last, wayBack });
    expect(screen.getByText(/Version 0\.2\.0 was installed over 0\.1\.0/u)).toBeTruthy();
    expect(screen.getByText(/\/data\/updates\/0\.1\.0\/Tilla\.AppImage/u)).toBeTruthy();
    expect(screen.getByText(/WAY-BACK\.txt/u)).toBeTruthy();
  });

  it("says that a copy without an installer can't replace itself", async () => {
    await section({ ...STATUS, kind: null });
    expect(screen.getByText(/This copy can’t replace itself/u)).toBeTruthy();
    expect(screen.queryByLabelText("Folder or address")).toBeNull();
  });
});
