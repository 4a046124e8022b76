import type { PosError } from "../../shared/errors/pos-error.ts";
import type { Input, Method, Output, PosApi, PosEvent } from "../../shared/ipc/contract.ts";
import { err, type Result } from "../../shared/result.ts";

/**
 * What the host has answered before it was asked, by method, with the question. It comes as a script of the same server that serves this
 * code, and was made by the contract's own handlers, so it is taken as it is; the bridge reads all of it again.
 */
export type FirstAnswers = { readonly [M in Method]?: FirstAnswer<M> };

interface FirstAnswer<M extends Method> {
  readonly input: Input<M>;
  readonly result: Result<Output<M>, PosError>;
}

export interface Beginning {
  readonly api: PosApi;
  /** Connects, unless a call has done it already. */
  connect(): void;
}

/**
 * A PosApi that stands at once: each first answer is given out once; the bridge with its validators is fetched after
 * the first paint (`connect`), or when something else is called before. What is called meanwhile waits for it.
 */
export function beginWith(first: FirstAnswers, openBridge: () => Promise<PosApi>): Beginning {
  const given = new Set<Method>();
  const listeners = new Set<(event: PosEvent) => void>();
  let bridge: Promise<PosApi> | null = null;

  async function open(): Promise<PosApi> {
    try {
      const api = await openBridge();
      api.subscribe((event) => {
        for (const listener of listeners) listener(event);
      });
      return api;
    } catch (error) {
      // The host went away before its script had come: whoever calls next tries again.
      bridge = null;
      throw error;
    }
  }
  const bridged = (): Promise<PosApi> => (bridge ??= open());

  const api: PosApi = {
    async call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, PosError>> {
      const known: FirstAnswer<M> | undefined = first[method];
      if (bridge === null && known && !given.has(method) && JSON.stringify(known.input) === JSON.stringify(input)) {
        given.add(method);
        return known.result;
      }
      try {
        return await (await bridged()).call(method, input);
      } catch {
        return err({ kind: "internal", id: "bridge-load" });
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return { api, connect: () => void bridged().catch(() => undefined) };
}
