import { isLinear } from "./formats.ts";
import type { CodeFormat } from "./formats.ts";

/** What is done to the picture before the decoder sees it. */
export type Preparation = "plain" | "enlarged" | "reduced" | "smooth" | "brightened" | "sharp";

/** One call of the decoder. */
export interface Look {
  readonly formats: readonly CodeFormat[];
  /** Searches every row instead of every few. */
  readonly thorough: boolean;
  readonly inverted: boolean;
  /** Searches a picture this many times smaller as well, from this edge length on. */
  readonly downscale: { readonly factor: 2 | 3; readonly from: number } | null;
  readonly denoise: boolean;
}

/** One way of looking at one frame. Different frames get different passes: what one cannot read another may. */
export interface Pass {
  readonly name: string;
  /** A glance at the picture as it is, before anything else: it finds an ordinary code in any frame. */
  readonly glance: Look | null;
  readonly preparation: Preparation;
  readonly looks: readonly Look[];
}

const square: readonly CodeFormat[] = ["qr_code"];
const matrix: readonly CodeFormat[] = ["qr_code", "data_matrix"];
const linear: readonly CodeFormat[] = ["ean_13", "ean_8", "upc_a", "upc_e", "code_128"];
const every: readonly CodeFormat[] = [...matrix, ...linear];

function look(formats: readonly CodeFormat[], options: Partial<Look> = {}): Look {
  return { formats, thorough: true, inverted: false, downscale: null, denoise: false, ...options };
}

/**
 * Why these: over photos and drawn scenes (docs/scanning.md) "enlarged" finds small, dim and noisy codes, "smooth" those
 * on screens and with noise, "denoise" damaged and dotted ones, "brightened" those in shadow, "reduced" large soft ones; "full"
 * is the decoder at its own defaults, so that nothing it reads by itself is lost. "quick" comes first: it costs a fraction
 * of the others and finds what is easily seen.
 */
const cycle: readonly Omit<Pass, "glance">[] = [
  {
    name: "quick",
    preparation: "plain",
    looks: [look(square, { inverted: true }), look(linear, { thorough: false })],
  },
  { name: "enlarged", preparation: "enlarged", looks: [look(square)] },
  {
    name: "full",
    preparation: "plain",
    looks: [look(every, { inverted: true, downscale: { factor: 3, from: 500 } })],
  },
  {
    name: "smooth",
    preparation: "smooth",
    looks: [look(square, { downscale: { factor: 2, from: 200 } }), look(linear)],
  },
  {
    name: "denoise",
    preparation: "plain",
    looks: [look(matrix, { denoise: true, downscale: { factor: 2, from: 200 } })],
  },
  { name: "enlarged-bars", preparation: "enlarged", looks: [look(square, { denoise: true }), look(linear)] },
  { name: "brightened", preparation: "brightened", looks: [look(square, { inverted: true }), look(linear)] },
  { name: "reduced", preparation: "reduced", looks: [look(matrix, { inverted: true, denoise: true })] },
  { name: "sharp", preparation: "sharp", looks: [look(square), look(linear)] },
];

/** The passes that look for any of `formats`, each narrowed to them. */
export function passesFor(formats: readonly CodeFormat[]): readonly Pass[] {
  return cycle.flatMap((pass) => {
    const looks = pass.looks.flatMap((one) => {
      const wanted = one.formats.filter((format) => formats.includes(format));
      return wanted.length === 0 ? [] : [{ ...one, formats: wanted }];
    });
    const glance = pass.name !== "quick" && formats.includes("qr_code") ? look(square) : null;
    return looks.length === 0 ? [] : [{ ...pass, glance, looks }];
  });
}

/** Which pass a frame gets, and which part of it where a pass looks at a part only. */
export interface Turn {
  readonly pass: Pass;
  /** Counts the frames; an enlarging pass moves its window with it. */
  readonly frame: number;
}

export interface PassScheduler {
  /** The next frame's turn. */
  next(): Turn;
  /**
   * Says that bars were seen once: every second frame then looks for bars until they were confirmed or two rounds went
   * by, as their second reading is what the cashier waits for.
   */
  confirmSoon(): void;
  restart(): void;
}

/** Takes turns through the passes. */
export function createPassScheduler(passes: readonly Pass[]): PassScheduler {
  const barPasses = passes.filter((pass) => pass.looks.some((one) => one.thorough && one.formats.some(isLinear)));
  let frame = 0;
  let round = 0;
  let barRound = 0;
  let hurry = 0;
  return {
    next() {
      const bars = hurry > 0 && hurry % 2 === 0 ? barPasses[barRound++ % barPasses.length] : undefined;
      hurry = Math.max(0, hurry - 1);
      const pass = bars ?? passes[round++ % passes.length];
      if (pass === undefined) throw new RangeError("A scanner needs a format to look for.");
      return { pass, frame: frame++ };
    },
    confirmSoon() {
      if (hurry === 0) hurry = barPasses.length * 2;
    },
    restart() {
      frame = 0;
      round = 0;
      barRound = 0;
      hurry = 0;
    },
  };
}
