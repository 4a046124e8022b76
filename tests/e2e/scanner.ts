import type { CDPSession, Page } from "@playwright/test";

/** The system's keyboard layout: a scanner presses the keys of the US layout, whatever the system makes of them. */
export type Layout = "us" | "ru" | "uz-cyrl" | "vi";

export interface ScanOptions {
  readonly layout?: Layout;
  /** Between two keys, as the scanner sends them. */
  readonly spacingMs?: number;
  /** A function key that the scanner sends first. */
  readonly prefix?: "F18";
  /** What ends the scan. */
  readonly suffix?: "Enter" | "Tab" | "none";
  /** The first keys of the next scan, pressed at once after this one; `continues` brings the rest. */
  readonly next?: string;
  /** Goes on with a scan whose first keys were pressed before: however late its keys come, their times follow. */
  readonly continues?: boolean;
}

interface Key {
  readonly code: string;
  readonly keyCode: number;
  readonly shift: boolean;
}

const SHIFT = 8;
/** Between two keys of a person, and between two bursts. */
const PERSON_MS = 150;
/** A busy machine may deliver two keys of a burst a tenth of a second apart. Their times tell that they belong together. */
const LEAD_MS = 1_000;
/** When the latest key of a burst was pressed on this page. */
const lastKeyAt = new WeakMap<Page, number>();
/** Place by place: the unshifted keys of the US layout, and what other layouts have on them. */
const US_KEYS = "`1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./";
const OTHER_KEYS: Readonly<Record<Exclude<Layout, "us">, string>> = {
  ru: "ё1234567890-=йцукенгшщзхъфывапролджэячсмитьбю.",
  "uz-cyrl": "ё1234567890ғҳйцукенгшўзхъфқвапролджэячсмитьбю.",
  vi: "`ăâêô\u0300\u0309\u0303\u0301\u0323đ-₫qwertyuiopươasdfghjkl;'zxcvbnm,./",
};
const US_SHIFTED = "@#$^&?|";
const CYRILLIC_SHIFTED = '"№;:?,/';

/** Types a code as a wedge scanner does: real key events through the browser, 2 ms apart, Enter at the end. */
export async function scan(page: Page, text: string, options: ScanOptions = {}): Promise<void> {
  const { layout = "us", spacingMs = 2, suffix = "Enter", prefix, next = "", continues = false } = options;
  await burst(page, { spacingMs, afterMs: continues ? 0 : PERSON_MS }, (session, tick) => {
    const type = (chars: string) =>
      [...chars].flatMap((char) => press(session, keyOf(char), produced(char, layout), tick()));
    const first = prefix === undefined ? [] : pressNamed(session, prefix, tick());
    return [...first, ...type(text), ...(suffix === "none" ? [] : pressNamed(session, suffix, tick())), ...type(next)];
  });
}

/** Several codes one after the other, sent at once: each a burst of its own by the times of its keys. */
export async function scanAll(
  page: Page,
  scans: readonly (Pick<ScanOptions, "suffix"> & { readonly text: string })[],
  { layout = "us", spacingMs = 2 }: Pick<ScanOptions, "layout" | "spacingMs"> = {},
): Promise<void> {
  await burst(page, { spacingMs, afterMs: PERSON_MS }, (session, tick, pause) =>
    scans.flatMap(({ text, suffix = "Enter" }) => {
      pause();
      const typed = [...text].flatMap((char) => press(session, keyOf(char), produced(char, layout), tick()));
      return suffix === "none" ? typed : [...typed, ...pressNamed(session, suffix, tick())];
    }),
  );
}

/** Types digits as a person does, on the number row. */
export async function typeDigits(page: Page, digits: string): Promise<void> {
  await burst(page, { spacingMs: PERSON_MS, afterMs: PERSON_MS }, (session, tick) =>
    [...digits].flatMap((digit) => press(session, keyOf(digit), digit, tick())),
  );
}

/** Presses a key by its code, as a person does: after all that was scanned or typed before it, by the keys' own times. */
export async function pressKey(page: Page, name: string): Promise<void> {
  await burst(page, { spacingMs: PERSON_MS, afterMs: PERSON_MS }, (session, tick) =>
    /^Key[A-Z]$/u.test(name)
      ? press(session, keyOf(name.charAt(3).toLowerCase()), name.charAt(3).toLowerCase(), tick())
      : pressNamed(session, name, tick()),
  );
}

/**
 * Sends keys all at once, without waiting for answers; they stay in order. Each says when it was pressed, as an
 * operating system does: this process's own pauses would be as long as the machine is busy, not as a scanner's.
 */
async function burst(
  page: Page,
  { spacingMs, afterMs }: { readonly spacingMs: number; readonly afterMs: number },
  keys: (session: CDPSession, tick: () => number, pause: () => void) => readonly Promise<unknown>[],
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const last = lastKeyAt.get(page) ?? 0;
  let at = afterMs === 0 ? last : Math.max(Date.now() + LEAD_MS, last + afterMs);
  const tick = (): number => {
    at += spacingMs;
    return at / 1_000;
  };
  const pause = (): void => void (at += PERSON_MS);
  const sent = keys(session, tick, pause);
  lastKeyAt.set(page, at);
  await Promise.all(sent);
  await session.detach();
}

