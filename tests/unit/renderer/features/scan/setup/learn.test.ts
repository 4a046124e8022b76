import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { KeyPress } from "../../../../../../renderer/features/scan/key-press.ts";
import { learnScan, settingsFor } from "../../../../../../renderer/features/scan/setup/learn.ts";
import { createRecorder, type RecordedKey } from "../../../../../../renderer/features/scan/setup/recorder.ts";
import { TEST_CODE } from "../../../../../../renderer/features/scan/setup/test-code.ts";
import { usCharacter } from "../../../../../../renderer/features/scan/us-layout.ts";
import { WEDGE_IDLE, wedgeKey, wedgeSilence } from "../../../../../../renderer/features/scan/wedge.ts";
import { wedgeSetup } from "../../../../../../renderer/features/scan/wedge-setup.ts";
import { parseScannerKeys } from "../../../../../../shared/domain/scanner-keys.ts";
import { DEFAULT_SCANNER } from "../../../../../../shared/domain/scanner-defaults.ts";
import type { ScannerSettings } from "../../../../../../shared/domain/scanner-settings.ts";

type Press = Pick<KeyPress, "code" | "shift" | "altGr" | "ctrl">;
/** Which key a scanner presses for a character. */
type Keyboard = ReadonlyMap<string, Press>;

const PLACES = [
  ..."ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("").map((letter) => `Key${letter}`),
  ..."0123456789".split("").map((digit) => `Digit${digit}`),
  ..."Minus Equal BracketLeft BracketRight Backslash Semicolon Quote Backquote Comma Period Slash".split(" "),
];
const plain = { altGr: false, ctrl: false };
const US: Keyboard = new Map(
  [...PLACES, "Space"].flatMap((code) =>
    [true, false].flatMap((shift) => {
      const character = usCharacter(code, shift);
      return character === null ? [] : [[character, { code, shift, ...plain }] as const];
    }),
  ),
);
/** As German scanners have it: letters exchanged, signs elsewhere, some with AltGr. */
const SIGNS = `!Digit1 "Digit2 $Digit4 %Digit5 &Digit6 /Digit7 (Digit8 )Digit9 =Digit0 ?Minus 'Backslash *BracketRight
  _Slash :Period ;Comma >IntlBackslash \`Equal`;
const PLAIN = "#Backslash +BracketRight -Slash <IntlBackslash ^Backquote ,Comma .Period";
const ALT_GR = "{Digit7 [Digit8 ]Digit9 }Digit0 \\Minus @KeyQ ~BracketRight |IntlBackslash";
const GERMAN: Keyboard = new Map([
  ...[...US].filter(([character]) => /[A-Za-z\d ]/u.test(character)),
  ...["zY", "yZ"].flatMap((pair) => {
    const code = `Key${pair.charAt(1)}`;
    const letter = pair.charAt(0);
    return [
      [letter, { code, shift: false, ...plain }],
      [letter.toUpperCase(), { code, shift: true, ...plain }],
    ] as const;
  }),
  ...placed(SIGNS, { shift: true, altGr: false }),
  ...placed(PLAIN, { shift: false, altGr: false }),
  ...placed(ALT_GR, { shift: false, altGr: true }),
]);

function placed(list: string, how: Pick<Press, "shift" | "altGr">): readonly (readonly [string, Press])[] {
  return list.split(/\s+/u).map((each) => [each.charAt(0), { code: each.slice(1), ctrl: false, ...how }]);
}

/** The keys that a scanner sends for a text, the keys around it included. */
function presses(text: string, keyboard: Keyboard, gap: number, at = 1_000): readonly KeyPress[] {
  return [...text].map((character, index) => ({
    ...(special(character) ?? keyboard.get(character) ?? missing(character)),
    key: "Process",
    alt: false,
    repeat: false,
    timeStamp: at + index * gap,
  }));
}

function special(character: string): Press | null {
  const code = character.codePointAt(0) ?? 0;
  if (character === "\r") return { code: "Enter", shift: false, ...plain };
  if (character === "\t") return { code: "Tab", shift: false, ...plain };
  if (code > 0xf7_00) return { code: `F${code - 0xf7_00}`, shift: false, ...plain };
  return code < 0x20 ? { code: `Key${String.fromCodePoint(code + 64)}`, shift: false, altGr: false, ctrl: true } : null;
}

function missing(character: string): never {
  throw new Error(`this scanner has no key for ${character}`);
}

