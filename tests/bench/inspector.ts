import { WebSocket } from "ws";
import { z } from "zod";

/** A running Node process, looked into from outside. */
export interface Inspector {
  collectGarbage(): Promise<void>;
  /** The value of an expression in the process, as JSON. */
  evaluate(expression: string): Promise<unknown>;
  close(): void;
}

const answerSchema = z.object({ id: z.int(), result: z.unknown() });
const evaluatedSchema = z.object({ result: z.object({ value: z.unknown() }) });

/** Connects to a process that was started with `--inspect`; `output` is what it has printed. */
export async function inspectProcess(output: () => string): Promise<Inspector> {
  const address = /^Debugger listening on (ws:\S+)$/mu.exec(output())?.[1];
  if (address === undefined) throw new Error("the process does not listen to an inspector");
  const socket = new WebSocket(address);
  const waiting = new Map<number, (result: unknown) => void>();
  socket.on("message", (data) => {
    const answer = answerSchema.safeParse(JSON.parse(Buffer.isBuffer(data) ? data.toString("utf8") : ""));
    if (answer.success) waiting.get(answer.data.id)?.(answer.data.result);
  });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  let lastId = 0;
  const ask = (method: string, params: object = {}) =>
    new Promise<unknown>((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      socket.send(JSON.stringify({ id: lastId, method, params }));
    });
  return {
    async collectGarbage() {
      await ask("HeapProfiler.enable");
      await ask("HeapProfiler.collectGarbage");
    },
    async evaluate(expression) {
      return evaluatedSchema.parse(await ask("Runtime.evaluate", { expression, returnByValue: true })).result.value;
    },
    close: () => socket.terminate(),
  };
}
