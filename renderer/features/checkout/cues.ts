import type { StepName } from "../../stores/lane-step.ts";

/** What can be heard of the lane. One short sound each, none like another. */
export type Cue = "taken" | "paid" | "declined" | "unknown" | "receipt-done" | "wrong-scan" | "tick";

export interface LaneMoment {
  readonly saleId: string | null;
  readonly step: StepName;
  /** Counts what the lane had to say. */
  readonly notices: number;
  readonly notice: string | null;
  /** Counts the codes that were taken. */
  readonly taken: number;
}

const CUES: Partial<Record<StepName, Cue>> = {
  "receipt-due": "paid",
  "not-charged": "declined",
  unknown: "unknown",
  contradiction: "unknown",
  "receipt-rejected": "wrong-scan",
  done: "receipt-done",
};

/** The steps from which a sale may come to an outcome while somebody is watching. */
const WATCHED: readonly StepName[] = ["charging", "awaiting-customer", "unknown", "receipt-due", "receipt-queued"];

/** The sound that goes with what has just happened; null for what needs none, such as opening an old sale. */
export function cueOf(before: LaneMoment, after: LaneMoment): Cue | null {
  if (after.notices > before.notices) return after.notice === "duplicate" ? "tick" : "wrong-scan";
  if (after.taken > before.taken) return "taken";
  if (after.step === before.step || !WATCHED.includes(before.step)) return null;
  // A new sale's id comes with its first answer; any other change of sale is somebody looking something up.
  if (before.saleId !== null && before.saleId !== after.saleId) return null;
  if (after.step === "done" && before.step === "charging") return "paid";
  return CUES[after.step] ?? null;
}
