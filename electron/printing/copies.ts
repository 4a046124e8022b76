import type { Printable } from "../../shared/domain/print-job.ts";
import { assertNever } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import type { Recorder } from "../sales/recorder.ts";

/** What was on paper before, out of the journal: what is printed again says that it is a copy. */
export interface Copies {
  /** Never of an X report, which is another one each time, nor of what proves nothing. */
  wasPrinted(what: Printable): boolean;
  /** Puts on record that it went to the printer; false when the disk refuses. */
  notePrinted(what: Printable, copy: boolean, who: string): boolean;
}

export function createCopies(deps: {
  readonly journal: Pick<Journal, "append" | "isZPrinted" | "story">;
  readonly recorder: Pick<Recorder, "record">;
}): Copies {
  const { journal, recorder } = deps;
  return {
    wasPrinted(what) {
      switch (what.kind) {
        case "sale":
          return journal.story(what.saleId).some(({ event }) => event.type === "slip.printed");
        case "shift":
          return what.zNumber !== null && journal.isZPrinted(what.zNumber);
        case "refund":
        case "test":
          return false;
        default:
          return assertNever(what);
      }
    },
    notePrinted(what, copy, who) {
      switch (what.kind) {
        case "sale":
          return recorder.record(what.saleId, [{ type: "slip.printed", copy, who }]).ok;
        case "shift": {
          const { zNumber } = what;
          if (zNumber === null) return true;
          return journal.append([{ saleId: null, event: { type: "z-report.printed", zNumber, copy, who } }]).ok;
        }
        case "refund":
        case "test":
          return true;
        default:
          return assertNever(what);
      }
    },
  };
}
