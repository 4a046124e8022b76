import { Worker } from "node:worker_threads";
import { z } from "zod";
import { add, noFigures, type Figures, type Violation } from "./figures.ts";

export interface Task {
  /** The number of the first history; the others follow it. */
  readonly seed: number;
  readonly histories: number;
  /** At the latest after so long, in milliseconds. */
  readonly forMs?: number;
  readonly workers?: number;
  readonly stopAtFirst?: boolean;
  readonly verbose?: boolean;
}

export interface Outcome {
  readonly figures: Figures;
  readonly violations: readonly Violation[];
  /** One per history, in the order of their numbers within each worker. */
  readonly digests: readonly string[];
  /** The last lines of the first history that went wrong. */
  readonly lines: readonly string[];
}

const reportSchema = z.object({
  figures: z.object({
    histories: z.int(),
    steps: z.int(),
    crashes: z.int(),
    charges: z.int(),
    met: z.record(z.string(), z.int()),
  }),
  violations: z.array(z.object({ seed: z.int(), invariant: z.string(), detail: z.string() })),
  digests: z.array(z.string()),
  lines: z.array(z.string()),
});

/** Runs histories on several threads. `worker` is what `buildSimulation` has built. */
export async function simulate(worker: string, task: Task): Promise<Outcome> {
  const { workers = 1 } = task;
  const until = task.forMs === undefined ? null : Date.now() + task.forMs;
  const reports = await Promise.all(
    Array.from({ length: workers }, (_, place) => {
      const count = Math.floor(task.histories / workers) + (place < task.histories % workers ? 1 : 0);
      const { stopAtFirst = false, verbose = false } = task;
      return runWorker(worker, { first: task.seed + place, step: workers, count, until, stopAtFirst, verbose });
    }),
  );
  const figures = noFigures();
  for (const report of reports) add(figures, report.figures);
  return {
    figures,
    violations: reports.flatMap(({ violations }) => violations).toSorted((one, other) => one.seed - other.seed),
    digests: reports.flatMap(({ digests }) => digests),
    lines: reports.find(({ lines }) => lines.length > 0)?.lines ?? [],
  };
}

function runWorker(file: string, workerData: object): Promise<z.infer<typeof reportSchema>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(file, { workerData });
    thread.once("message", (message: unknown) => resolve(reportSchema.parse(message)));
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`a worker of the simulation ended with ${code}`)));
  });
}