let bursts: (readonly RecordedKey[])[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  bursts = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function record(keys: readonly KeyPress[]): readonly RecordedKey[] {
  const recorder = createRecorder((burst) => void bursts.push(burst));
  for (const key of keys) recorder.key(key);
  vi.advanceTimersByTime(500);
  recorder.close();
  return bursts.at(-1) ?? [];
}

function learned(keys: readonly KeyPress[]): ScannerSettings {
  const scan = learnScan(record(keys));
  if (typeof scan === "string") throw new Error(scan);
  const found = settingsFor([scan, scan, scan]);
  if (found === null) throw new Error("the scans differ");
  return { ...DEFAULT_SCANNER, ...found };
}

function read(keys: readonly KeyPress[], settings: ScannerSettings): string[] {
  const setup = wedgeSetup(settings);
  let state = WEDGE_IDLE;
  const scans: string[] = [];
  for (const key of keys) {
    const step = wedgeKey(state, key, setup);
    state = step.state;
    if (step.verdict.do === "scan") scans.push(step.verdict.text);
  }
  const rest = wedgeSilence(state, state.lastAt + 1_000, setup);
  if (rest?.verdict.do === "scan") scans.push(rest.verdict.text);
  return scans;
}

const keysOf = (written: string) => parseScannerKeys(written) ?? "";

describe("three scans of the test code", () => {
  test("make any scanner known: whatever it sends around a code, on whatever keyboard, at whatever pace", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("", "<F18>", "<STX>", "~", "]Q1"),
        fc.constantFrom("", "<Enter>", "<Tab>", "<Enter><Enter>", "<F19>", "<ETX>", "#"),
        fc.constantFrom(US, GERMAN),
        fc.integer({ min: 1, max: 45 }),
        fc.string({ unit: fc.constantFrom(...TEST_CODE.replaceAll(/[# ~]/gu, "")), minLength: 8, maxLength: 200 }),
        (prefix, suffix, keyboard, gap, code) => {
          const around = (text: string) => `${keysOf(prefix)}${text}${keysOf(suffix)}`;
          const settings = learned(presses(around(TEST_CODE), keyboard, gap));
          expect(read(presses(around(code), keyboard, gap), settings)).toEqual([code]);
        },
      ),
    );
  });

  test("say what was found in the words of the settings", () => {
    const settings = learned(presses(`${keysOf("<F18>")}${TEST_CODE}\t`, US, 8));
    expect(settings).toEqual({ ...DEFAULT_SCANNER, prefix: "<F18>", ending: "tab", keyGapMs: 26 });
    expect(Object.keys(learned(presses(`${TEST_CODE}\r`, GERMAN, 2)).layout)).toContain("AltGr+KeyQ");
    expect(learned(presses(`${TEST_CODE}\r`, US, 2))).toMatchObject({ ending: "enter", layout: {}, keyGapMs: 20 });
  });

  test("that differ are not averaged", () => {
    const scans = ["\r", "\t"].map((end) => learnScan(record(presses(`${TEST_CODE}${end}`, US, 3))));
    expect(settingsFor(scans.filter((scan) => typeof scan !== "string"))).toBeNull();
  });

  test("read characters sent by their numbers", () => {
    const recorder = createRecorder((burst) => void bursts.push(burst));
    let at = 1_000;
    for (const character of TEST_CODE) {
      for (const figure of String(character.codePointAt(0)).padStart(4, "0")) {
        const numpad = { code: `Numpad${figure}`, shift: false, ...plain };
        recorder.key({ ...numpad, key: figure, alt: true, repeat: false, timeStamp: (at += 2) });
      }
      recorder.altUp((at += 2));
    }
    vi.advanceTimersByTime(500);
    expect(learnScan(bursts[0] ?? [])).toMatchObject({ prefix: "", suffix: "", layout: {} });
  });
});

describe("nothing is learned", () => {
  test("from another code, or from one with a character lost", () => {
    expect(learnScan(record(presses(`${TEST_CODE.toUpperCase()}\r`, US, 3)))).toBe("not-the-code");
    expect(learnScan(record(presses(`${TEST_CODE.slice(0, 50)}${TEST_CODE.slice(51)}\r`, US, 3)))).toBe("not-the-code");
    expect(learnScan(record(presses("https://ofd.soliq.uz/check?t=UZ1234", US, 3)))).toBe("not-the-code");
  });

  test("under a caps lock that turns the letters round", () => {
    const turned = [...TEST_CODE]
      .map((char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()))
      .join("");
    expect(learnScan(record(presses(`${turned}\r`, US, 3)))).toBe("caps-lock");
  });

  test("from keys around the code that no setting can name", () => {
    const [first, ...rest] = presses(`x${TEST_CODE}`, US, 3);
    if (!first) throw new Error("no key");
    expect(learnScan(record([{ ...first, code: "Insert" }, ...rest]))).toBe("odd-keys");
  });

  test("from a person, whose keys all go their way", () => {
    const recorder = createRecorder((burst) => void bursts.push(burst));
    const slow = presses("tab tab enter", US, 200);
    expect(slow.map((key) => recorder.key(key)).includes(true)).toBe(false);
    vi.advanceTimersByTime(500);
    expect(bursts).toEqual([]);
  });
});
