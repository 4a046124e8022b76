import type { ScannerSettings } from "./scanner-settings.ts";

/** They suit a scanner as it comes out of its box. Apart from the schema: the first screen carries no validator. */
export const DEFAULT_SCANNER: ScannerSettings = {
  prefix: "",
  ending: "any",
  suffix: "",
  keyGapMs: 35,
  layout: {},
  cameraId: "",
  cameraName: "",
  mirrored: false,
};
