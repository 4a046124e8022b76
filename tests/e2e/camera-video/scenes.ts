import type { Scene } from "../../bench/scan/scenes/scene.ts";

export const WIDTH = 1280;
export const HEIGHT = 720;

/** What happens to a code before the camera. The text names the scene, so that a scan tells what was seen. */
export const videoScenes: readonly { readonly name: string; readonly scene: Scene }[] = (
  [
    ["near", { module: 10 }],
    ["tilted", { module: 8, tilt: 50, turn: 25 }],
    ["far", { module: 2.4, turn: 10 }],
    ["blurred", { module: 6, blur: 2 }],
    ["moving", { module: 7, motion: 3 }],
    ["dim", { module: 5, white: 45, black: 12, noise: 4 }],
    ["glaring", { module: 8, glare: 0.55 }],
    ["screen", { module: 4, grid: 0.35, noise: 4 }],
    ["mirrored", { module: 5, mirrored: true, turn: 200 }],
    ["noisy", { module: 5, noise: 30 }],
    ["edge", { module: 4, turn: 90 }],
    ["inverted", { module: 4, white: 40, black: 220 }],
  ] as const
).map(([name, how], at) => ({
  name,
  scene: {
    text: `https://ofd.example/check?scene=${name}&n=${at}`,
    width: WIDTH,
    height: HEIGHT,
    seed: 77 + at,
    ...how,
  },
}));
