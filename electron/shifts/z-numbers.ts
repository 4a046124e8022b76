import { readFileSync, writeFileSync } from "node:fs";
import { putInPlace } from "../journal/durable-files.ts";
import type { Logger } from "../logging/port.ts";

/**
 * The highest Z number that this till ever gave, beside the journal: a journal that was put back from a backup may not
 * know it any more, and no number is given twice. The journal goes first; a gap is possible, a repetition is not.
 */
export interface ZNumbers {
  highest(): number;
  /** A Z report with this number is on record. */
  given(zNumber: number): void;
}

export function createZNumbers(file: string, log: Logger): ZNumbers {
  let highest = readHighest(file, log);
  return {
    highest: () => highest,
    given(zNumber) {
      if (zNumber <= highest) return;
      highest = zNumber;
      try {
        writeFileSync(`${file}.new`, `${zNumber}\n`);
        putInPlace(`${file}.new`, file);
      } catch (error) {
        // The journal has it; it is written here again when the till is next opened.
        log.error("shift.z-number-not-kept", error, { zNumber });
      }
    },
  };
}

function readHighest(file: string, log: Logger): number {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return 0;
  }
  if (/^\d{1,9}\n$/u.test(text)) return Number(text);
  log.warn("shift.z-number-not-readable", { file });
  return 0;
}
