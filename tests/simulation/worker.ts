// A worker of the simulation: runs the histories it is given, one after the other, and tells what they came to.
import { mkdirSync, mkdtempSync, rmSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { add, noFigures, type Violation } from "./figures.ts";
import { runHistory } from "./history.ts";
import { makeTemplate } from "./template.ts";

const jobSchema = z.object({
  /** The histories: every `step`-th number from `first`, `count` of them. */
  first: z.int(),
  step: z.int(),
  count: z.int(),
  /** Ends at this moment at the latest, in milliseconds since the epoch. */
  until: z.number().nullable(),
  /** Ends with the first violation. */
  stopAtFirst: z.boolean(),
  /** Tells every line. */
  verbose: z.boolean(),
});

const job = jobSchema.parse(workerData);
// Memory where there is any: nothing here is meant to last.
const root = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "tilla-simulation-"));
const template = join(root, "template");
const figures = noFigures();
const violations: Violation[] = [];
const digests: string[] = [];
let lines: readonly string[] = [];
try {
  mkdirSync(template);
  await makeTemplate(template);
  for (let done = 0; done < job.count; done += 1) {
    if (job.until !== null && Date.now() >= job.until) break;
    const seed = job.first + done * job.step;
    const told = job.verbose ? (line: string) => console.log(line) : null;
    const report = await runHistory(seed, { folder: join(root, String(seed)), template }, told);
    add(figures, report.figures);
    digests.push(report.digest);
    if (report.violation) {
      violations.push(report.violation);
      if (violations.length === 1) lines = report.lines;
      if (job.stopAtFirst) break;
    }
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage({ figures, violations, digests, lines });
