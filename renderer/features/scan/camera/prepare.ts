import { assertNever } from "../../../../shared/result.ts";
import type { Luminance, Region } from "./luminance.ts";
import type { Preparation } from "./passes.ts";
import { brightened, doubled, halved, sharpened, smoothed } from "./filters.ts";

/** A picture made ready for the decoder, and how its pixels lie on the frame. */
export interface Prepared {
  readonly picture: Luminance;
  /** Pixels of the picture per pixel of the frame. */
  readonly scale: number;
  readonly origin: { readonly x: number; readonly y: number };
}

/** A frame up to this many pixels is enlarged whole; of a larger one a half each way, so that the time stays bounded. */
const WHOLE_PIXELS = 640 * 480;
/** A picture shorter than this holds no code once it is halved. */
const SMALLEST_TO_REDUCE = 200;

/** Makes the picture that a pass looks at. `frame` counts frames: the enlarged window moves with it. */
export function prepare(picture: Luminance, preparation: Preparation, frame: number): Prepared {
  const whole = { scale: 1, origin: { x: 0, y: 0 } };
  switch (preparation) {
    case "plain":
      return { picture, ...whole };
    case "smooth":
      return { picture: smoothed(picture), ...whole };
    case "sharp":
      return { picture: sharpened(picture), ...whole };
    case "brightened":
      return { picture: brightened(smoothed(picture)), ...whole };
    case "enlarged": {
      const part = enlargedPart(picture, frame);
      return { picture: doubled(picture, part), scale: 2, origin: { x: part.x, y: part.y } };
    }
    case "reduced": {
      if (Math.min(picture.width, picture.height) < SMALLEST_TO_REDUCE) return { picture, ...whole };
      return { picture: halved(picture), ...whole, scale: 0.5 };
    }
    default:
      return assertNever(preparation);
  }
}

/** Mostly the middle, where people hold a code; every other time one of the four corners in turn. */
export function enlargedPart({ width, height }: Luminance, frame: number): Region {
  if (width * height <= WHOLE_PIXELS) return { x: 0, y: 0, width, height };
  const part = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const corner = Math.floor(frame / 2) % 4;
  if (frame % 2 === 0) return { x: (width - part.width) >> 1, y: (height - part.height) >> 1, ...part };
  return {
    x: corner % 2 === 0 ? 0 : width - part.width,
    y: corner < 2 ? 0 : height - part.height,
    ...part,
  };
}
