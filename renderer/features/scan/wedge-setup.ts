import { parseScannerKeys } from "../../../shared/domain/scanner-keys.ts";
import type { ScanEnding, ScannerSettings } from "../../../shared/domain/scanner-settings.ts";
import type { LearnedLayout } from "./key-press.ts";

/** What is known of the scanner. `WEDGE_UNKNOWN` suits one as it comes out of its box. */
export interface WedgeSetup {
  /** Sent before each code, one character a key. */
  readonly prefix: string;
  readonly ending: ScanEnding;
  /** Ends a scan where `ending` is `keys`. */
  readonly suffix: string;
  readonly layout: LearnedLayout;
  /** The median pause between a scanner's keys is not longer. */
  readonly medianGapMs: number;
  /** No single pause inside a scan is longer; silence of this length ends one. */
  readonly maxGapMs: number;
}

/** Shorter bursts are never taken for a scan. */
export const LEAST_CHARS = 6;
/** The most a QR code holds; what goes on is not a scan. */
export const MOST_CHARS = 2953;

const QUICK_GAP_MS = 35;
const QUICK_PAUSE_MS = 80;

export const WEDGE_UNKNOWN: WedgeSetup = {
  prefix: "",
  ending: "any",
  suffix: "",
  layout: {},
  medianGapMs: QUICK_GAP_MS,
  maxGapMs: QUICK_PAUSE_MS,
};

/** The settings as the detector uses them. A slow scanner's single pauses may be longer than a quick one's. */
export function wedgeSetup(settings: ScannerSettings): WedgeSetup {
  return {
    prefix: parseScannerKeys(settings.prefix) ?? "",
    ending: settings.ending,
    suffix: parseScannerKeys(settings.suffix) ?? "",
    layout: settings.layout,
    medianGapMs: settings.keyGapMs,
    maxGapMs: Math.max(QUICK_PAUSE_MS, settings.keyGapMs + QUICK_PAUSE_MS - QUICK_GAP_MS),
  };
}
