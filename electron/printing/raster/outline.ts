import type { PathCommand } from "opentype.js";
import { blankBitmap, blacken, type Bitmap } from "./bitmap.ts";

interface Edge {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

/** Horizontal looks at each row of dots: enough for an even outline at a printer's eight dots to the millimetre. */
const LOOKS = 8;
/** The ends of the straight pieces that stand for one curve of a letter. */
const STEPS = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => step / 8);

/** A closed outline as dots: black where at least half of a dot lies inside (nonzero winding). */
export function filled(commands: readonly PathCommand[], width: number, height: number): Bitmap {
  const edges = edgesOf(commands);
  const bitmap = blankBitmap(width, height);
  for (let y = 0; y < height; y += 1) {
    const covered = new Float64Array(width);
    for (let look = 0; look < LOOKS; look += 1) addSpans(covered, edges, y + (look + 0.5) / LOOKS);
    for (let x = 0; x < width; x += 1) {
      if ((covered[x] ?? 0) >= LOOKS / 2) blacken(bitmap, x, y, 1, 1);
    }
  }
  return bitmap;
}

/** Adds how much of each dot lies inside the outline at one height. */
function addSpans(covered: Float64Array, edges: readonly Edge[], y: number): void {
  const crossings = edges
    .filter((edge) => (edge.fromY <= y && edge.toY > y) || (edge.toY <= y && edge.fromY > y))
    .map(({ fromX, fromY, toX, toY }) => ({
      x: fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX),
      turn: toY > fromY ? 1 : -1,
    }))
    .toSorted((one, other) => one.x - other.x);
  let winding = 0;
  crossings.forEach(({ x: from, turn }, index) => {
    winding += turn;
    const to = crossings[index + 1]?.x;
    if (winding === 0 || to === undefined) return;
    for (let x = Math.max(0, Math.floor(from)); x < Math.min(covered.length, Math.ceil(to)); x += 1) {
      covered[x] = (covered[x] ?? 0) + Math.min(to, x + 1) - Math.max(from, x);
    }
  });
}

function edgesOf(commands: readonly PathCommand[]): readonly Edge[] {
  const edges: Edge[] = [];
  let [startX, startY, atX, atY] = [0, 0, 0, 0];
  const lineTo = (x: number, y: number): void => {
    if (y !== atY) edges.push({ fromX: atX, fromY: atY, toX: x, toY: y });
    [atX, atY] = [x, y];
  };
  for (const command of commands) {
    const [x0, y0] = [atX, atY];
    switch (command.type) {
      case "M":
        [startX, startY, atX, atY] = [command.x, command.y, command.x, command.y];
        break;
      case "L":
        lineTo(command.x, command.y);
        break;
      case "Z":
        lineTo(startX, startY);
        break;
      case "Q":
        for (const t of STEPS) {
          const [a, b, c] = [(1 - t) ** 2, 2 * (1 - t) * t, t * t];
          lineTo(a * x0 + b * command.x1 + c * command.x, a * y0 + b * command.y1 + c * command.y);
        }
        break;
      default:
        throw new TypeError("the bundled font has quadratic outlines only");
    }
  }
  return edges;
}
