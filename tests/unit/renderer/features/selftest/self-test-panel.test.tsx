import { act, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { CheckedScanner, TriedCamera } from "../../../../../renderer/features/selftest/devices.ts";
import { SelfTestPanel } from "../../../../../renderer/features/selftest/index.ts";
import type { Finding, MachineCheck } from "../../../../../shared/domain/self-test.ts";
import { conflict } from "../../../../../shared/errors/pos-error.ts";
import { err, ok } from "../../../../../shared/result.ts";
import { ANOR, NOON, stand, statusWith, type Answers } from "../history/stand.tsx";

const FINE: Readonly<Record<MachineCheck, Finding>> = {
  clock: { found: "clock-right", seconds: 1 },
  network: { found: "network-there", addresses: ["192.168.1.44"] },
  disk: { found: "disk-roomy", megabytes: 40_000 },
  journal: { found: "journal-sound", backupAt: NOON },
  printer: { found: "printer-ready" },
  drawer: { found: "drawer-none" },
};
const STEPS = [{ step: "connection", result: "ok", detail: "" } as const];
const status = statusWith({ providers: [ANOR, { ...ANOR, id: "freedom", enabled: false }] });

async function panel(findings: Partial<typeof FINE> = {}, answers: Answers = {}) {
  let send: (scan: CheckedScanner) => void = () => {};
  const tryCamera = vi.fn<() => Promise<TriedCamera>>(() => Promise.resolve({ kind: "no-camera" }));
  const till = await stand(
    <SelfTestPanel
      onClose={vi.fn<() => void>()}
      tryCamera={tryCamera}
      scanCheck={({ onScan }) => {
        send = onScan;
        return null;
      }}
    />,
    {
      status,
      answers: {
        "support.selfTest": ({ check }) => ok({ ...FINE, ...findings }[check]),
        "providers.test": () => ok(STEPS),
        ...answers,
      },
    },
  );
  const row = (name: string) => {
    const item = screen.getByText(name, { selector: "span" }).closest("li");
    if (!item) throw new Error(`no row ${name}`);
    return item;
  };
  return { ...till, row, tryCamera, scan: (scan: CheckedScanner) => act(() => send(scan)), user: userEvent.setup() };
}

it("tests everything by itself when it opens, each provider that is on, and says that all is well", async () => {
  const { calls, row } = await panel();
  expect(await screen.findByText("Everything the till can test by itself is in order.")).toBeTruthy();
  expect(calls.filter(({ method }) => method === "providers.test").map(({ input }) => input)).toEqual([
    { provider: "anor" },
  ]);
  expect(within(row("Anor")).getByText("It answers as it should.")).toBeTruthy();
  expect(within(row("Freedom Pay")).getByText("Switched off in the settings.")).toBeTruthy();
  expect(within(row("Disk")).getByText("The disk writes, 39.1 GB are free.")).toBeTruthy();
  expect(within(row("Camera")).getByText("Not in use")).toBeTruthy();
});

it("counts what needs a person and says what to do, also where a check could not be made", async () => {
  const { row } = await panel(
    { disk: { found: "disk-full", megabytes: 40 } },
    { "providers.test": () => err(conflict("till-locked")) },
  );
  expect(await screen.findByText("2 things need you.")).toBeTruthy();
  expect(within(row("Disk")).getByText(/Free some space now/u)).toBeTruthy();
  expect(within(row("Anor")).getByText("The till is locked.")).toBeTruthy();
});

it("waits for a scan and tells whether the whole code came", async () => {
  const { row, scan } = await panel();
  expect(within(row("Scanner")).getByText("You look")).toBeTruthy();
  scan({ isWhole: false, origin: "wedge", characters: 12 });
  expect(within(row("Scanner")).getByText(/^12 characters arrived by the scanner/u)).toBeTruthy();
  scan({ isWhole: true, origin: "wedge", characters: 110 });
  expect(within(row("Scanner")).getByText("In order")).toBeTruthy();
});

it("tests again on request, and forgets what it had found", async () => {
  const { user, tryCamera, row, scan, calls } = await panel();
  await screen.findByText(/in order\.$/u);
  scan({ isWhole: true, origin: "camera", characters: 110 });
  await user.click(screen.getByRole("button", { name: "Test again" }));
  expect(await screen.findByText(/in order\.$/u)).toBeTruthy();
  expect(within(row("Scanner")).getByText("You look")).toBeTruthy();
  expect(tryCamera).toHaveBeenCalledTimes(2);
  expect(calls.filter(({ method }) => method === "support.selfTest")).toHaveLength(12);
});
