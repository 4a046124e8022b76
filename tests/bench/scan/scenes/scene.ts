import { encode } from "uqr";
import { averaged, blurred, mapped } from "./picture.ts";
import type { Picture } from "./picture.ts";
import { seeded } from "./random.ts";
import type { Random } from "./random.ts";

/** What a camera sees: one QR code somewhere in a cluttered picture, with what light, lens and hand do to it. */
export interface Scene {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  /** Edge of one module in pixels, where the code is nearest. */
  readonly module: number;
  /** Turn in the picture's plane, degrees. */
  readonly turn?: number;
  /** Tilt away from the camera, degrees. */
  readonly tilt?: number;
  /** How far the paper is bent round a cylinder, 0 to 1. */
  readonly curve?: number;
  /** Lens blur and the smear of a moving hand, pixels. */
  readonly blur?: number;
  readonly motion?: number;
  /** White and black of the code as the sensor sees them. */
  readonly white?: number;
  readonly black?: number;
  /** Deviation of the sensor's noise. */
  readonly noise?: number;
  /** Strength of a bright reflection over the code, 0 to 1. */
  readonly glare?: number;
  /** Shadow's edge across the picture, 0 to 1. */
  readonly shadow?: number;
  /** Part of the code's area that is scratched or covered, 0 to 1. */
  readonly damage?: number;
  /** Strength of a screen's pixel grid, 0 to 1. */
  readonly grid?: number;
  readonly mirrored?: boolean;
}

type Point = readonly [number, number];

/** Draws the scene. The same scene is the same picture everywhere. */
export function drawScene(scene: Scene): Picture {
  const random = seeded(scene.seed);
  const ground = background(scene, random);
  let picture = placeCode(ground, scene, random);
  picture = blurred(picture, Math.round(scene.blur ?? 0));
  const smear = Math.round(scene.motion ?? 0);
  if (smear > 0) {
    const angle = random.between(0, Math.PI);
    picture = averaged(picture, smear, Math.cos(angle), Math.sin(angle));
  }
  return lit(picture, scene, random);
}

/** Blocks of grey: a counter, shelves, a hand. */
function background(scene: Scene, random: Random): Picture {
  const cells = Array.from({ length: 12 * 8 }, () => random.between(60, 200));
  const { width, height } = scene;
  const empty = { width, height, data: new Uint8ClampedArray(width * height) };
  return mapped(empty, (_value, x, y) => {
    const cell = Math.floor((y / height) * 8) * 12 + Math.floor((x / width) * 12);
    return (cells[cell] ?? 128) + ((x * 7 + y * 3) % 11);
  });
}

function placeCode(ground: Picture, scene: Scene, random: Random): Picture {
  const code = encode(scene.text, { ecc: "M", border: 4 });
  const holes = damageOf(code.size, scene.damage ?? 0, random);
  const edge = code.size * scene.module;
  const room = Math.max(0, Math.min(scene.width, scene.height) - edge) / 2;
  const centre: Point = [
    scene.width / 2 + random.between(-room, room) * 0.8,
    scene.height / 2 + random.between(-room, room) * 0.8,
  ];
  const white = scene.white ?? 225;
  const black = scene.black ?? 35;
  const back = towardsCode(scene, centre, edge);
  const samples: readonly Point[] = [
    [-0.25, -0.25],
    [0.25, -0.25],
    [-0.25, 0.25],
    [0.25, 0.25],
  ];
  return mapped(ground, (value, x, y) => {
    let sum = 0;
    for (const [dx, dy] of samples) {
      const at = back(x + dx, y + dy);
      if (at === null) {
        sum += value;
        continue;
      }
      const column = Math.floor(at[0] * code.size);
      const row = Math.floor(at[1] * code.size);
      if (holes(at[0], at[1])) sum += 150;
      else sum += code.data[row]?.[column] === true ? black : white;
    }
    return sum / samples.length;
  });
}

/** From a pixel to the code's own coordinates (0 to 1), or null beside the code. */
function towardsCode(scene: Scene, [cx, cy]: Point, edge: number): (x: number, y: number) => Point | null {
  const turn = ((scene.turn ?? 0) * Math.PI) / 180;
  const tilt = ((scene.tilt ?? 0) * Math.PI) / 180;
  const distance = 3;
  return (x, y) => {
    const px = (x - cx) / edge;
    const py = (y - cy) / edge;
    const rx = px * Math.cos(turn) + py * Math.sin(turn);
    const ry = -px * Math.sin(turn) + py * Math.cos(turn);
    // A plane tilted about its horizontal middle line, seen from `distance` code edges away.
    const v = ry / (Math.cos(tilt) - (ry * Math.sin(tilt)) / distance);
    const depth = 1 + (v * Math.sin(tilt)) / distance;
    let u = rx * depth;
    const curve = scene.curve ?? 0;
    if (curve > 0) u = Math.asin(Math.max(-1, Math.min(1, u * 2 * curve))) / (2 * curve);
    const column = (scene.mirrored === true ? -u : u) + 0.5;
    const row = v + 0.5;
    return column < 0 || column >= 1 || row < 0 || row >= 1 ? null : [column, row];
  };
}

function damageOf(size: number, part: number, random: Random): (u: number, v: number) => boolean {
  const count = Math.round(part * 60);
  const spots = Array.from({ length: count }, () => ({
    u: random.between(0.2, 0.95),
    v: random.between(0.2, 0.95),
    radius: random.between(0.5, 2) / size,
  }));
  return (u, v) => spots.some((spot) => Math.hypot(u - spot.u, v - spot.v) < spot.radius);
}

/** Light, screen grid, reflection and noise, in the order in which they reach the sensor. */
function lit(picture: Picture, scene: Scene, random: Random): Picture {
  const { width, height } = scene;
  const glare = scene.glare ?? 0;
  const spot: Point = [width * random.between(0.35, 0.65), height * random.between(0.35, 0.65)];
  const reach = Math.min(width, height) * random.between(0.15, 0.35);
  const shadowAt = width * random.between(0.35, 0.65);
  const grid = scene.grid ?? 0;
  const noise = scene.noise ?? 2;
  return mapped(picture, (value, x, y) => {
    let light = value * (1 - (scene.shadow ?? 0) / (1 + Math.exp((shadowAt - x - y * 0.3) / 12)));
    if (grid > 0) light *= 1 - grid * 0.5 * (1 + Math.cos(x * 2.1) * Math.cos(y * 2.3));
    if (glare > 0) {
      const away = Math.hypot(x - spot[0], y - spot[1]) / reach;
      light += glare * 255 * Math.exp(-away * away);
    }
    return Math.min(255, light) + noise * random.normal();
  });
}
