import { fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listenToScans, wedgeSource } from "../../../../../renderer/features/scan/index.ts";

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

function key(target: Element | Window, code: string, char: string, at: number): boolean {
  const event = new KeyboardEvent("keydown", { code, key: char, bubbles: true, cancelable: true });
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

  test("without an ending key is complete after a silence", () => {
    burst(window, CODE, 1_000);
    expect(scans).toEqual([]);
    vi.advanceTimersByTime(250);
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

test("a person's keys reach the page", () => {
  burst(window, "500", 1_000, 90);
  expect(amount).toBe("127500500");
  expect(scans).toEqual([]);
});
