import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { SettingsPanel } from "../../../../../renderer/features/settings/index.ts";
import { stand, statusWith, type Answers } from "../history/stand.tsx";

const FILES = [
  { name: "terminal.json", bytes: 1_500, text: '{ "version": "<b>0.1.0</b>" }', isCut: false },
  { name: "logs/tilla.jsonl", bytes: 900_000, text: "the end of it", isCut: true },
];
const FILE = "/home/till/exports/tilla-diagnostics.zip";

async function open(answers: Answers) {
  const user = userEvent.setup();
  const stood = await stand(
    <SettingsPanel onClose={vi.fn<() => void>()} scanner={() => null} documents={() => () => undefined} />,
    {
      status: statusWith({}),
      answers,
    },
  );
  await user.click(screen.getByRole("tab", { name: /^Support/u }));
  return { ...stood, user };
}

it("exports on demand alone, says where to, and shows every file to be read", async () => {
  const exported = { file: FILE, bytes: 20_000, files: FILES };
  const { user, calls } = await open({ "support.exportDiagnostics": () => ({ ok: true, value: exported }) });
  expect(calls.map(({ method }) => method)).not.toContain("support.exportDiagnostics");
  await user.click(screen.getByRole("button", { name: "Export diagnostics" }));
  expect((await screen.findByText(new RegExp(FILE, "u"))).textContent).toContain("20 kB");
  const [first, second] = screen.getAllByRole("group");
  if (!first || !second) throw new Error("no files shown");
  expect(within(first).getByText('{ "version": "<b>0.1.0</b>" }').tagName).toBe("PRE");
  expect(within(first).queryByText(/Only the end/u)).toBeNull();
  expect(within(second).getByText(/Only the end/u)).toBeTruthy();
});

it("says why nothing was written", async () => {
  const error = { kind: "storage", reason: "disk-full", detail: "" } as const;
  const { user } = await open({ "support.exportDiagnostics": () => ({ ok: false, error }) });
  await user.click(screen.getByRole("button", { name: "Export diagnostics" }));
  expect((await screen.findByRole("alert")).textContent).toMatch(/disk/iu);
  expect(screen.queryByText(/Written to/u)).toBeNull();
});
