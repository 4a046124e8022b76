import { Worker } from "node:worker_threads";
import { z } from "zod";
import { verdictSchema, verifyFile } from "./verify.ts";
import type { Verdict } from "./verify.ts";

/** What the verify worker is started with. */
export const verifyTaskSchema = z.strictObject({ file: z.string(), allProjections: z.boolean() });
export type VerifyTask = Readonly<z.infer<typeof verifyTaskSchema>>;

/** A check under way. Stopping it before its end makes its verdict `failed`. */
export interface RunningCheck {
  readonly verdict: Promise<Verdict>;
  stop(): void;
}

/** Checks a file on a thread of its own, or here and now when there is no worker file. The verdict never rejects. */
export function startVerify(worker: URL | null, task: VerifyTask): RunningCheck {
  if (worker === null) return { verdict: Promise.resolve(verifyFile(task.file, task)), stop: () => undefined };
  const { promise, resolve } = Promise.withResolvers<Verdict>();
  const thread = new Worker(worker, { workerData: task });
  // A till that is asked to end must not wait for a check of the whole journal.
  thread.unref();
  thread.once("message", (message: unknown) => {
    const verdict = verdictSchema.safeParse(message);
    resolve(verdict.success ? verdict.data : { state: "failed", detail: "the check gave no readable verdict" });
  });
  thread.once("error", (error: unknown) => resolve({ state: "failed", detail: String(error) }));
  thread.once("exit", () => resolve({ state: "failed", detail: "the check ended without a verdict" }));
  return { verdict: promise, stop: () => void thread.terminate() };
}
