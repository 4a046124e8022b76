import type { CheckedScanner, TriedCamera } from "./devices.ts";
import type { Finding, Found, MachineCheck } from "../../../shared/domain/self-test.ts";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { assertNever } from "../../../shared/result.ts";
import { failedStep, type TestStep } from "../../i18n/test-words.ts";

/** Everything that is tested, in the order of the screen. */
export type CheckId = MachineCheck | "scanner" | "camera" | `provider:${ProviderId}`;
export type Check =
  | { readonly id: `provider:${ProviderId}`; readonly provider: ProviderId }
  | { readonly id: MachineCheck | "scanner" | "camera"; readonly provider: null };

/** What came of one check. Words are made when it is shown: the language may change meanwhile. */
export type Outcome =
  | { readonly kind: "finding"; readonly finding: Finding }
  /** `problem`: why the provider would not charge although it answers. */
  | { readonly kind: "provider"; readonly steps: readonly TestStep[]; readonly problem: PosError | null }
  | { readonly kind: "provider-off" }
  | { readonly kind: "scanner"; readonly scan: CheckedScanner | null }
  | { readonly kind: "camera"; readonly camera: TriedCamera }
  /** The check itself could not be made. */
  | { readonly kind: "error"; readonly error: PosError };

/** `look`: only a person can tell. `off`: not in use, and need not be. */
export type Verdict = "ok" | "look" | "warn" | "bad" | "off";

const VERDICTS: Readonly<Record<Found, Verdict>> = {
  "clock-right": "ok",
  "clock-alone": "look",
  "clock-off": "bad",
  "clock-behind-journal": "bad",
  "network-there": "ok",
  "network-without-address": "bad",
  "network-none": "bad",
  "disk-roomy": "ok",
  "disk-low": "warn",
  "disk-full": "bad",
  "disk-refuses": "bad",
  "journal-sound": "ok",
  "journal-checking": "warn",
  "journal-no-backup": "warn",
  "journal-old-backup": "warn",
  "journal-read-only": "bad",
  "journal-damaged": "bad",
  "printer-none": "off",
  "printer-ready": "ok",
  "printer-paper-low": "warn",
  "printer-silent": "look",
  "printer-failed": "bad",
  "drawer-none": "off",
  "drawer-training": "off",
  "drawer-in-reach": "look",
  "drawer-out-of-reach": "bad",
};

/** How an outcome is to be taken. */
export function verdictOf(outcome: Outcome): Verdict {
  switch (outcome.kind) {
    case "finding":
      return VERDICTS[outcome.finding.found];
    case "provider":
      return providerVerdict(outcome);
    case "provider-off":
      return "off";
    case "scanner":
      if (outcome.scan === null) return "look";
      return outcome.scan.isWhole ? "ok" : "warn";
    case "camera":
      return cameraVerdict(outcome.camera);
    case "error":
      return "bad";
    default:
      return assertNever(outcome);
  }
}

function providerVerdict({ steps, problem }: Extract<Outcome, { kind: "provider" }>): Verdict {
  if (steps.length === 0 || problem !== null) return "bad";
  const failed = failedStep(steps);
  if (failed === null) return "ok";
  // The last step: everything else answered.
  return failed.step === "clock" ? "warn" : "bad";
}

function cameraVerdict({ kind }: TriedCamera): Verdict {
  switch (kind) {
    case "works":
      return "ok";
    case "away":
      return "warn";
    case "no-camera":
      return "off";
    case "denied":
    case "busy":
    case "unplugged":
    case "failed":
      return "bad";
    default:
      return assertNever(kind);
  }
}
