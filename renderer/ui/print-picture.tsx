import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import type { PrintPreview } from "../../shared/domain/print-job.ts";
import { cx } from "./cx.ts";
import styles from "./print-picture.module.css";

/** Dots to the millimetre of a receipt printer. */
const DOTS_PER_MM = 8;
/** Wider than this is 80 mm paper. */
const NARROW_DOTS = 400;

/** A print as it will lie on paper, dot for dot; its words for those who do not see it. */
export function PrintPicture({ preview, label }: { readonly preview: PrintPreview; readonly label: string }) {
  const words = preview.lines.map((line) => line.trim()).filter((line) => line !== "");
  return (
    // It is longer than its place: the keyboard scrolls it when it has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <figure className={styles.figure} aria-label={label} tabIndex={0}>
      <Dots preview={preview} label={words.join(". ")} />
    </figure>
  );
}

/** Puts the print alone on a page and hands it to the system's print dialog. `onDone` when that was closed. */
export function SystemPrint({ preview, onDone }: { readonly preview: PrintPreview; readonly onDone: () => void }) {
  useEffect(() => {
    const root = document.documentElement;
    root.dataset["printing"] = "sheet";
    const done = (): void => onDone();
    window.addEventListener("afterprint", done);
    window.print();
    return () => {
      window.removeEventListener("afterprint", done);
      delete root.dataset["printing"];
    };
  }, [onDone]);
  return createPortal(
    <div className={styles.sheet} aria-hidden="true">
      <Dots preview={preview} label="" millimetres={preview.width / DOTS_PER_MM} />
    </div>,
    document.body,
  );
}

interface DotsProps {
  readonly preview: PrintPreview;
  readonly label: string;
  /** The size on paper; the screen's own when left out. */
  readonly millimetres?: number;
}

function Dots({ preview, label, millimetres }: DotsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = preview;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context) context.putImageData(imageOf(preview), 0, 0);
  }, [preview]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      className={millimetres === undefined ? cx(styles.paper, width < NARROW_DOTS && styles.narrow) : undefined}
      style={millimetres === undefined ? undefined : { width: `${millimetres}mm` }}
    >
      {label}
    </canvas>
  );
}

/** Black dots on white, as a canvas wants them. */
function imageOf({ width, height, dots }: PrintPreview): ImageData {
  const bytes = Uint8Array.from(atob(dots), (character) => character.charCodeAt(0));
  const image = new ImageData(width, height);
  for (let at = 0; at < width * height; at += 1) {
    const black = ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
    image.data.fill(black === 1 ? 0 : 255, at * 4, at * 4 + 3);
    image.data[at * 4 + 3] = 255;
  }
  return image;
}
