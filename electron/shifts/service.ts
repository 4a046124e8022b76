import { fromEntry } from "../../shared/domain/money.ts";
import type { CurrencyCode } from "../../shared/domain/currency.ts";
import type { Mode, Settings } from "../../shared/domain/settings.ts";
import { isInFlight } from "../../shared/domain/shift-cases.ts";
import type { CarriedCase, ShiftCase, ShiftReport } from "../../shared/domain/shift-report.ts";
import { sumShift, type ShiftSums } from "../../shared/domain/shift-totals.ts";
import type { Shift, ShiftEvent } from "../../shared/domain/shift.ts";
import { conflict, invalidInput, type PosError } from "../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import type { Clock } from "../runtime/clock.ts";
import type { ZNumbers } from "./z-numbers.ts";

export interface ShiftDeps {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly mode: Mode;
  readonly settings: () => Settings;
  readonly zNumbers: ZNumbers;
  /** A shift was opened or closed. */
  readonly changed: () => void;
  /** A shift was closed with this Z report; it is on record. */
  readonly closed: (report: ShiftReport) => void;
}

/** The cases that a person lets pass into the next shift, and why. */
export interface Carrying {
  readonly why: string;
  readonly cases: readonly string[];
}

/** Opens and closes shifts and tells what is in them. Needs no network: all of it comes from the journal. */
export class ShiftService {
  readonly #deps: ShiftDeps;

  constructor(deps: ShiftDeps) {
    this.#deps = deps;
    deps.zNumbers.given(this.#newestZ());
  }

  /** The open shift; null when there is none. */
  current(): Shift | null {
    const last = this.#deps.journal.lastShift();
    return last?.closed ? null : last;
  }

  /** Opens the next shift; `float` as typed, in units of the currency's last typed decimal. */
  open(
    who: string,
    float: { readonly typed: number; readonly currency: CurrencyCode } | null,
  ): Result<Shift, PosError> {
    if (this.current()) return err(conflict("shift-open"));
    const cash = float && fromEntry(float.typed, float.currency);
    if (cash && !cash.ok) return err(invalidInput("float", "amount-too-large"));
    return this.#opened({ who, how: "cashier", float: cash?.value ?? null });
  }

  /** Sees to it that a sale has a shift: opens one by itself where the shop wants that, else refuses. */
  forSale(): Result<Shift, PosError> {
    const open = this.current();
    if (open) return ok(open);
    const { shifts, terminal } = this.#deps.settings();
    if (shifts.opening === "cashier") return err(conflict("shift-not-open"));
    return this.#opened({ who: terminal.cashier, how: "first-sale", float: null });
  }

  /** A look at the open shift; changes nothing. */
  xReport(who: string): Result<ShiftReport, PosError> {
    const shift = this.current();
    if (!shift) return err(conflict("shift-not-open"));
    return ok(this.#report(shift, who, sumShift(this.#deps.journal.shiftFacts()), null, []));
  }

  /**
   * Ends the shift with its Z report, in one event. Refused while the till waits for an answer, and while anything is
   * unsettled that `carrying` does not name: what turned up since the cashier looked is not carried over unseen.
   */
  close(who: string, carrying: readonly Carrying[], allowedBy?: string): Result<ShiftReport, PosError> {
    const shift = this.current();
    if (!shift) return err(conflict("shift-not-open"));
    const reasons = new Map(carrying.flatMap(({ why, cases }) => cases.map((id) => [id, why] as const)));
    const zNumber = Math.max(this.#newestZ(), this.#deps.zNumbers.highest()) + 1;
    const sums = sumShift(this.#deps.journal.shiftFacts());
    const { open } = sums;
    if (open.some(({ problem }) => isInFlight(problem))) return err(conflict("payments-in-flight"));
    const carried = open.flatMap((one) => carriedOf(one, reasons));
    if (carried.length < open.length) return err(conflict("shift-cases-open"));
    const report = this.#report(shift, who, sums, zNumber, carried);
    const written = this.#write({
      type: "shift.closed",
      shift: shift.number,
      zNumber,
      who,
      ...(allowedBy === undefined ? {} : { allowedBy }),
      report,
    });
    if (!written.ok) return written;
    this.#deps.zNumbers.given(zNumber);
    this.#deps.closed(report);
    return ok(report);
  }

  /** The Z report of this number as it was made, or (null) an X report of the open shift as it is now. */
  reportFor(zNumber: number | null, who: string): Result<ShiftReport, PosError> {
    if (zNumber === null) return this.xReport(who);
    const report = this.zReport(zNumber);
    return report ? ok(report) : err(conflict("report-not-found"));
  }

  /** A Z report of the past, as it was made. */
  zReport(zNumber: number): ShiftReport | null {
    const found = this.closed(1, zNumber + 1)[0]?.closed;
    return found?.zNumber === zNumber ? found.report : null;
  }

  /** Closed shifts, newest first. */
  closed(limit: number, beforeZ: number | null): readonly Shift[] {
    return this.#deps.journal.closedShifts(limit, beforeZ);
  }

  #newestZ(): number {
    return this.#deps.journal.closedShifts(1, null)[0]?.closed?.zNumber ?? 0;
  }

  #opened(how: Pick<Extract<ShiftEvent, { type: "shift.opened" }>, "who" | "how" | "float">): Result<Shift, PosError> {
    const shift = (this.#deps.journal.lastShift()?.number ?? 0) + 1;
    const written = this.#write({ type: "shift.opened", shift, ...how });
    if (!written.ok) return written;
    const opened = this.current();
    if (!opened) throw new Error(`shift ${shift} was opened and is not open`);
    return ok(opened);
  }

  #write(event: ShiftEvent): Result<null, PosError> {
    const written = this.#deps.journal.append([{ saleId: null, event }]);
    if (!written.ok) return written;
    this.#deps.changed();
    return ok(null);
  }

  #report(
    shift: Shift,
    who: string,
    sums: ShiftSums,
    zNumber: number | null,
    carried: readonly CarriedCase[],
  ): ShiftReport {
    const { journal, clock, mode, settings } = this.#deps;
    const { terminal } = settings();
    return {
      kind: zNumber === null ? "x" : "z",
      mode,
      terminal: terminal.name,
      timeZone: terminal.timeZone,
      shift: shift.number,
      zNumber,
      openedAt: shift.openedAt,
      openedBy: shift.openedBy,
      float: shift.float,
      madeAt: clock.now(),
      madeBy: who,
      ...sums,
      carried: [...carried],
      journal: { seq: journal.head().seq, hash: journal.head().hash },
    };
  }
}

function carriedOf(one: ShiftCase, reasons: ReadonlyMap<string, string>): readonly CarriedCase[] {
  const why = reasons.get(one.id);
  return why === undefined ? [] : [{ ...one, why }];
}
