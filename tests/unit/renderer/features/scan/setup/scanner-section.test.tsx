import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { scanTaker } from "../../../../../../renderer/features/scan/index.ts";
import { ScannerSection } from "../../../../../../renderer/features/scan/setup/index.ts";
import { TEST_CODE } from "../../../../../../renderer/features/scan/setup/test-code.ts";
import { DEFAULT_SETTINGS, type SettingsPatch } from "../../../../../../shared/domain/settings.ts";
import { DEFAULT_SCANNER } from "../../../../../../shared/domain/scanner-defaults.ts";
import type { ScannerSettings } from "../../../../../../shared/domain/scanner-settings.ts";
import { stand, statusWith } from "../../history/stand.tsx";

afterEach(() => {
  vi.useRealTimers();
});

async function section(scanner: Partial<ScannerSettings> = {}) {
  const changes: SettingsPatch[] = [];
  const status = statusWith({ settings: { ...DEFAULT_SETTINGS, scanner: { ...DEFAULT_SCANNER, ...scanner } } });
  await stand(<ScannerSection change={(_name, patch) => void changes.push(patch)} />, { status });
  return { user: userEvent.setup(), changes };
}

function arrives(text: string, origin: "wedge" | "camera" = "wedge"): void {
  act(() => scanTaker()?.scan({ text, origin }));
}

describe("set by hand", () => {
  test("a prefix by the names of keys is kept, one that no scanner sends is not", async () => {
    const { user, changes } = await section();
    const field = screen.getByLabelText("Keys before the code");
    await user.type(field, "ё{Enter}");
    expect(screen.getByText(/At most 8 keys/u)).toBeTruthy();
    expect(changes).toEqual([]);
    await user.clear(field);
    await user.type(field, "<F18>{Enter}");
    expect(changes).toEqual([{ scanner: { prefix: "<F18>" } }]);
  });

  test("keys of its own after the code can be named once they are chosen", async () => {
    const { user, changes } = await section();
    expect(screen.queryByLabelText("Keys after the code")).toBeNull();
    await user.selectOptions(screen.getByLabelText("What ends a scan"), "keys");
    expect(changes).toEqual([{ scanner: { ending: "keys" } }]);
  });

  test("a pace outside its range is refused; all can be put back", async () => {
    const { user, changes } = await section({ keyGapMs: 60, layout: { KeyY: "z" } });
    expect(screen.getByText("Learned keys: 1")).toBeTruthy();
    const field = screen.getByLabelText(/^Longest usual pause/u);
    await user.clear(field);
    await user.type(field, "300{Enter}");
    expect(changes).toEqual([]);
    await user.clear(field);
    await user.click(screen.getByRole("button", { name: "As out of the box" }));
    const { prefix, ending, suffix, keyGapMs, layout } = DEFAULT_SCANNER;
    expect(changes.at(-1)).toEqual({ scanner: { prefix, ending, suffix, keyGapMs, layout } });
  });
});

describe("a scan that is tried", () => {
  test("is named; what pays is masked, a card number is not shown at all", async () => {
    await section();
    arrives("AbCd-17:904_zZ/xQ=");
    expect(screen.getByText("This is a payment code.")).toBeTruthy();
    expect(document.body.textContent).not.toContain("AbCd-17:904");
    arrives("8600123412341239");
    expect(document.body.textContent).not.toContain("86001234");
    arrives('{"version":1,"secrets":{"manager.pin":"480915"}}');
    expect(screen.getByText("This is a set-up code for the till. It was not sent or kept.")).toBeTruthy();
    expect(document.body.textContent).not.toContain("480915");
    arrives("WIFI:T:WPA;S:shop;P:battery-staple;;");
    expect(document.body.textContent).not.toContain("battery");
    arrives("4780001234562", "camera");
    expect(screen.getByText("4780001234562")).toBeTruthy();
    expect(screen.getByText(/by the camera/u)).toBeTruthy();
    arrives(TEST_CODE);
    expect(screen.getByText("The test code arrived whole.")).toBeTruthy();
  });

  test("goes to the lane again once the page is left", async () => {
    const { user } = await section();
    await user.click(screen.getByRole("button", { name: "Start" }));
    expect(scanTaker()).not.toBeNull();
    cleanup();
    expect(scanTaker()).toBeNull();
  });
});

test("three scans of the code set the scanner up, a wrong one is said", async () => {
  const { changes } = await section();
  vi.useFakeTimers();
  fireEvent.click(screen.getByRole("button", { name: "Start" }));
  expect(screen.getByLabelText("Test code")).toBeTruthy();
  const plain = { key: "x", shift: false, altGr: false, alt: false, ctrl: false, repeat: false };
  let at = 1_000;
  const scan = (codes: readonly string[]) => {
    at += 2_000;
    act(() => {
      for (const [index, code] of codes.entries()) scanTaker()?.key?.({ ...plain, code, timeStamp: at + index * 3 });
      vi.advanceTimersByTime(500);
    });
  };
  scan(Array.from({ length: 30 }, () => "KeyA"));
  expect(screen.getByRole("alert").textContent).toContain("That was not this code");
  // A scanner that sends every character by its number needs no keyboard in this test.
  const byNumber = () => {
    at += 2_000;
    act(() => {
      for (const character of TEST_CODE) {
        for (const figure of String(character.codePointAt(0))) {
          scanTaker()?.key?.({ ...plain, code: `Numpad${figure}`, alt: true, timeStamp: (at += 2) });
        }
        scanTaker()?.altUp?.((at += 2));
      }
      scanTaker()?.key?.({ ...plain, code: "Tab", timeStamp: (at += 2) });
      vi.advanceTimersByTime(500);
    });
  };
  byNumber();
  expect(screen.getByText("1 of 3 scans")).toBeTruthy();
  byNumber();
  expect(changes).toEqual([]);
  byNumber();
  expect(changes).toEqual([{ scanner: { prefix: "", ending: "tab", suffix: "", keyGapMs: 22, layout: {} } }]);
  const facts = screen.getByRole("button", { name: "Start again" }).closest("section");
  expect(facts && within(facts).getByText("Tab")).toBeTruthy();
});
