import type { SampleCode } from "../../../shared/ipc/status.ts";
import type { PaymentProvider } from "../port.ts";
import { sampleCodes as anorCodes } from "./anor/samples.ts";
import { samplePass } from "./freedom/samples.ts";

const OUTCOMES = ["approved", "declined", "insufficient-funds", "no-answer", "late-answer"] as const;

/**
 * What training offers to be scanned for a provider: its customers' codes, and receipts where it takes them. Nothing
 * where the till itself shows the QR. `now` in milliseconds since the epoch; new codes at every call.
 */
export function sampleCodesFor(
  { id, capabilities }: Pick<PaymentProvider, "id" | "capabilities">,
  now: number,
): readonly SampleCode[] {
  if (capabilities.direction !== "customer-code") return [];
  return id === "freedom" ? OUTCOMES.map((outcome) => ({ outcome, code: samplePass(outcome) })) : anorCodes(now);
}
