// The journal's check on a thread of its own: reads with its own connection, writes nothing, tells its verdict, ends.
import { parentPort, workerData } from "node:worker_threads";
import { verifyFile } from "./verify.ts";
import { verifyTaskSchema } from "./verify-task.ts";

const { file, allProjections } = verifyTaskSchema.parse(workerData);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(verifyFile(file, { allProjections }));
