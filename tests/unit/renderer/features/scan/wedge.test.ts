import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { usCharacter } from "../../../../../renderer/features/scan/us-layout.ts";
import { meantBy, type KeyPress } from "../../../../../renderer/features/scan/key-press.ts";
import { WEDGE_IDLE, wedgeAltUp, wedgeKey, wedgeSilence } from "../../../../../renderer/features/scan/wedge.ts";
import { WEDGE_UNKNOWN, wedgeSetup, type WedgeSetup } from "../../../../../renderer/features/scan/wedge-setup.ts";
import { parseScannerKeys } from "../../../../../shared/domain/scanner-keys.ts";
import { DEFAULT_SCANNER } from "../../../../../shared/domain/scanner-defaults.ts";

/** Every printable ASCII character with the key that the US layout has it on. */
const KEYS = new Map<string, { readonly code: string; readonly shift: boolean }>();
const codes = [
  ..."ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("").map((letter) => `Key${letter}`),
  ..."0123456789".split("").map((digit) => `Digit${digit}`),
  ..."Space Minus Equal BracketLeft BracketRight Backslash Semicolon Quote Backquote Comma Period Slash".split(" "),
];
for (const code of codes) {
  for (const shift of [false, true]) {
    const char = usCharacter(code, shift);
    if (char !== null && !KEYS.has(char)) KEYS.set(char, { code, shift });
  }
}

interface Burst {
  readonly at?: number;
  readonly gaps: readonly number[];
  /** What the system's layout makes of the keys: must not matter. */
  readonly produced?: (code: string) => string;
  readonly numpad?: boolean;
}

function press(text: string, burst: Burst): readonly KeyPress[] {
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
      altGr: false,
      alt: false,
      ctrl: false,
      repeat: false,
      timeStamp,
    };
  });
}

function ending(code: string, after: readonly KeyPress[]): KeyPress {
  const last = after.at(-1);
  if (!last) throw new Error("nothing was pressed");
  return { ...last, code, key: code, shift: false, timeStamp: last.timeStamp + 5 };
}

function named(code: string, timeStamp: number): KeyPress {
  return { code, key: code, shift: false, altGr: false, alt: false, ctrl: false, repeat: false, timeStamp };
}

/** The press that a scanner on the US layout makes for a character, control characters and function keys included. */
function pressOf(char: string): KeyPress {
  const code = char.codePointAt(0) ?? 0;
  if (char === "\r" || char === "\t" || char === "\u001b") {
    return named({ "\r": "Enter", "\t": "Tab", "\u001b": "Escape" }[char], 0);
  }
  if (code > 0xf7_00) return named(`F${code - 0xf7_00}`, 0);
  if (char === "\u001d") return { ...named("BracketRight", 0), ctrl: true };
  if (code < 0x20) return { ...named(`Key${String.fromCodePoint(code + 64)}`, 0), ctrl: true };
  const [key] = press(char, { gaps: [0] });
  if (!key) throw new Error("no key");
  return key;
}

/** Runs keys through the detector: the scans, and how many keys reached the page. */
function run(keys: readonly KeyPress[], setup: WedgeSetup = WEDGE_UNKNOWN) {
  let state = WEDGE_IDLE;
  const scans: string[] = [];
  let passed = 0;
  let discovered = 0;
  for (const key of keys) {
    const quiet = wedgeSilence(state, key.timeStamp, setup);
    if (quiet?.verdict.do === "scan") {
      scans.push(quiet.verdict.text);
      state = quiet.state;
    }
    const step = wedgeKey(state, key, setup);
    state = step.state;
    if (step.verdict.do === "scan") scans.push(step.verdict.text);
    else if (step.verdict.do === "pass") passed += 1;
    else if (step.verdict.discovered) discovered += 1;
  }
  const last = keys.at(-1)?.timeStamp ?? 0;
  const quiet = wedgeSilence(state, last + setup.maxGapMs, setup);
  if (quiet?.verdict.do === "scan") scans.push(quiet.verdict.text);
  return { scans, passed, discovered };
}

const payload = fc.string({ unit: fc.constantFrom(...KEYS.keys()), minLength: 6, maxLength: 400 });
const scannerGaps = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 });

