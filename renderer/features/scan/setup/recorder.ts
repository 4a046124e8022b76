import { altCharacter, altFigure, isModifier, meantBy, pressName, type KeyPress } from "../key-press.ts";

/** One key of a burst as it was pressed. */
export interface RecordedKey {
  /** Its place and modifiers; null for a character that came by its number. */
  readonly name: string | null;
  /** What the US layout has there; null where it has nothing. */
  readonly us: string | null;
  /** What the system's own layout made of it. */
  readonly made: string;
  readonly at: number;
}

export interface Recorder {
  /** Takes a key; true when it belongs to a burst and must go nowhere else. */
  key(press: KeyPress): boolean;
  altUp(at: number): void;
  close(): void;
}

/** Keys further apart are not of one burst, however slow the scanner. */
const APART_MS = 150;
/** After so long a burst is over. */
const OVER_MS = 400;
/** Fewer keys are a person's. */
const LEAST_KEYS = 20;

/** Gathers keys into bursts. The first key of each goes its way: it may be a person's. */
export function createRecorder(onBurst: (keys: readonly RecordedKey[]) => void): Recorder {
  let keys: RecordedKey[] = [];
  let figures = "";
  let lastAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = (): void => {
    const burst = keys;
    keys = [];
    figures = "";
    if (burst.length >= LEAST_KEYS) onBurst(burst);
  };
  const heard = (at: number): boolean => {
    const belongs = at - lastAt <= APART_MS;
    if (!belongs) end();
    lastAt = at;
    clearTimeout(timer);
    timer = setTimeout(end, OVER_MS);
    return belongs;
  };
  return {
    key(press) {
      if (isModifier(press.code)) return false;
      if (press.repeat) return false;
      const belongs = heard(press.timeStamp);
      const figure = altFigure(press);
      if (figure === null) {
        keys.push({ name: pressName(press), us: meantBy(press, {}), made: press.key, at: press.timeStamp });
      } else figures += figure;
      return belongs;
    },
    altUp(at) {
      const character = altCharacter(figures);
      figures = "";
      if (character === null) return;
      heard(at);
      keys.push({ name: null, us: character, made: character, at });
    },
    close() {
      clearTimeout(timer);
    },
  };
}
