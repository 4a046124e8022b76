import { takesText } from "../../ui/text-entry.ts";
import { scanTaker } from "./diversion.ts";
import { rememberField } from "./field-memory.ts";
import type { KeyPress } from "./key-press.ts";
import type { ScanSource } from "./scan-source.ts";
import { LATE_MS, silenceAfter } from "./wedge-patience.ts";
import { WEDGE_IDLE, wedgeAltUp, wedgeKey, wedgeSilence, type WedgeStep } from "./wedge.ts";
import { WEDGE_UNKNOWN, type WedgeSetup } from "./wedge-setup.ts";

/** Remembers what keys may change and gives back the function that puts it back. */
export type Remember = () => () => void;

/**
 * The keyboard wedge: listens on the window before anything else does. The first keys of a burst can't be known for a
 * scanner's, so they are let through and undone once the burst proves to be a scan: a typist never waits, and a
 * scan leaves nothing behind in a field or in the amount. `setup` is asked at every key, so new settings hold at once.
 */
export function wedgeSource(
  target: Window,
  remember: Remember,
  setup: () => WedgeSetup = () => WEDGE_UNKNOWN,
): ScanSource {
  return {
    start(onScan) {
      let state = WEDGE_IDLE;
      let undo: (() => void) | null = null;
      let timer: number | null = null;

      const stopWaiting = (): void => {
        if (timer !== null) target.clearTimeout(timer);
        timer = null;
      };
      const finish = (text: string): void => {
        undo = null;
        onScan({ text, origin: "wedge" });
      };
      const awaitSilence = (pressedAt: number): void => {
        stopWaiting();
        const now = target.performance.now();
        const wait = silenceAfter(state, setup(), now - pressedAt);
        timer = target.setTimeout(() => {
          // Keys that wait already are handled before the timer below. A page too busy for its timer was too busy to
          // be told of keys as well: it gets the time for that.
          const stalled = target.performance.now() - now > wait + LATE_MS;
          timer = target.setTimeout(
            () => {
              timer = null;
              settle(Number.POSITIVE_INFINITY);
            },
            stalled ? LATE_MS : 0,
          );
        }, wait);
      };
      /** A scan that silence has ended. */
      const settle = (now: number): void => {
        const step = wedgeSilence(state, now, setup());
        if (step === null) return;
        state = step.state;
        if (step.verdict.do === "scan") finish(step.verdict.text);
      };
      const take = (step: WedgeStep, event: Event): void => {
        state = step.state;
        const { verdict } = step;
        if (verdict.do === "pass") {
          if (verdict.starts) undo = both(remember(), rememberField(target.document));
          else if (state.text.trim() !== "" && pressesFocused(event)) event.preventDefault();
          return;
        }
        event.preventDefault();
        event.stopImmediatePropagation();
        if (verdict.do === "swallow") {
          if (verdict.discovered) undo?.();
          if (state.scanning) awaitSilence(event.timeStamp);
        } else {
          stopWaiting();
          finish(verdict.text);
        }
      };

      const onKeyDown = (event: KeyboardEvent): void => {
        // The pause may have run out while the page was too busy for the timer: that scan comes first.
        settle(event.timeStamp);
        const press = pressOf(event);
        if (scanTaker()?.key?.(press) === true) {
          event.preventDefault();
          event.stopImmediatePropagation();
          return;
        }
        take(wedgeKey(state, press, setup()), event);
      };
      const onKeyUp = (event: KeyboardEvent): void => {
        if (event.key !== "Alt" && !event.code.startsWith("Alt")) return;
        scanTaker()?.altUp?.(event.timeStamp);
        const step = wedgeAltUp(state, event.timeStamp, setup());
        if (step !== null) take(step, event);
      };
      // A character that came by its number is written by the system itself, whatever became of the keys.
      const onText = (event: Event): void => {
        const kept = state.scanning || state.silenced;
        if (!kept || event.timeStamp - state.lastAt > setup().maxGapMs) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      target.addEventListener("keydown", onKeyDown, { capture: true });
      target.addEventListener("keyup", onKeyUp, { capture: true });
      target.addEventListener("keypress", onText, { capture: true });
      target.addEventListener("beforeinput", onText, { capture: true });
      return () => {
        target.removeEventListener("keydown", onKeyDown, { capture: true });
        target.removeEventListener("keyup", onKeyUp, { capture: true });
        target.removeEventListener("keypress", onText, { capture: true });
        target.removeEventListener("beforeinput", onText, { capture: true });
        stopWaiting();
      };
    },
  };
}

function both(first: () => void, second: () => void): () => void {
  return () => {
    first();
    second();
  };
}

/**
 * Whether a blank would press what has the focus, which can't be undone. A person who presses a button by it has not
 * typed a letter or a figure an instant before; a scanner whose code has a blank in it has.
 */
function pressesFocused(event: Event): boolean {
  if (!(event instanceof KeyboardEvent) || event.code !== "Space" || event.repeat) return false;
  return !takesText(event.target);
}

function pressOf(event: KeyboardEvent): KeyPress {
  return {
    code: event.code,
    key: event.key,
    shift: event.shiftKey,
    altGr: event.getModifierState("AltGraph"),
    alt: event.altKey,
    ctrl: event.ctrlKey,
    repeat: event.repeat,
    timeStamp: event.timeStamp,
  };
}
