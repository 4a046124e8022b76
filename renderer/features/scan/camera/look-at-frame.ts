import type { FoundCode } from "./formats.ts";
import type { Luminance } from "./luminance.ts";
import type { Turn } from "./passes.ts";
import { prepare } from "./prepare.ts";
import type { CodeReader } from "./zxing-reader.ts";

/** All that one pass finds in one frame, each code once, its corners in the frame's pixels. */
export function lookAtFrame(reader: CodeReader, picture: Luminance, { pass, frame }: Turn): readonly FoundCode[] {
  if (pass.glance !== null) {
    // Only for codes that prove themselves, so a pass still adds its own evidence about bars.
    const seen = reader.read(picture, pass.glance);
    if (seen.length > 0) return seen;
  }
  const { picture: prepared, scale, origin } = prepare(picture, pass.preparation, frame);
  const found = new Map<string, FoundCode>();
  for (const look of pass.looks) {
    for (const code of reader.read(prepared, look)) {
      const corners = code.corners.map(({ x, y }) => ({ x: x / scale + origin.x, y: y / scale + origin.y }));
      found.set(`${code.format}:${code.text}`, { ...code, corners });
    }
  }
  return [...found.values()];
}
