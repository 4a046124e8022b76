import { useMemo } from "react";
import { encode } from "uqr";
import styles from "./qr-code.module.css";

/** The quiet zone that scanners need, in modules (ISO/IEC 18004). */
const QUIET = 4;

export interface QrCodeProps {
  readonly text: string;
  readonly label: string;
  /** Its place and size, where they are not those of the lane. */
  readonly className?: string | undefined;
}

/** A QR code drawn on this machine. Always black on white: scanners and phones read no dark theme. */
export function QrCode({ text, label, className = styles.qr }: QrCodeProps) {
  const { path, size } = useMemo(() => {
    const code = encode(text, { ecc: "M", border: QUIET });
    return { path: pathOf(code.data), size: code.size };
  }, [text]);
  return (
    <figure className={className} aria-label={label}>
      <svg viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" aria-hidden="true" focusable="false">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
    </figure>
  );
}

/** One path for all dark modules, runs joined: a few hundred shapes would be slow to draw. */
export function pathOf(rows: readonly (readonly boolean[])[]): string {
  let path = "";
  rows.forEach((row, y) => {
    let from = -1;
    for (let x = 0; x <= row.length; x += 1) {
      if (row[x] === true && from < 0) from = x;
      else if (row[x] !== true && from >= 0) {
        path += `M${from} ${y}h${x - from}v1h-${x - from}z`;
        from = -1;
      }
    }
  });
  return path;
}
