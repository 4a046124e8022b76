import type { AppStatus, JournalHealth } from "../../shared/ipc/status.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { fromEntry, minorPerMajor, type Money } from "../../shared/domain/money.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { ConnectionState } from "./connection.ts";
import { laneProvider } from "./lane-provider.ts";

/** Why no charge can be made now, before anyone has scanned anything. */
export type Block =
  /** The page cannot reach the main process. */
  | { readonly kind: "away" }
  /** The journal cannot be written: nothing may be charged that could not be recorded. */
  | { readonly kind: "journal"; readonly health: Extract<JournalHealth, { state: "read-only" }> }
  | { readonly kind: "provider"; readonly problem: PosError | null }
  | { readonly kind: "too-large"; readonly most: Money }
  /** The unit of the amount is not proved yet; larger sales wait for the proof. */
  | { readonly kind: "over-calibration-cap"; readonly most: Money };

/**
 * The first reason against a charge: of the sale in the lane, else of `total` as it was typed. Null when there is none.
 */
export function blockOf(
  status: AppStatus | null,
  connection: ConnectionState,
  sale: Sale | null,
  total: number,
): Block | null {
  if (connection.state === "away" || !status) return { kind: "away" };
  const { journal, settings } = status;
  if (journal.state === "read-only") return { kind: "journal", health: journal };
  const provider = laneProvider(status, sale);
  if (!provider.ready) return { kind: "provider", problem: provider.problem };
  if (sale) return null;
  const { currency, calibrationCap: cap } = provider;
  const typed = fromEntry(total, currency);
  const minor = typed.ok ? typed.value.minor : Number.POSITIVE_INFINITY;
  const most = settings.limits.maxAmount * minorPerMajor(currency);
  if (minor > most) return { kind: "too-large", most: { minor: most, currency } };
  if (cap && minor > cap.minor) return { kind: "over-calibration-cap", most: cap };
  return null;
}
