import type { Browser, Page } from "playwright-core";
import { z } from "zod";
import { WORK_BEGINS, WORK_ENDS } from "./page/marked.ts";

/** What the trace tells of a thread: microseconds; `tdur` is the processor's time, without what other programs took. */
const TraceEvent = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number().default(0),
  dur: z.number().default(0),
  tdur: z.number().default(0),
  args: z.object({ name: z.string().optional() }).loose().default({}),
});
const Trace = z.object({ traceEvents: z.array(TraceEvent) });

export interface Task {
  readonly begins: number;
  readonly ends: number;
  /** Milliseconds of processor time. */
  readonly ms: number;
}

export interface PageTasks {
  /** All tasks of the page's main thread. */
  readonly tasks: readonly Task[];
  /** For each piece of marked work, in order, the longest of the tasks that ran meanwhile, in milliseconds. */
  readonly longest: readonly number[];
}

/** Notes the tasks of the page's main thread while `work` goes on. */
export async function tasksDuring(browser: Browser, page: Page, work: () => Promise<void>): Promise<PageTasks> {
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing", "__metadata"] });
  await work();
  const { traceEvents } = Trace.parse(JSON.parse((await browser.stopTracing()).toString("utf8")));
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  const ofPage = traceEvents.filter(({ pid, tid }) => mains.has(`${pid}:${tid}`)).toSorted((a, b) => a.ts - b.ts);
  const tasks = ofPage
    .filter(({ name, ph }) => ph === "X" && name === "ThreadControllerImpl::RunTask")
    .map(({ ts, dur, tdur }) => ({ begins: ts, ends: ts + dur, ms: tdur / 1_000 }));
  const begins = ofPage.filter(({ name }) => name === WORK_BEGINS);
  const ends = ofPage.filter(({ name }) => name === WORK_ENDS);
  if (begins.length !== ends.length) throw new Error("The trace has lost marks.");
  const longest = begins.map(({ ts: from }, at) => {
    const to = ends[at]?.ts ?? from;
    return longestOf(tasks.filter((task) => task.ends > from && task.begins < to));
  });
  return { tasks, longest };
}

export function longestOf(tasks: readonly Task[]): number {
  return tasks.reduce((most, { ms }) => Math.max(most, ms), 0);
}
