import type { AppStatus, JournalHealth } from "../../shared/ipc/contract.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { minorPerMajor } from "../../shared/domain/money.ts";
import type { ConnectionState } from "./connection.ts";

/** Why no charge can be made now, before anyone has scanned anything. */
export type Block =
  /** The page cannot reach the main process. */
  | { readonly kind: "away" }
  /** The journal cannot be written: nothing may be charged that could not be recorded. */
  | { readonly kind: "journal"; readonly health: Extract<JournalHealth, { state: "read-only" }> }
  | { readonly kind: "provider"; readonly problem: PosError | null }
  | { readonly kind: "too-large"; readonly most: number }
  /** The unit of the amount is not proved yet; larger sales wait for the proof. */
  | { readonly kind: "over-calibration-cap"; readonly most: number };

/** The first reason against a charge of `total` whole units, null when there is none. */
export function blockOf(status: AppStatus | null, connection: ConnectionState, total: number): Block | null {
  if (connection.state === "away" || !status) return { kind: "away" };
  const { journal, provider, settings } = status;
  if (journal.state === "read-only") return { kind: "journal", health: journal };
  if (!provider.ready) return { kind: "provider", problem: provider.problem };
  if (total > settings.limits.maxAmount) return { kind: "too-large", most: settings.limits.maxAmount };
  const cap = provider.calibrationCap;
  if (cap && total * minorPerMajor(cap.currency) > cap.minor) {
    return { kind: "over-calibration-cap", most: Math.floor(cap.minor / minorPerMajor(cap.currency)) };
  }
  return null;
}
