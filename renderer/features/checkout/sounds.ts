import type { Cue } from "./cues.ts";

interface Tone {
  readonly hz: number;
  readonly at: number;
  readonly for: number;
  readonly shape?: OscillatorType;
}

/** Seconds. Rising is good, one flat low tone is a refusal, the wavering pair asks for attention. */
const SOUNDS: Readonly<Record<Cue, readonly Tone[]>> = {
  taken: [{ hz: 1568, at: 0, for: 0.06 }],
  paid: [
    { hz: 660, at: 0, for: 0.09 },
    { hz: 990, at: 0.09, for: 0.16 },
  ],
  "receipt-done": [
    { hz: 784, at: 0, for: 0.07 },
    { hz: 988, at: 0.07, for: 0.07 },
    { hz: 1319, at: 0.14, for: 0.16 },
  ],
  declined: [{ hz: 220, at: 0, for: 0.32, shape: "triangle" }],
  unknown: [
    { hz: 520, at: 0, for: 0.14, shape: "square" },
    { hz: 390, at: 0.18, for: 0.14, shape: "square" },
    { hz: 520, at: 0.36, for: 0.14, shape: "square" },
  ],
  "wrong-scan": [
    { hz: 300, at: 0, for: 0.07, shape: "square" },
    { hz: 300, at: 0.11, for: 0.07, shape: "square" },
  ],
  tick: [{ hz: 1200, at: 0, for: 0.02 }],
};

const LOUDNESS: Partial<Record<OscillatorType, number>> = { square: 0.05, triangle: 0.3 };

let context: AudioContext | null = null;

/** Plays a cue, made on the spot: no files, nothing to load. Silent where the machine has no sound. */
export function play(cue: Cue): void {
  if (typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  const audio = context;
  void audio.resume().catch(() => undefined);
  for (const tone of SOUNDS[cue]) {
    const start = audio.currentTime + tone.at;
    const source = audio.createOscillator();
    const gain = audio.createGain();
    source.type = tone.shape ?? "sine";
    source.frequency.value = tone.hz;
    const loud = LOUDNESS[source.type] ?? 0.2;
    // A few milliseconds of slope on both sides: a tone that starts at once clicks.
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loud, start + 0.008);
    gain.gain.setValueAtTime(loud, start + tone.for - 0.02);
    gain.gain.linearRampToValueAtTime(0, start + tone.for);
    source.connect(gain).connect(audio.destination);
    source.start(start);
    source.stop(start + tone.for);
  }
}
