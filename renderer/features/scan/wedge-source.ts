import { rememberField } from "./field-memory.ts";
import type { ScanSource } from "./scan-source.ts";
import { WEDGE_IDLE, WEDGE_LIMITS, wedgeKey, wedgeSilence, type WedgeKey } from "./wedge.ts";

/**
 * How long after the arrival of its last key a scan without an ending key is taken for complete. Longer than the pause
 * inside a burst: on a busy machine keys arrive late though they were pressed in time, and a code cut in two would be
 * charged as two wrong ones.
 */
const SILENCE_MS = 200;

/** Remembers what keys may change and gives back the function that puts it back. */
export type Remember = () => () => void;

/**
 * The keyboard wedge: listens on the window before anything else does. The first keys of a burst can't be known for a
 * scanner's, so they are let through and undone once the burst proves to be a scan: a typist never waits, and a
 * scan leaves nothing behind in a field or in the amount.
 */
export function wedgeSource(target: Window, remember: Remember): ScanSource {
  return {
    start(onScan) {
      let state = WEDGE_IDLE;
      let undo: (() => void) | null = null;
      let timer: number | null = null;

      const finish = (text: string): void => {
        undo = null;
        onScan({ text, origin: "wedge" });
      };
      const awaitSilence = (): void => {
        if (timer !== null) target.clearTimeout(timer);
        timer = target.setTimeout(() => {
          timer = null;
          const step = wedgeSilence(state, state.lastAt + WEDGE_LIMITS.maxGapMs);
          if (step?.verdict.do !== "scan") return;
          state = step.state;
          finish(step.verdict.text);
        }, SILENCE_MS);
      };
      const onKeyDown = (event: KeyboardEvent): void => {
        // The pause may have run out while the page was too busy for the timer: that scan comes first.
        const late = wedgeSilence(state, event.timeStamp);
        if (late?.verdict.do === "scan") {
          state = late.state;
          finish(late.verdict.text);
        }
        const step = wedgeKey(state, keyOf(event));
        state = step.state;
        const { verdict } = step;
        if (verdict.do === "pass") {
          if (verdict.starts) undo = both(remember(), rememberField(target.document));
          return;
        }
        event.preventDefault();
        event.stopImmediatePropagation();
        if (verdict.do === "swallow") {
          if (verdict.discovered) undo?.();
          awaitSilence();
        } else {
          if (timer !== null) target.clearTimeout(timer);
          timer = null;
          finish(verdict.text);
        }
      };
      target.addEventListener("keydown", onKeyDown, { capture: true });
      return () => {
        target.removeEventListener("keydown", onKeyDown, { capture: true });
        if (timer !== null) target.clearTimeout(timer);
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

function keyOf(event: KeyboardEvent): WedgeKey {
  return {
    code: event.code,
    key: event.key,
    shift: event.shiftKey,
    capsLock: event.getModifierState("CapsLock"),
    altGr: event.getModifierState("AltGraph"),
    ctrl: event.ctrlKey,
    repeat: event.repeat,
    timeStamp: event.timeStamp,
  };
}