describe("a scanner's burst", () => {
  test("arrives whole also where the times of its keys are out of order", () => {
    const gaps = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(payload, gaps, (text, each) => {
        const keys = press(text, { gaps: each });
        const { scans, passed } = run([...keys, ending("Enter", keys)]);
        expect({ scans, passed }).toEqual({ scans: [text], passed: 5 });
      }),
    );
  });

  test("arrives whole and in order, whatever the payload, the pace, the layout and caps lock", () => {
    const layouts = fc.constantFrom(
      () => "ф",
      () => "Process",
      (code: string) => code,
    );
    fc.assert(
      fc.property(payload, scannerGaps, layouts, fc.boolean(), (text, gaps, produced, numpad) => {
        const keys = press(text, { gaps, produced, numpad });
        const result = run([...keys, ending("Enter", keys)]);
        expect(result.scans).toEqual([text]);
        // All that leaks is what could not be told from a person's first keys; the page is told to undo it.
        expect(result.passed).toBeLessThanOrEqual(5);
        expect(result.discovered).toBe(1);
      }),
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

  test("carries the group separator of GS1 codes, which comes as Ctrl and a bracket", () => {
    const before = press("010460123456", { gaps: [4] });
    const separator = { ...named("BracketRight", 1_048), ctrl: true };
    const after = press("21AB", { at: 1_052, gaps: [4] });
    expect(run([...before, separator, ...after]).scans).toEqual(["010460123456\u001d21AB"]);
  });

  test("drops repeats of a key that hangs, and keeps keys without a meaning from the page", () => {
    const keys = press("5050123456", { gaps: [4] });
    const noisy = keys.flatMap((key, index) =>
      index < 6 ? [key] : [key, { ...key, repeat: true }, { ...named("F7", key.timeStamp + 1) }],
    );
    const result = run([...noisy, ending("Enter", keys)]);
    expect(result.scans).toEqual(["5050123456"]);
    expect(result.passed).toBe(5);
  });

  test("is one scan also where Enter is followed by a line feed or a second Enter", () => {
    const keys = press("5050123456", { gaps: [4] });
    const enter = ending("Enter", keys);
    const lineFeed = { ...named("KeyJ", enter.timeStamp + 3), ctrl: true };
    const again = named("Enter", enter.timeStamp + 6);
    expect(run([...keys, enter, lineFeed, again])).toEqual({ scans: ["5050123456"], passed: 5, discovered: 1 });
    // A person's Enter comes later and is theirs.
    expect(run([...keys, enter, named("Enter", enter.timeStamp + 300)]).passed).toBe(6);
  });

  test("by AltGr, and by a remote desktop that tells no places of keys, is what came of the keys", () => {
    const at = { ...named("KeyQ", 1_020), key: "@", altGr: true, ctrl: true, alt: true };
    expect(run([...press("abcdef", { gaps: [4] }), at, ...press("gh", { at: 1_024, gaps: [4] })]).scans).toEqual([
      "abcdef@gh",
    ]);
    const remote = "A7:x/y?z".split("").map((key, index) => ({ ...named("", 1_000 + index * 5), key }));
    expect(run(remote).scans).toEqual(["A7:x/y?z"]);
  });

  test("sent by the characters' numbers with Alt held arrives whole", () => {
    fc.assert(
      fc.property(payload, fc.integer({ min: 1, max: 12 }), fc.boolean(), (text, gap, zero) => {
        let state = WEDGE_IDLE;
        let at = 1_000;
        const scans: string[] = [];
        for (const char of text) {
          for (const figure of String(char.codePointAt(0)).padStart(zero ? 4 : 3, "0")) {
            state = wedgeKey(state, { ...named(`Numpad${figure}`, (at += gap)), alt: true }).state;
          }
          const up = wedgeAltUp(state, (at += gap));
          if (up) state = up.state;
        }
        const end = wedgeKey(state, named("Enter", at + gap));
        if (end.verdict.do === "scan") scans.push(end.verdict.text);
        expect(scans).toEqual([text]);
      }),
    );
  });

  test("ten thousand of them, one after another, are ten thousand", () => {
    const texts = fc.sample(payload, { numRuns: 10_000, seed: 4 });
    let at = 0;
    const keys = texts.flatMap((text, index) => {
      const burst = press(text, { at: (at += 300), gaps: [index % 31] });
      const end = ending(index % 2 === 0 ? "Enter" : "Tab", burst);
      at = end.timeStamp;
      return [...burst, end];
    });
    const { scans } = run(keys);
    expect(scans).toHaveLength(texts.length);
    expect(scans.findIndex((scan, index) => scan !== texts[index])).toBe(-1);
  });
});

describe("a scanner that is known", () => {
  const keysOf = (written: string) => parseScannerKeys(written) ?? "";
  const SILENT = ["", "<F18>", "<STX>", "<F13><F14>"];
  const around = fc.record({
    prefix: fc.constantFrom(...SILENT, "~", "]Q1"),
    ending: fc.constantFrom("any", "enter", "tab", "none", "keys"),
    suffix: fc.constantFrom("<F19>", "<ETX>", "#", "<Enter><Enter>"),
  } as const);

  test("gives the code without what it sends around it, in every way to end", () => {
    const plain = payload.map((text) => text.replaceAll("#", "-"));
    fc.assert(
      fc.property(plain, around, fc.integer({ min: 0, max: 30 }), (text, { prefix, ending: end, suffix }, gap) => {
        const setup = wedgeSetup({ ...DEFAULT_SCANNER, prefix, ending: end, suffix });
        const after = { any: "<Tab>", enter: "<Enter>", tab: "<Tab>", none: "", keys: suffix }[end];
        const all = `${keysOf(prefix)}${text}${keysOf(after)}`;
        const keys = [...all].map((char, index) => ({ ...pressOf(char), timeStamp: 1_000 + index * gap }));
        const result = run(keys, setup);
        expect(result.scans).toEqual([text]);
        if (prefix === "<F18>" || prefix === "<STX>") expect(result.passed).toBe(0);
        expect(result.passed).toBeLessThanOrEqual(5);
      }),
    );
  });

  test("has Enter and Tab inside a code where it ends otherwise", () => {
    const text = "BEGIN:VCARD\rN:A\tB\rEND";
    const keys = text.split("").map((char, index) => ({ ...pressOf(char), timeStamp: 1_000 + index * 3 }));
    expect(run(keys, wedgeSetup({ ...DEFAULT_SCANNER, ending: "none" })).scans).toEqual([text]);
  });

  test("without its prefix is read as any other, and a prefix alone is no scan", () => {
    const setup = wedgeSetup({ ...DEFAULT_SCANNER, prefix: "<F18>" });
    const keys = press("5050123456", { gaps: [4] });
    expect(run([...keys, ending("Enter", keys)], setup).scans).toEqual(["5050123456"]);
    expect(run([named("F18", 1_000)], setup).scans).toEqual([]);
    expect(run([named("F18", 1_000), named("Enter", 1_005)], setup).scans).toEqual([]);
  });

  test("a prefix that people type too swallows none of their keys", () => {
    const setup = wedgeSetup({ ...DEFAULT_SCANNER, prefix: "1" });
    expect(run(press("127500", { gaps: [150] }), setup)).toEqual({ scans: [], passed: 6, discovered: 0 });
  });

  test("set to another country's keyboard is read by what was learned", () => {
    const layout = { KeyY: "z", KeyZ: "y", "Shift+KeyY": "Z", "Shift+Digit7": "/", Minus: "/", "AltGr+KeyQ": "@" };
    const setup = wedgeSetup({ ...DEFAULT_SCANNER, layout });
    const presses = [
      ...["KeyY", "KeyA", "KeyZ", "KeyB"].map((code) => ({ code, shift: false })),
      { code: "Digit7", shift: true },
      { code: "KeyY", shift: true },
      { code: "Minus", shift: false },
    ].map((key, index) => ({ ...named(key.code, 1_000 + index * 4), shift: key.shift }));
    const altGr = { ...named("KeyQ", 1_030), altGr: true, key: "q" };
    expect(run([...presses, altGr], setup).scans).toEqual(["zayb/Z/@"]);
  });

  test("as slow is read at its pace, and not before it was set", () => {
    const keys = press("50501234567890126427", { gaps: [70, 95, 62] });
    expect(run(keys).scans).toEqual([]);
    expect(run(keys, wedgeSetup({ ...DEFAULT_SCANNER, keyGapMs: 80 })).scans).toEqual(["50501234567890126427"]);
  });

  test("every key that can be set is the key that is heard", () => {
    for (const key of [...keysOf("<F1><F24><Tab><Enter>"), ...keysOf("<Escape><STX><GS>")]) {
      expect(meantBy(pressOf(key), {})).toBe(key);
    }
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
