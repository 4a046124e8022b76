import { isLinear } from "./formats.ts";
import type { CodeFormat, FoundCode } from "./formats.ts";

/** How many later frames a reading stays evidence for. */
const MEMORY_FRAMES = 30;

/** What is needed before a reading counts: agreeing frames by different passes, or so many by any. */
interface Proof {
  readonly passes: number;
  readonly frames: number;
}

/**
 * QR and DataMatrix carry their own error correction: one reading is proof. The short bar codes have so little
 * redundancy that pieces of other codes pass for them, so they need one more frame.
 */
function proofFor(format: CodeFormat): Proof {
  if (!isLinear(format)) return { passes: 1, frames: 1 };
  return format === "upc_e" || format === "ean_8" ? { passes: 3, frames: 4 } : { passes: 2, frames: 3 };
}

interface Evidence {
  readonly passes: Set<string>;
  /** Other readings found in the same frame: those are other codes, not other opinions about this one. */
  readonly beside: Set<string>;
  frames: number;
  lastFrame: number;
  certain: boolean;
}

export interface Agreement {
  /** Takes what one pass found in one frame; answers the codes that are certain now. */
  consider(found: readonly FoundCode[], passName: string): readonly FoundCode[];
  /** Whether some bars wait for another frame that agrees. */
  waiting(): boolean;
  forget(): void;
}

/**
 * Bars count once enough frames agree and no contradicting reading is as strong: one wrong digit in thousands is real.
 */
export function createAgreement(): Agreement {
  const evidence = new Map<string, Evidence>();
  let frame = 0;

  const note = (key: string, passName: string): Evidence => {
    const known = evidence.get(key) ?? {
      passes: new Set<string>(),
      beside: new Set<string>(),
      frames: 0,
      lastFrame: frame,
      certain: false,
    };
    known.passes.add(passName);
    known.frames += 1;
    known.lastFrame = frame;
    evidence.set(key, known);
    return known;
  };

  const settle = (code: FoundCode, own: Evidence): boolean => {
    const proof = proofFor(code.format);
    const proven = own.passes.size >= proof.passes || own.frames >= proof.frames;
    const contradicted = [...evidence].some(
      ([key, other]) => other !== own && !other.certain && !own.beside.has(key) && other.passes.size >= own.passes.size,
    );
    own.certain ||= proven && !contradicted;
    return own.certain;
  };

  return {
    consider(found, passName) {
      frame += 1;
      for (const [key, known] of evidence) {
        if (frame - known.lastFrame > MEMORY_FRAMES) evidence.delete(key);
      }
      const bars = found
        .filter((code) => isLinear(code.format))
        .map((code) => ({ code, key: `${code.format}:${code.text}` }));
      const noted = bars.map(({ code, key }) => ({ code, key, own: note(key, passName) }));
      for (const { own } of noted) for (const { key } of bars) own.beside.add(key);
      const certain = noted.filter(({ code, own }) => settle(code, own)).map(({ code }) => code);
      return [...found.filter((code) => !isLinear(code.format)), ...certain];
    },
    waiting: () => [...evidence.values()].some((known) => !known.certain),
    forget() {
      evidence.clear();
      frame = 0;
    },
  };
}
