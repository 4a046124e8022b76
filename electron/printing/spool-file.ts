import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { printJobSchema, type PrintJob } from "../../shared/domain/print-job.ts";
import { putInPlace } from "../journal/durable-files.ts";
import type { Logger } from "../logging/port.ts";

/** Where the prints that wait outlive the program. */
export interface SpoolFile {
  /** Empty when there is no file, or none that can be read: a lost print is a nuisance and no more. */
  read(): readonly PrintJob[];
  write(jobs: readonly PrintJob[]): void;
}

export function spoolFile(file: string, log: Logger): SpoolFile {
  return {
    read() {
      try {
        return z.array(printJobSchema).parse(JSON.parse(readFileSync(file, "utf8")));
      } catch (error) {
        const isNew = error instanceof Error && "code" in error && error.code === "ENOENT";
        if (!isNew) log.warn("print.jobs-unreadable", { file });
        return [];
      }
    },
    write(jobs) {
      try {
        const draft = `${file}.new`;
        writeFileSync(draft, JSON.stringify(jobs), { mode: 0o600 });
        putInPlace(draft, file);
      } catch (error) {
        // They are still in memory, and printing is never a reason to stop.
        log.error("print.jobs-not-written", error);
      }
    },
  };
}
