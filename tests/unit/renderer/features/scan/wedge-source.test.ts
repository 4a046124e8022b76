import { fireEvent } from "@testing-library/react";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { divertScans } from "../../../../../renderer/features/scan/diversion.ts";
import { listenToScans, wedgeSource } from "../../../../../renderer/features/scan/index.ts";
import { WEDGE_UNKNOWN, type WedgeSetup } from "../../../../../renderer/features/scan/wedge-setup.ts";
import { parseScannerKeys } from "../../../../../shared/domain/scanner-keys.ts";

const CODE = "5050123456";
let scans: string[] = [];
let duplicates = 0;
let amount = "";
let stop: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  scans = [];
  duplicates = 0;
  amount = "127500";
  const remember = () => {
    const before = amount;
    return () => {
      amount = before;
    };
  };
  // What the page does with keys that reach it.
  const page = (event: KeyboardEvent): void => {
    if (event.code.startsWith("Digit")) amount += event.code.slice(5);
  };
  window.addEventListener("keydown", page);
  const end = listenToScans([wedgeSource(window, remember)], {
    scan: ({ text }) => void scans.push(text),
    duplicate: () => void (duplicates += 1),
  });
  stop = () => {
    window.removeEventListener("keydown", page);
    end();
  };
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  document.body.replaceChildren();
});

