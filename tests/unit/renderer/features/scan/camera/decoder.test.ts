import { describe, expect, test } from "vitest";
import { createDecoder } from "../../../../../../renderer/features/scan/camera/decoder.ts";
import type { WorkerLike } from "../../../../../../renderer/features/scan/camera/decoder.ts";
import type { Frame } from "../../../../../../renderer/features/scan/camera/frame-pixels.ts";
import { createPassScheduler, passesFor } from "../../../../../../renderer/features/scan/camera/passes.ts";

/** A worker whose answers the test gives. */
class FakeWorker extends EventTarget implements WorkerLike {
  readonly requests: { kind: string; id?: number }[] = [];
  terminated = false;
  postMessage(message: unknown): void {
    this.requests.push(message as { kind: string; id?: number });
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const decoder = createDecoder(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { decoder, workers };
}
const turn = createPassScheduler(passesFor(["qr_code"])).next();
const frame = {} as Frame;

describe("the decoder's worker", () => {
  test("does not start before it is needed, and once", async () => {
    const { decoder, workers } = setUp();
    expect(workers).toHaveLength(0);
    const first = decoder.warmUp();
    const second = decoder.warmUp();
    expect(workers).toHaveLength(1);
    workers[0]?.answer({ kind: "ready" });
    await Promise.all([first, second]);
    expect(workers[0]?.requests.map((request) => request.kind)).toEqual(["load"]);
  });

  test("answers find their frames, in any order", async () => {
    const { decoder, workers } = setUp();
    const one = decoder.look(frame, turn);
    const two = decoder.look(frame, turn);
    const code = { text: "pay", format: "qr_code", corners: [] };
    workers[0]?.answer({ kind: "found", id: 1, codes: [code], black: false });
    workers[0]?.answer({ kind: "found", id: 0, codes: [], black: true });
    expect(await one).toEqual({ codes: [], black: true });
    expect(await two).toEqual({ codes: [code], black: false });
  });

  test("one frame that can't be read is no end", async () => {
    const { decoder, workers } = setUp();
    const look = decoder.look(frame, turn);
    workers[0]?.answer({ kind: "unreadable", id: 0, reason: "no pixels" });
    await expect(look).rejects.toThrow("no pixels");
    expect(workers[0]?.terminated).toBe(false);
  });

  test("a worker that fails is replaced at the next frame", async () => {
    const { decoder, workers } = setUp();
    const warm = decoder.warmUp();
    const look = decoder.look(frame, turn);
    workers[0]?.answer({ kind: "broken", reason: "no WebAssembly" });
    await expect(warm).rejects.toThrow("no WebAssembly");
    await expect(look).rejects.toThrow("no WebAssembly");
    expect(workers[0]?.terminated).toBe(true);
    void decoder.look(frame, turn).catch(() => undefined);
    expect(workers).toHaveLength(2);
    decoder.dispose();
  });

  test("an answer of another shape is no scan", async () => {
    const { decoder, workers } = setUp();
    const look = decoder.look(frame, turn);
    for (const odd of [
      null,
      "found",
      { kind: "found", id: 0, codes: [] },
      { kind: "found", id: 0, codes: [{ text: 5 }], black: false },
    ]) {
      workers[0]?.answer(odd);
    }
    workers[0]?.answer({ kind: "found", id: 0, codes: [], black: true });
    expect(await look).toEqual({ codes: [], black: true });
  });
});
