import wasmAddress from "zxing-wasm/reader/zxing_reader.wasm?url";
import { assertNever } from "../../../../shared/result.ts";
import type { Sight } from "./formats.ts";
import type { Frame } from "./frame-pixels.ts";
import type { Turn } from "./passes.ts";
import { isReply } from "./protocol.ts";
import type { Reply, Request } from "./protocol.ts";
import { startDecodeWorker } from "./start-worker.ts";

/** What a worker must offer: the tests give one of their own. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: "message" | "error", listener: (event: Event) => void): void;
}

export interface Decoder {
  /** Loads worker and WebAssembly, once. Rejects when that fails; the next call tries again. */
  warmUp(): Promise<void>;
  /** Looks at one frame, which is given away by it. */
  look(frame: Frame, turn: Turn): Promise<Sight>;
  dispose(): void;
}

interface Waiting {
  readonly resolve: (sight: Sight) => void;
  readonly reject: (reason: Error) => void;
}

/** A decoder in a worker of its own, which starts at the first `warmUp` or `look`. */
export function createDecoder(start: () => WorkerLike = startDecodeWorker): Decoder {
  let worker: WorkerLike | null = null;
  let loading: PromiseWithResolvers<void> | null = null;
  let nextId = 0;
  const waiting = new Map<number, Waiting>();

  const fall = (reason: string): void => {
    worker?.terminate();
    worker = null;
    loading?.reject(new Error(reason));
    loading = null;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };

  const take = (reply: Reply): void => {
    switch (reply.kind) {
      case "ready":
        loading?.resolve();
        return;
      case "broken":
        fall(reply.reason);
        return;
      case "found":
        waiting.get(reply.id)?.resolve({ codes: reply.codes, black: reply.black });
        waiting.delete(reply.id);
        return;
      case "unreadable":
        waiting.get(reply.id)?.reject(new Error(reply.reason));
        waiting.delete(reply.id);
        return;
      default:
        assertNever(reply);
    }
  };

  const send = (to: WorkerLike, request: Request, transfer: Transferable[]): void => {
    to.postMessage(request, transfer);
  };

  const running = (): WorkerLike => {
    if (worker !== null) return worker;
    const started = start();
    worker = started;
    const ready = Promise.withResolvers<void>();
    loading = ready;
    // Whoever waits for it hears of a failure; nobody waiting is no fault.
    ready.promise.catch(() => undefined);
    started.addEventListener("message", (event) => {
      if (!(event instanceof MessageEvent)) return;
      const data: unknown = event.data;
      if (worker === started && isReply(data)) take(data);
    });
    started.addEventListener("error", () => {
      if (worker === started) fall("The decoder's worker stopped.");
    });
    send(started, { kind: "load", wasm: new URL(wasmAddress, document.baseURI).href }, []);
    return started;
  };

  return {
    async warmUp() {
      running();
      await loading?.promise;
    },
    look(frame, turn) {
      const id = nextId++;
      const { promise, resolve, reject } = Promise.withResolvers<Sight>();
      waiting.set(id, { resolve, reject });
      send(running(), { kind: "look", id, frame, turn }, [frame]);
      return promise;
    },
    dispose() {
      fall("The decoder was closed.");
    },
  };
}