function press(session: CDPSession, { code, keyCode, shift }: Key, key: string, timestamp: number): Promise<unknown>[] {
  const modifiers = shift ? SHIFT : 0;
  const shiftKey = { key: "Shift", code: "ShiftLeft", windowsVirtualKeyCode: 16, timestamp };
  const event = { code, key, windowsVirtualKeyCode: keyCode, modifiers, timestamp };
  return [
    ...(shift ? [session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...shiftKey, modifiers })] : []),
    session.send("Input.dispatchKeyEvent", { type: "keyDown", text: key, unmodifiedText: key, ...event }),
    session.send("Input.dispatchKeyEvent", { type: "keyUp", ...event }),
    ...(shift ? [session.send("Input.dispatchKeyEvent", { type: "keyUp", ...shiftKey })] : []),
  ];
}

const NAMED: Readonly<Record<string, number>> = {
  Tab: 9,
  Enter: 13,
  Escape: 27,
  Space: 32,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
};
const TEXT: Readonly<Record<string, string>> = { Enter: "\r", Space: " " };
/** The code of F1; the others follow it. */
const F1 = 112;

function pressNamed(session: CDPSession, name: string, timestamp: number): Promise<unknown>[] {
  const keyCode = /^F\d{1,2}$/u.test(name) ? F1 + Number(name.slice(1)) - 1 : NAMED[name];
  if (keyCode === undefined) throw new Error(`no key is called ${name}`);
  const event = { key: name === "Space" ? " " : name, code: name, windowsVirtualKeyCode: keyCode, timestamp };
  const text = TEXT[name];
  const down = text === undefined ? ({ type: "rawKeyDown" } as const) : ({ type: "keyDown", text } as const);
  return [
    session.send("Input.dispatchKeyEvent", { ...down, ...event }),
    session.send("Input.dispatchKeyEvent", { type: "keyUp", ...event }),
  ];
}

/** What the system makes of the key that the US layout has this character on. */
function produced(char: string, layout: Layout): string {
  if (layout === "us") return char;
  const special = layout === "vi" ? -1 : US_SHIFTED.indexOf(char);
  if (special !== -1) return CYRILLIC_SHIFTED.charAt(special);
  const { code, shift } = keyOf(char);
  const unshifted = shift ? [...SYMBOLS].find(([, key]) => key[0] === code && !key[2])?.[0] : char;
  const place = US_KEYS.indexOf((unshifted ?? char).toLowerCase());
  if (place === -1) return char;
  const made = OTHER_KEYS[layout].charAt(place);
  // A key that this layout leaves as it is on the US one.
  if (made === unshifted) return char;
  return shift ? made.toUpperCase() : made;
}

const SYMBOLS = new Map<string, readonly [code: string, keyCode: number, shift: boolean]>([
  [" ", ["Space", 32, false]],
  ["-", ["Minus", 189, false]],
  ["_", ["Minus", 189, true]],
  ["=", ["Equal", 187, false]],
  ["+", ["Equal", 187, true]],
  ["[", ["BracketLeft", 219, false]],
  ["{", ["BracketLeft", 219, true]],
  ["]", ["BracketRight", 221, false]],
  ["}", ["BracketRight", 221, true]],
  ["\\", ["Backslash", 220, false]],
  ["|", ["Backslash", 220, true]],
  [";", ["Semicolon", 186, false]],
  [":", ["Semicolon", 186, true]],
  ["'", ["Quote", 222, false]],
  ['"', ["Quote", 222, true]],
  [",", ["Comma", 188, false]],
  ["<", ["Comma", 188, true]],
  [".", ["Period", 190, false]],
  [">", ["Period", 190, true]],
  ["/", ["Slash", 191, false]],
  ["?", ["Slash", 191, true]],
  ["`", ["Backquote", 192, false]],
  ["~", ["Backquote", 192, true]],
]);
const SHIFTED_DIGITS = ")!@#$%^&*(";

function keyOf(char: string): Key {
  if (/^[a-z]$/iu.test(char)) {
    const upper = char.toUpperCase();
    return { code: `Key${upper}`, keyCode: upper.charCodeAt(0), shift: upper === char };
  }
  if (/^\d$/u.test(char)) return { code: `Digit${char}`, keyCode: char.charCodeAt(0), shift: false };
  const digit = SHIFTED_DIGITS.indexOf(char);
  if (digit !== -1) return { code: `Digit${digit}`, keyCode: 48 + digit, shift: true };
  const symbol = SYMBOLS.get(char);
  if (!symbol) throw new Error(`no key of a scanner makes ${JSON.stringify(char)}`);
  return { code: symbol[0], keyCode: symbol[1], shift: symbol[2] };
}
