import { request } from "node:http";
import { WebSocket } from "ws";
import { z } from "zod";
import { posErrorSchema, type PosError } from "../../shared/errors/pos-error.ts";
import { posEventSchema, type Method, type PosEvent } from "../../shared/ipc/contract.ts";
import type { Result } from "../../shared/result.ts";

/** What came of a call; null when the till was gone before it answered. */
export type Answer<T> = Result<T, PosError> | null;

/** The screen's side of the browser host's bridge. */
export interface BridgeClient {
  call<T>(method: Method, input: unknown, output: z.ZodType<T>): Promise<Answer<T>>;
  /** Resolves when the connection has ended, by whomever. */
  readonly ended: Promise<void>;
  close(): void;
}

const messageSchema = z.union([z.object({ id: z.int(), result: z.unknown() }), z.object({ event: z.unknown() })]);

/** Uses the ticket that the host printed, as a browser does, and opens the bridge. Rejects when the host is gone. */
export async function connectBridge(ticket: string, onEvent: (event: PosEvent) => void): Promise<BridgeClient> {
  const cookie = await redeem(ticket);
  const { origin, host } = new URL(ticket);
  const socket = new WebSocket(`ws://${host}/bridge`, { headers: { cookie }, origin });
  const waiting = new Map<number, (result: unknown) => void>();
  let lastId = 0;

  const ended = new Promise<void>((resolve) => {
    socket.on("close", () => {
      for (const answer of waiting.values()) answer(null);
      waiting.clear();
      resolve();
    });
  });
  socket.on("message", (data) => {
    const message = messageSchema.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString("utf8") : ""));
    if ("event" in message) return onEvent(posEventSchema.parse(message.event));
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.on("error", reject);
  });

  return {
    ended,
    async call(method, input, output) {
      if (socket.readyState !== socket.OPEN) return null;
      lastId += 1;
      const id = lastId;
      const result = await new Promise<unknown>((resolve) => {
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ id, method, input }));
      });
      if (result === null) return null;
      return z
        .discriminatedUnion("ok", [
          z.object({ ok: z.literal(true), value: output }),
          z.object({ ok: z.literal(false), error: posErrorSchema }),
        ])
        .parse(result);
    },
    close: () => socket.terminate(),
  };
}

function redeem(ticket: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(ticket, { agent: false }, (response) => {
      response.resume();
      const cookie = response.headers["set-cookie"]?.[0]?.split(";")[0];
      if (cookie === undefined) reject(new Error(`the ticket was refused: ${response.statusCode ?? 0}`));
      else resolve(cookie);
    })
      .on("error", reject)
      .end();
  });
}
