import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { TillApi } from "../../../electron/ipc/port.ts";
import type { PosEvent } from "../../../shared/ipc/contract.ts";
import { err, ok } from "../../../shared/result.ts";
import { quietDisplay } from "../../fakes/quiet-display.ts";
import { enter, makeFolder, serve } from "./setup.ts";

function fakeTill() {
  const listeners = new Set<(event: PosEvent) => void>();
  const calls: [string, unknown][] = [];
  const till: TillApi = {
    call(method, input) {
      calls.push([method, input]);
      if (method === "never") return new Promise(() => undefined);
      return Promise.resolve(method === "app.status" ? ok({ fine: true }) : err({ kind: "internal", id: "x" }));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    display: quietDisplay,
    busy: () => false,
    idle: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { till, listeners, calls };
}

async function bridge() {
  const fake = fakeTill();
  const server = await serve(makeFolder(), fake.till);
  const { origin, cookie } = await enter(server.gate.newTicket());
  const open = (headers: Record<string, string> = {}, path = "/bridge"): WebSocket => {
    const socket = new WebSocket(`${origin.replace("http", "ws")}${path}`, { headers: { origin, cookie, ...headers } });
    // Ended before it was open, it says so.
    socket.on("error", () => undefined);
    onTestFinished(() => socket.terminate());
    return socket;
  };
  const connected = async (): Promise<WebSocket> => {
    const socket = open();
    await once(socket, "open");
    return socket;
  };
  return { ...fake, origin, cookie, open, connected };
}

async function answerTo(socket: WebSocket, message: string): Promise<unknown> {
  const answer = once(socket, "message");
  socket.send(message);
  return JSON.parse(String((await answer)[0]));
}

/** The status that an upgrade was refused with. */
async function refusal(socket: WebSocket): Promise<number | undefined> {
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, { statusCode?: number }];
  return response.statusCode;
}

describe("a call over the bridge", () => {
  it("is answered under its number", async () => {
    const { connected, calls } = await bridge();
    const socket = await connected();
    const answer = await answerTo(socket, JSON.stringify({ id: 7, method: "app.status", input: null }));
    expect(answer).toEqual({ id: 7, result: { ok: true, value: { fine: true } } });
    expect(calls).toEqual([["app.status", null]]);
  });

  it("brings events to every page until it is closed", async () => {
    const { connected, listeners } = await bridge();
    const sockets = [await connected(), await connected()];
    await expect.poll(() => listeners.size).toBe(2);
    const heard = sockets.map((socket) => once(socket, "message"));
    const event: unknown = { type: "status-changed", status: {} };
    for (const listener of listeners) listener(event as PosEvent);
    for (const message of await Promise.all(heard)) expect(JSON.parse(String(message[0]))).toEqual({ event });
    sockets[0]?.close();
    await expect.poll(() => listeners.size).toBe(1);
  });

  it("with a number but of another shape is an invalid input, and the connection stays", async () => {
    const { connected, calls } = await bridge();
    const socket = await connected();
    for (const message of ['{"id":1}', '{"id":1,"method":5}', `{"id":1,"method":"${"m".repeat(200)}"}`]) {
      expect(await answerTo(socket, message)).toMatchObject({
        id: 1,
        result: { ok: false, error: { kind: "invalid-input" } },
      });
    }
    expect(calls).toEqual([]);
    expect(await answerTo(socket, '{"id":2,"method":"app.status","input":null}')).toMatchObject({ id: 2 });
  });

  it.each([
    "",
    "null",
    "[]",
    "5",
    "{",
    '{"id":"1"}',
    '{"id":1.5}',
    '{"method":"app.status"}',
    '{"__proto__":{"id":1}}',
  ])("that can't be read (%s) ends this connection and no other", async (message) => {
    const { connected, calls } = await bridge();
    const other = await connected();
    const socket = await connected();
    const closed = once(socket, "close");
    socket.send(message);
    expect((await closed)[0]).toBe(1007);
    expect(calls).toEqual([]);
    expect(await answerTo(other, '{"id":1,"method":"app.status","input":null}')).toMatchObject({ id: 1 });
  });

  it("of bytes, or too large, ends the connection", async () => {
    const { connected } = await bridge();
    const bytes = await connected();
    const bytesClosed = once(bytes, "close");
    bytes.send(Buffer.from('{"id":1,"method":"app.status","input":null}'));
    expect((await bytesClosed)[0]).toBe(1007);
    const large = await connected();
    const largeClosed = once(large, "close");
    large.send("x".repeat(2_000_001));
    expect((await largeClosed)[0]).toBe(1009);
  });

  it("may not be one of endlessly many", async () => {
    const { connected } = await bridge();
    const socket = await connected();
    const closed = once(socket, "close");
    for (let id = 0; id <= 200; id += 1) socket.send(JSON.stringify({ id, method: "never", input: null }));
    expect((await closed)[0]).toBe(1008);
  });
});

describe("an upgrade", () => {
  it("needs the session", async () => {
    const { open } = await bridge();
    expect(await refusal(open({ cookie: "" }))).toBe(401);
    expect(await refusal(open({ cookie: "tilla=1" }))).toBe(401);
  });

  it("needs this very origin and host", async () => {
    const { open, origin } = await bridge();
    const { port } = new URL(origin);
    for (const other of ["", "null", "https://evil.example", `http://localhost:${port}`, "http://127.0.0.1:1"]) {
      expect(await refusal(open({ origin: other }))).toBe(403);
    }
    expect(await refusal(open({ host: `evil.example:${port}` }))).toBe(403);
  });

  it("is for the bridge only, and for few pages at once", async () => {
    const { open, connected } = await bridge();
    expect(await refusal(open({}, "/"))).toBe(404);
    expect(await refusal(open({}, "/bridge/../x"))).toBe(404);
    for (let n = 0; n < 8; n += 1) await connected();
    expect(await refusal(open())).toBe(503);
  });
});
