import type { Printable, PrintJob } from "../../shared/domain/print-job.ts";
import { conflict, type PosError } from "../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Logger } from "../logging/port.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Ids } from "../runtime/ids.ts";
import type { PrinterPort, PrintOutcome } from "./ports/port.ts";
import type { SpoolFile } from "./spool-file.ts";

/** More than a day's slips that nobody fetched: then the printer is broken and said to be so. */
const MOST_JOBS = 100;
/** How long after a failure a print is tried again: at first soon, for somebody stands at the printer. */
const PAUSES_MS = [2_000, 5_000, 15_000, 30_000] as const;

/** What to print, asked anew at every try: a slip tells how the sale stands when it is printed. */
export interface Rendered {
  readonly bytes: Uint8Array;
  /** Called once it was handed over whole. */
  readonly done: () => void;
}

export interface SpoolDeps {
  readonly port: () => PrinterPort | null;
  /** Null when there is nothing left to print. */
  readonly render: (job: PrintJob) => Rendered | null;
  readonly file: SpoolFile;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly changed: () => void;
}

/** The prints on their way to the printer, one at a time, in order. Nobody ever waits for it. */
export interface Spool {
  jobs(): readonly PrintJob[];
  add(what: Printable, saleNumber: string | null, who: string): Result<null, PosError>;
  /** Tries one, or all, now. */
  retry(jobId: string | null): void;
  /** Gives one, or all, up. What is on its way to the printer is left to end, and not tried again when that fails. */
  drop(jobId: string | null): void;
  /** Does something else with the printer, between two prints: most printers talk to one caller at a time. */
  alone<T>(task: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

export function createSpool(deps: SpoolDeps): Spool {
  const { clock, ids, log, file, changed } = deps;
  // What was left over by the last run is of another hour: it is printed when a person wants it.
  let jobs: readonly PrintJob[] = file.read().map((job) => ({ ...job, state: "held", problem: "restarted" }));
  /** Given up while on their way. */
  const dropped = new Set<string>();
  let failures = 0;
  let running: Promise<void> | null = null;
  let cancelTimer: () => void = () => {};
  const stopping = new AbortController();

  function keep(next: readonly PrintJob[]): void {
    // After a restart each of them waits for a person anyway: only which they are is worth the disk's time.
    const others = next.length !== jobs.length || next.some(({ id }, index) => id !== jobs[index]?.id);
    jobs = next;
    if (others) file.write(jobs);
    changed();
  }
  function mark(id: string, change: Partial<PrintJob>): void {
    keep(jobs.map((job) => (job.id === id ? { ...job, ...change } : job)));
  }

  /** Takes up the first print that may be printed, unless one is under way. */
  function wake(): void {
    cancelTimer();
    const job = jobs.find(({ state }) => state === "waiting");
    const port = deps.port();
    if (running || !job || !port || stopping.signal.aborted) return;
    running = print(job, port).finally(goOn);
  }

  function goOn(): void {
    running = null;
    if (failures === 0) wake();
    else cancelTimer = clock.after(PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? 0, wake);
  }

  async function print(job: PrintJob, port: PrinterPort): Promise<void> {
    mark(job.id, { state: "printing" });
    const rendered = rendering(job);
    if (rendered === null) return keep(jobs.filter(({ id }) => id !== job.id));
    // A bug in a way to the printer must not print for ever: it counts as begun, and a person decides.
    const outcome = await port.print(rendered.bytes, stopping.signal).catch((error: unknown): PrintOutcome => {
      log.error("print.broke", error);
      return { kind: "failed", problem: "interrupted", detail: "", begun: true };
    });
    const isDropped = dropped.delete(job.id);
    if (outcome.kind === "printed") {
      failures = 0;
      keep(jobs.filter(({ id }) => id !== job.id));
      rendered.done();
      return;
    }
    if (isDropped) return keep(jobs.filter(({ id }) => id !== job.id));
    log.warn("print.failed", { problem: outcome.problem, detail: outcome.detail });
    failures = outcome.begun ? 0 : failures + 1;
    mark(job.id, { state: outcome.begun ? "held" : "waiting", problem: outcome.problem });
  }

  function rendering(job: PrintJob): Rendered | null {
    try {
      return deps.render(job);
    } catch (error) {
      log.error("print.not-rendered", error, { kind: job.what.kind });
      return null;
    }
  }

  return {
    jobs: () => jobs,
    add(what, saleNumber, who) {
      if (jobs.length >= MOST_JOBS) return err(conflict("print-queue-full"));
      const job = {
        id: ids.next(),
        what,
        saleNumber,
        who,
        askedAt: clock.now(),
        state: "waiting",
        problem: null,
      } as const;
      keep([...jobs, job]);
      failures = 0;
      // Not in the call that asked: drawing a page must not hold up its answer.
      cancelTimer();
      cancelTimer = clock.after(0, wake);
      return ok(null);
    },
    retry(jobId) {
      keep(
        jobs.map((job) =>
          job.state === "held" && (jobId === null || job.id === jobId) ? { ...job, state: "waiting" } : job,
        ),
      );
      failures = 0;
      wake();
    },
    drop(jobId) {
      const isMeant = (job: PrintJob) => jobId === null || job.id === jobId;
      for (const job of jobs) if (job.state === "printing" && isMeant(job)) dropped.add(job.id);
      keep(jobs.filter((job) => job.state === "printing" || !isMeant(job)));
    },
    async alone(task) {
      for (let going = running; going; going = running) await going;
      const going = task();
      running = going.then(ignore, ignore).finally(goOn);
      return going;
    },
    async stop() {
      cancelTimer();
      stopping.abort();
      await running;
    },
  };
}

function ignore(): void {}
