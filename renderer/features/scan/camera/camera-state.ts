import type { Picture } from "./picture-watch.ts";

export interface CameraInfo {
  readonly deviceId: string;
  /** The system's name for it; empty until the camera was allowed once. */
  readonly label: string;
}

export interface ZoomRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
}

/** What the camera is doing. Every kind but `off`, `starting` and `running` is a trouble that may pass by itself. */
export type CameraState =
  | { readonly kind: "off" }
  | { readonly kind: "starting" }
  | {
      readonly kind: "running";
      readonly camera: CameraInfo;
      /** Whether it has a lamp, and its zoom, where the camera offers them. */
      readonly torch: boolean;
      readonly zoom: ZoomRange | null;
      readonly picture: Picture;
    }
  | { readonly kind: "no-camera" }
  | { readonly kind: "denied" }
  | { readonly kind: "busy" }
  | { readonly kind: "unplugged" }
  | { readonly kind: "failed"; readonly reason: string };

export type CameraTrouble = Exclude<CameraState, { kind: "off" | "starting" | "running" }>;

/** Names that browsers give to what goes wrong on opening a camera. */
const troubles: readonly (readonly [RegExp, CameraTrouble["kind"]])[] = [
  [/NotAllowedError|PermissionDeniedError|SecurityError/u, "denied"],
  [/NotFoundError|DevicesNotFoundError|OverconstrainedError|streaming not supported/u, "no-camera"],
  [/NotReadableError|TrackStartError|AbortError/u, "busy"],
];

/**
 * What an error on opening means. html5-qrcode turns the browser's error into a sentence with its name in it, so the
 * name is looked for in the text.
 */
export function troubleOf(error: unknown): CameraTrouble {
  const text = String(error);
  const known = troubles.find(([name]) => name.test(text))?.[1];
  switch (known) {
    case "denied":
    case "no-camera":
    case "busy":
      return { kind: known };
    default:
      return { kind: "failed", reason: text };
  }
}
