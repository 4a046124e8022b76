import { fromMajor } from "../../shared/domain/money.ts";
import type { Attempt } from "../../shared/domain/sale.ts";
import type { UnitChoice } from "../../shared/domain/settings.ts";
import { conflict, invalidInput } from "../../shared/errors/pos-error.ts";
import { err, ok } from "../../shared/result.ts";
import type { AppContext } from "../app/context.ts";
import type { HandlersOf } from "./router.ts";

/** The proof of what one unit of the provider's amount is: a factor of 100 hangs on it. */
export function unitHandlers(app: AppContext): HandlersOf<"unit.choose" | "unit.calibrate"> {
  function setUnit(unit: UnitChoice) {
    const set = app.settings.setUnit(unit);
    return set.ok ? ok(app.settings.current()) : set;
  }

  return {
    "unit.choose": ({ unit }, by) => {
      const { who } = by;
      const set = setUnit({ state: "chosen", unit, who, at: app.clock.now() });
      if (set.ok) app.noteTerminal({ type: "unit.chosen", provider: "anor", unit, ...by });
      return set;
    },
    "unit.calibrate": ({ saleId, shownAmount }, by) => {
      const { who } = by;
      const choice = app.settings.current().providers.anor.unit;
      const sale = app.till().journal.sale(saleId);
      if (app.till().mode !== "live" || choice.state !== "chosen") return err(conflict("calibration-not-pending"));
      // Proved is the device that has the address now: a sale of the one before says nothing about it.
      const { endpoint } = app.till().providers.get("anor");
      const proves = (a: Attempt) =>
        a.provider === "anor" && a.endpoint === endpoint && a.wire.unit === choice.unit && a.recordedAt >= choice.at;
      if (!sale?.attempts.some((a) => a.state === "paid" && proves(a))) {
        return err(conflict("calibration-not-pending", sale));
      }
      const shown = fromMajor(shownAmount, sale.amount.currency);
      if (!shown.ok || shown.value.minor === 0) return err(invalidInput("shownAmount", "amount-not-positive"));
      const { unit } = choice;
      if (shown.value.minor === sale.amount.minor) {
        const set = setUnit({ state: "confirmed", unit, who, at: app.clock.now() });
        if (set.ok) app.noteTerminal({ type: "unit.confirmed", provider: "anor", unit, saleId, ...by });
        return set;
      }
      const set = setUnit({ state: "unset" });
      if (set.ok) app.noteTerminal({ type: "unit.refuted", provider: "anor", unit, saleId, shown: shown.value, ...by });
      return set;
    },
  };
}
