import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { usCharacter } from "../../../../../renderer/features/scan/us-layout.ts";
import { WEDGE_IDLE, wedgeKey, wedgeSilence, type WedgeKey } from "../../../../../renderer/features/scan/wedge.ts";

/** Every printable ASCII character with the key that the US layout has it on. */
const KEYS = new Map<string, { readonly code: string; readonly shift: boolean }>();
const codes = [
  ..."ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("").map((letter) => `Key${letter}`),
  ..."0123456789".split("").map((digit) => `Digit${digit}`),
  ..."Space Minus Equal BracketLeft BracketRight Backslash Semicolon Quote Backquote Comma Period Slash".split(" "),
];
for (const code of codes) {
  for (const shift of [false, true]) {
    const char = usCharacter({ code, shift, ctrl: false, altGr: false });
    if (char !== null && !KEYS.has(char)) KEYS.set(char, { code, shift });
  }
}

interface Burst {
  readonly at?: number;
  readonly gaps: readonly number[];
  /** What the system's layout makes of the keys: must not matter. */
  readonly produced?: (code: string) => string;
  readonly capsLock?: boolean;
  readonly numpad?: boolean;
}

function press(text: string, burst: Burst): readonly WedgeKey[] {
  let timeStamp = burst.at ?? 1_000;
  return [...text].map((char, index) => {
    const key = KEYS.get(char);
    if (!key) throw new Error(`no key for ${char}`);
    timeStamp += index === 0 ? 0 : (burst.gaps[index % burst.gaps.length] ?? 0);
    const code = burst.numpad === true && /\d/u.test(char) ? `Numpad${char}` : key.code;
    return {
      code,
      key: burst.produced?.(code) ?? char,
      shift: key.shift,
      capsLock: burst.capsLock ?? false,
      altGr: false,
      ctrl: false,
      repeat: false,
      timeStamp,
    };
  });
}

function ending(code: string, after: readonly WedgeKey[]): WedgeKey {
  const last = after.at(-1);
  if (!last) throw new Error("nothing was pressed");
  return { ...last, code, key: code, shift: false, timeStamp: last.timeStamp + 5 };
}

/** Runs keys through the detector: the scans, and how many keys reached the page. */
function run(keys: readonly WedgeKey[]) {
  let state = WEDGE_IDLE;
  const scans: string[] = [];
  let passed = 0;
  let discovered = 0;
  for (const key of keys) {
    const quiet = wedgeSilence(state, key.timeStamp);
    if (quiet?.verdict.do === "scan") {
      scans.push(quiet.verdict.text);
      state = quiet.state;
    }
    const step = wedgeKey(state, key);
    state = step.state;
    if (step.verdict.do === "scan") scans.push(step.verdict.text);
    else if (step.verdict.do === "pass") passed += 1;
    else if (step.verdict.discovered) discovered += 1;
  }
  const last = keys.at(-1)?.timeStamp ?? 0;
  const quiet = wedgeSilence(state, last + 80);
  if (quiet?.verdict.do === "scan") scans.push(quiet.verdict.text);
  return { scans, passed, discovered };
}

const payload = fc.string({ unit: fc.constantFrom(...KEYS.keys()), minLength: 6, maxLength: 400 });
const scannerGaps = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 });

describe("a scanner's burst", () => {
  test("arrives whole and in order, whatever the payload, the pace, the layout and caps lock", () => {
    const layouts = fc.constantFrom(
      () => "ф",
      () => "Process",
      (code: string) => code,
    );
    fc.assert(
      fc.property(
        payload,
        scannerGaps,
        layouts,
        fc.boolean(),
        fc.boolean(),
        (text, gaps, produced, capsLock, numpad) => {
          const keys = press(text, { gaps, produced, capsLock, numpad });
          const result = run([...keys, ending("Enter", keys)]);
          expect(result.scans).toEqual([text]);
          // All that leaks is what could not be told from a person's first keys; the page is told to undo it.
          expect(result.passed).toBeLessThanOrEqual(5);
          expect(result.discovered).toBe(1);
        },
      ),
    );
  });

  test("ends by Tab, by the numpad's Enter and by silence alike", () => {
    const keys = press("50501234567890126427", { gaps: [4] });
    for (const end of ["Tab", "NumpadEnter"]) {
      expect(run([...keys, ending(end, keys)]).scans).toEqual(["50501234567890126427"]);
    }
    expect(run(keys).scans).toEqual(["50501234567890126427"]);
  });

  test("of the largest QR code fits; one character more is kept so that it is seen to be too long", () => {
    const longest = "a".repeat(2953);
    expect(run(press(longest, { gaps: [2] })).scans).toEqual([longest]);
    expect(run(press(`${longest}bcd`, { gaps: [2] })).scans[0]).toHaveLength(2954);
  });

  test("two scans in a row are two", () => {
    const first = press("1111222233334444", { gaps: [3] });
    const second = press("https://ofd.soliq.uz/check?t=UZ1", { at: 2_000, gaps: [9] });
    expect(run([...first, ending("Enter", first), ...second]).scans).toEqual([
      "1111222233334444",
      "https://ofd.soliq.uz/check?t=UZ1",
    ]);
  });

  test("keeps what follows a typed figure apart after a moment", () => {
    const typed = press("7", { at: 500, gaps: [0] });
    const scan = press("50501234567890126427", { at: 900, gaps: [5] });
    expect(run([...typed, ...scan]).scans).toEqual(["50501234567890126427"]);
  });

  test("carries the group separator of GS1 codes", () => {
    expect(usCharacter({ code: "BracketRight", shift: false, ctrl: true, altGr: false })).toBe("\u001d");
  });
});

describe("a person", () => {
  test("typing up to twelve keys a second is never taken for a scanner", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789".split("")), minLength: 1, maxLength: 60 });
    const gaps = fc.array(fc.integer({ min: 45, max: 250 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(digits, gaps, (text, pauses) => {
        const keys = press(text, { gaps: pauses });
        const result = run([...keys, ending("Enter", keys)]);
        expect(result.scans).toEqual([]);
        expect(result.passed).toBe(text.length + 1);
      }),
    );
  });

  test("rolling two keys at once now and then is still a person", () => {
    const keys = press("127500127500127500", { gaps: [90, 12, 110, 95, 14, 120] });
    expect(run(keys).scans).toEqual([]);
  });

  test("holding a key down is not a scan", () => {
    const [first] = press("5", { gaps: [0] });
    if (!first) throw new Error("no key");
    const held = Array.from({ length: 40 }, (_, i) => ({ ...first, repeat: true, timeStamp: 1_500 + i * 30 }));
    expect(run([first, ...held])).toEqual({ scans: [], passed: 41, discovered: 0 });
  });

  test("typing a short burst is left alone", () => {
    const keys = press("12345", { gaps: [2] });
    expect(run([...keys, ending("Enter", keys)]).scans).toEqual([]);
  });
});
