import { z } from "zod";
import { contract, posEventSchema } from "../../shared/ipc/contract.ts";
import type { Input, Method, Output, PosApi, PosEvent } from "../../shared/ipc/contract.ts";
import { posErrorSchema, type PosError } from "../../shared/errors/pos-error.ts";
import { parseJson } from "../../shared/json.ts";
import { err, type Result } from "../../shared/result.ts";
import type { Connection } from "../stores/connection.ts";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

const answerSchema = z.object({
  id: z.int(),
  result: z.discriminatedUnion("ok", [
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({ ok: z.literal(false), error: posErrorSchema }),
  ]),
});
const newsSchema = z.object({ event: posEventSchema });

interface Parser<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}
/** The contract seen as what reads the answers: each method's output as that method's type. */
const answers: { readonly [M in Method]: { readonly output: Parser<Output<M>> } } = contract;

/** What an open call does with the answer that has come, or with the reason why none will. */
type Settle = (result: Result<unknown, PosError>) => void;

/**
 * The contract over the loopback bridge's WebSocket. What crosses a socket is parsed. When the connection is lost,
 * open calls end as `internal` (the call may have arrived), waiting ones go out when it is back, and it comes back by
 * itself. `connection` is told how it stands; with `stale` the screen began with older answers, and the first
 * connection already counts as a return.
 */
export function connectBridge(url: string, connection: Connection, stale = false): PosApi {
  const listeners = new Set<(event: PosEvent) => void>();
  const pending = new Map<number, Settle>();
  let unsent: string[] = [];
  let socket: WebSocket | null = null;
  let lastId = 0;
  let pause = FIRST_PAUSE_MS;
  let opened = false;

  function open(): void {
    const fresh = new WebSocket(url);
    socket = fresh;
    fresh.addEventListener("open", () => {
      pause = FIRST_PAUSE_MS;
      for (const message of unsent) fresh.send(message);
      unsent = [];
      const back = opened ? connection.getState().state === "away" : stale;
      opened = true;
      connection.setState((s) => ({ state: "connected", returns: back ? s.returns + 1 : s.returns }));
    });
    fresh.addEventListener("message", (message) => receive(message.data));
    fresh.addEventListener("close", () => {
      socket = null;
      loseOpenCalls();
      connection.setState({ state: "away" });
      setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    });
  }

  /** Calls that went out may have been carried out; nobody can tell from here, so they are not repeated. */
  function loseOpenCalls(): void {
    for (const settle of pending.values()) settle(err({ kind: "internal", id: "bridge-lost" }));
    pending.clear();
    unsent = [];
  }

  function receive(data: unknown): void {
    const message = readJson(data);
    const news = newsSchema.safeParse(message);
    if (news.success) {
      for (const listener of listeners) listener(news.data.event);
      return;
    }
    const answer = answerSchema.safeParse(message);
    if (!answer.success) return;
    const settle = pending.get(answer.data.id);
    pending.delete(answer.data.id);
    settle?.(answer.data.result);
  }

  function call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, PosError>> {
    return new Promise((resolve) => {
      lastId += 1;
      const message = JSON.stringify({ id: lastId, method, input });
      if (socket?.readyState === WebSocket.OPEN) {
        socket.send(message);
      } else if (opened) {
        // Nothing leaves behind the cashier's back once the line is up again: a call made while away ends here.
        resolve(err({ kind: "internal", id: "bridge-away" }));
        return;
      } else {
        unsent.push(message);
      }
      pending.set(lastId, (result) => resolve(checked(method, result)));
    });
  }

  open();
  return {
    call,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function checked<M extends Method>(method: M, result: Result<unknown, PosError>): Result<Output<M>, PosError> {
  if (!result.ok) return result;
  const parsed = answers[method].output.safeParse(result.value);
  return parsed.success ? { ok: true, value: parsed.data } : err({ kind: "internal", id: "bridge-answer" });
}

function readJson(data: unknown): unknown {
  return typeof data === "string" ? parseJson(data) : null;
}