function key(target: Element | Window, code: string, char: string, at: number, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent("keydown", { code, key: char, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, "timeStamp", { value: at });
  const passed = fireEvent(target, event);
  // A browser writes the character into a field unless the key was swallowed.
  if (passed && target instanceof HTMLInputElement && char.length === 1) target.value += char;
  return passed;
}

function burst(target: Element | Window, text: string, at: number, gap = 4): void {
  [...text].forEach((char, index) => key(target, `Digit${char}`, char, at + index * gap));
}

describe("a scan", () => {
  test("leaves the amount as it was", () => {
    burst(window, CODE, 1_000);
    expect(key(window, "Enter", "Enter", 1_050)).toBe(false);
    expect(scans).toEqual([CODE]);
    expect(amount).toBe("127500");
  });

  test("leaves nothing behind in a field that had the focus", () => {
    const field = document.createElement("input");
    document.body.append(field);
    field.value = "Order 7";
    field.focus();
    burst(field, CODE, 1_000);
    key(field, "Enter", "Enter", 1_050);
    expect(field.value).toBe("Order 7");
    expect(scans).toEqual([CODE]);
  });

  test("with a blank among its first keys presses no button, and writes it into no field either", () => {
    const [button, box, field] = ["button", "input", "input"].map((name) => document.createElement(name));
    box?.setAttribute("type", "checkbox");
    for (const [at, element] of [button, box, field].entries()) {
      if (!element) continue;
      document.body.append(element);
      element.focus();
      const begun = 1_000 + at * 10_000;
      const passed = [...`50 5012345${at}`].map((char, n) =>
        key(element, char === " " ? "Space" : `Digit${char}`, char, begun + n * 10),
      );
      // A blank is kept from what it would press; a field may show it until the scan is known for one.
      expect(passed.slice(0, 3)).toEqual([true, true, element === field]);
      key(element, "Enter", "Enter", begun + 150);
    }
    expect(scans).toEqual(["50 50123450", "50 50123451", "50 50123452"]);
    expect(field).toHaveProperty("value", "");
  });

  test("is nothing that a person's blank on a button is taken for", () => {
    const button = document.createElement("button");
    document.body.append(button);
    button.focus();
    expect(key(button, "Digit5", "5", 1_000)).toBe(true);
    expect(key(button, "Space", " ", 1_200)).toBe(true);
    expect(key(button, "Space", " ", 1_230, { repeat: true })).toBe(true);
    // Two switches one after the other, as quick as can be.
    expect(key(button, "Space", " ", 1_250)).toBe(true);
    expect(key(button, "Space", " ", 1_270)).toBe(true);
  });

  test("without an ending key is complete after a silence", () => {
    burst(window, CODE, 1_000);
    expect(scans).toEqual([]);
    vi.advanceTimersByTime(400);
    expect(scans).toEqual([CODE]);
  });

  test("is not cut in two by a busy machine that delivers its keys late", () => {
    burst(window, CODE.slice(0, 7), 1_000);
    vi.advanceTimersByTime(150);
    burst(window, CODE.slice(7), 1_028);
    key(window, "Enter", "Enter", 1_045);
    expect(scans).toEqual([CODE]);
  });

  test("read twice within two seconds is one, with a tick", () => {
    burst(window, CODE, 1_000);
    key(window, "Enter", "Enter", 1_050);
    burst(window, CODE, 1_400);
    key(window, "Enter", "Enter", 1_450);
    expect(scans).toEqual([CODE]);
    expect(duplicates).toBe(1);
  });
});

describe("keys that come late", () => {
  /** Bunches of a scan's keys, and for how long the page hears nothing before each. */
  const bunches = fc.array(
    fc.record({ size: fc.integer({ min: 1, max: 60 }), waitMs: fc.integer({ max: 600, min: 0 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  const spacing = fc.constantFrom(1, 2, 5, 10, 30);

  /** Presses a code, tells the page of its keys in bunches, and answers the code. */
  function deliver(each: readonly { readonly size: number; readonly waitMs: number }[], gap: number) {
    const begun = performance.now() + 10_000;
    vi.advanceTimersByTime(10_000);
    let code = "";
    for (const { size, waitMs } of each) {
      vi.advanceTimersByTime(waitMs);
      for (let at = 0; at < size; at += 1) {
        const digit = String((code.length * 7 + each.length) % 10);
        key(window, `Digit${digit}`, digit, begun + code.length * gap);
        code += digit;
      }
    }
    return { code, endAt: begun + code.length * gap };
  }

  test("never make two scans of one, and none of them reaches the page", () => {
    fc.assert(
      fc.property(bunches, spacing, (each, gap) => {
        scans = [];
        amount = "";
        const first = { size: 6, waitMs: 0 };
        const { code, endAt } = deliver([first, ...each], gap);
        key(window, "Enter", "Enter", endAt);
        vi.advanceTimersByTime(5_000);
        expect(scans.length).toBe(1);
        expect(code.startsWith(scans[0] ?? "-")).toBe(true);
        expect(amount).toBe("");
      }),
    );
  });

  test("in bunches within the patience make one whole scan", () => {
    fc.assert(
      fc.property(bunches, spacing, (each, gap) => {
        scans = [];
        const within = each.map(({ size, waitMs }) => ({ size, waitMs: Math.min(waitMs, 200) }));
        const { code, endAt } = deliver([{ size: 6, waitMs: 0 }, ...within], gap);
        key(window, "Enter", "Enter", endAt);
        expect(scans).toEqual([code]);
      }),
    );
  });

  test("have the more time the later those before them came", () => {
    const { code, endAt } = deliver(
      [
        { size: 6, waitMs: 0 },
        { size: 4, waitMs: 190 },
        { size: 4, waitMs: 300 },
        { size: 4, waitMs: 600 },
      ],
      2,
    );
    key(window, "Enter", "Enter", endAt);
    expect(scans).toEqual([code]);
  });

  test("of the longest code stall for a second without cutting it", () => {
    const { code, endAt } = deliver(
      [
        { size: 2_000, waitMs: 0 },
        { size: 953, waitMs: 1_000 },
      ],
      1,
    );
    key(window, "Enter", "Enter", endAt);
    expect(scans).toEqual([code]);
    expect(code).toHaveLength(2_953);
  });

  test("after a silence that ended the scan press no button", () => {
    burst(window, CODE, 1_000);
    vi.advanceTimersByTime(1_000);
    expect(scans).toEqual([CODE]);
    expect(key(window, "Enter", "Enter", 1_040)).toBe(false);
    expect(key(window, "Enter", "Enter", 3_000)).toBe(true);
  });
});

describe("a scanner of its own habits", () => {
  const setup: WedgeSetup = { ...WEDGE_UNKNOWN, prefix: parseScannerKeys("<F18>") ?? "", ending: "tab" };

  test("whose prefix announces it leaks no key, and what was typed before stays", () => {
    stop();
    let reached = 0;
    const page = (): void => void (reached += 1);
    window.addEventListener("keydown", page);
    let undone = 0;
    const source = wedgeSource(
      window,
      () => () => void (undone += 1),
      () => setup,
    );
    const end = source.start(({ text }) => void scans.push(text));
    key(window, "Digit5", "5", 1_000);
    expect(reached).toBe(1);
    key(window, "F18", "F18", 3_000);
    burst(window, CODE, 3_004);
    key(window, "Tab", "Tab", 3_050);
    expect(scans).toEqual([CODE]);
    expect(reached).toBe(1);
    expect(undone).toBe(0);
    end();
    window.removeEventListener("keydown", page);
  });
});

test("a character sent by its number is read, and what the system writes for it is kept from the page", () => {
  let written = 0;
  const page = (): void => void (written += 1);
  window.addEventListener("keypress", page);
  let at = 1_000;
  for (const char of "PAY-7:x") {
    for (const figure of String(char.codePointAt(0)).padStart(4, "0")) {
      key(window, `Numpad${figure}`, figure, (at += 3), { altKey: true });
    }
    const up = new KeyboardEvent("keyup", { code: "AltLeft", key: "Alt", bubbles: true, cancelable: true });
    Object.defineProperty(up, "timeStamp", { value: (at += 3) });
    fireEvent(window, up);
    const press = new KeyboardEvent("keypress", { key: char, bubbles: true, cancelable: true });
    Object.defineProperty(press, "timeStamp", { value: at });
    fireEvent(window, press);
  }
  key(window, "Enter", "Enter", at + 4);
  expect(scans).toEqual(["PAY-7:x"]);
  // The first five could have been a person's.
  expect(written).toBe(5);
  window.removeEventListener("keypress", page);
});

test("whoever asks for scans gets them and every key first", () => {
  const seen: string[] = [];
  const end = divertScans({
    scan: () => undefined,
    key: (press) => {
      seen.push(press.code);
      return press.code === "Digit9";
    },
  });
  expect(key(window, "Digit9", "9", 1_000)).toBe(false);
  expect(key(window, "Digit8", "8", 2_000)).toBe(true);
  end();
  expect(key(window, "Digit9", "9", 3_000)).toBe(true);
  expect(seen).toEqual(["Digit9", "Digit8"]);
  expect(amount).toBe("12750089");
});

test("a person's keys reach the page", () => {
  burst(window, "500", 1_000, 90);
  expect(amount).toBe("127500500");
  expect(scans).toEqual([]);
});
