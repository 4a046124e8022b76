import type { ComponentType } from "react";

/** A scan that came while the till was tested. */
export interface CheckedScanner {
  /** Every character of the test code arrived, and none besides. */
  readonly isWhole: boolean;
  readonly origin: "wedge" | "camera";
  readonly characters: number;
}

/** What a short look through the camera has shown. */
export type TriedCamera =
  | { readonly kind: "works" | "away"; readonly name: string }
  | { readonly kind: "no-camera" | "denied" | "busy" | "unplugged" }
  | { readonly kind: "failed"; readonly reason: string };

/** Scanner and camera, which another feature knows. */
export interface Devices {
  /** Shows the test code and hears every scan while it is on screen. */
  readonly scanCheck: ComponentType<{ readonly onScan: (scan: CheckedScanner) => void }>;
  readonly tryCamera: () => Promise<TriedCamera>;
}
