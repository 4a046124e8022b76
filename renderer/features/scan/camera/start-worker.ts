/** Starts the decoder's worker. On its own, so that a test or a benchmark can stand between worker and page. */
export function startDecodeWorker(): Worker {
  return new Worker(new URL("./decode-worker.ts", import.meta.url), { type: "module", name: "code-decoder" });
}
