import type { Scene } from "./scene.ts";
import { seeded } from "./random.ts";
import type { Random } from "./random.ts";

/** The ways in which a code is hard to read, each from just readable to beyond it. */
const kinds = {
  small: (hard) => ({ module: 3.2 - 2 * hard, blur: 0 }),
  blurred: (hard) => ({ module: 5, blur: 1 + Math.round(3 * hard) }),
  moving: (hard) => ({ module: 6, motion: 2 + Math.round(7 * hard) }),
  dim: (hard) => ({ module: 4, white: 60 - 40 * hard, black: 12, noise: 2 + 3 * hard }),
  noisy: (hard) => ({ module: 4, noise: 15 + 60 * hard }),
  tilted: (hard) => ({ module: 5, tilt: 35 + 40 * hard }),
  curved: (hard) => ({ module: 5, curve: 0.5 + 0.45 * hard }),
  glare: (hard) => ({ module: 6, glare: 0.3 + 0.9 * hard }),
  shadow: (hard) => ({ module: 4, shadow: 0.5 + 0.45 * hard, blur: 1 }),
  damaged: (hard) => ({ module: 5, damage: 0.1 + 0.7 * hard }),
  screen: (hard) => ({ module: 4, grid: 0.2 + 0.6 * hard, noise: 4 }),
  inverted: (hard) => ({ module: 5 - 2.5 * hard, white: 35, black: 225, blur: 1 }),
} satisfies Record<string, (hard: number, random: Random) => Partial<Scene> & { readonly module: number }>;

export type Degradation = keyof typeof kinds;

/** What a wallet's pass, a receipt's link and a short number look like. */
const texts = [
  "50500123456789012345",
  "https://ofd.soliq.uz/check?t=UZ210317258900&r=123456&c=20261121101530&s=123456789012",
  "https://ofd.soliq.example/epi?t=EZ000000000123&r=98765&c=20261121235959&s=000111222333",
  "881234567890123456",
];

/** `count` scenes of every kind, from easy to hard, deterministic. */
export function degradedScenes(
  count: number,
  size: { readonly width: number; readonly height: number },
): readonly { readonly kind: string; readonly scene: Scene }[] {
  return Object.entries(kinds).flatMap(([kind, make], row) =>
    Array.from({ length: count }, (_nothing, at) => {
      const seed = 1000 * (row + 1) + at;
      const random = seeded(seed);
      const text = texts[(at + row) % texts.length] ?? "";
      const turn = random.between(0, 360);
      return { kind, scene: { text, seed, turn, ...size, ...make(at / Math.max(1, count - 1)) } };
    }),
  );
}
