/** Pictures of the made video carry their number as a row of black and white squares in the top left corner. */
export const MARK_EDGE = 16;
export const MARK_BITS = 12;

/** Reads the number off the video; null where there is no such row. */
export function createNumberReader(): (video: HTMLVideoElement) => number | null {
  const canvas = document.createElement("canvas");
  canvas.width = MARK_BITS + 2;
  canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => {
    if (context === null) return null;
    const width = (MARK_BITS + 2) * MARK_EDGE;
    context.drawImage(video, 0, 0, width, MARK_EDGE, 0, 0, canvas.width, 1);
    const { data } = context.getImageData(0, 0, canvas.width, 1);
    const bits = Array.from({ length: canvas.width }, (_nothing, at) => (data[at * 4] ?? 0) > 128);
    // White, black, then the number: so that any other picture is told apart.
    if (bits[0] !== true || bits[1] !== false) return null;
    return bits.slice(2).reduce((number, bit) => number * 2 + (bit ? 1 : 0), 0);
  };
}
