import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { connectBridge } from "../../../../renderer/app/bridge.ts";
import { createConnection } from "../../../../renderer/stores/connection.ts";
import { liveStatus } from "../../../fakes/pos-api.ts";

const callSchema = z.object({ id: z.int(), method: z.string(), input: z.unknown() });

/** A WebSocket whose other end is the test. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static readonly made: FakeSocket[] = [];
  readyState = 0;
  readonly sent: z.infer<typeof callSchema>[] = [];
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeSocket.made.push(this);
  }
  send(text: string): void {
    this.sent.push(callSchema.parse(JSON.parse(text)));
  }
  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event("open"));
  }
  say(message: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(message) }));
  }
  drop(): void {
    this.readyState = 3;
    this.dispatchEvent(new Event("close"));
  }
}

const socket = (): FakeSocket => {
  const last = FakeSocket.made.at(-1);
  if (!last) throw new Error("no socket");
  return last;
};

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.made.length = 0;
  vi.stubGlobal("WebSocket", FakeSocket);
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the bridge", () => {
  test("sends what was asked before it was open, and answers with what the contract allows", async () => {
    const api = connectBridge("ws://till/bridge", createConnection());
    const answer = api.call("app.status", null);
    socket().open();
    expect(socket().sent).toMatchObject([{ method: "app.status", input: null }]);
    socket().say({ id: 1, result: { ok: true, value: liveStatus() } });
    expect(await answer).toEqual({ ok: true, value: liveStatus() });
  });

  test("takes no answer that breaks the contract", async () => {
    const api = connectBridge("ws://till/bridge", createConnection());
    socket().open();
    const answer = api.call("app.status", null);
    socket().say({ id: 1, result: { ok: true, value: { version: 7 } } });
    expect(await answer).toEqual({ ok: false, error: { kind: "internal", id: "bridge-answer" } });
  });

  test("hands on events, and none that are not", () => {
    const api = connectBridge("ws://till/bridge", createConnection());
    const seen: string[] = [];
    api.subscribe((event) => void seen.push(event.type));
    socket().open();
    socket().say({ event: { type: "status-changed", status: liveStatus() } });
    socket().say({ event: { type: "status-changed", status: {} } });
    socket().say("noise");
    expect(seen).toEqual(["status-changed"]);
  });

  test("of a screen that began with older answers, has it read everything again once it is open", () => {
    const connection = createConnection();
    connectBridge("ws://till/bridge", connection, true);
    expect(connection.getState()).toEqual({ state: "connected", returns: 0 });
    socket().open();
    expect(connection.getState()).toEqual({ state: "connected", returns: 1 });
  });

  test("lost, ends open calls without repeating them, comes back by itself and says so", async () => {
    const connection = createConnection();
    const api = connectBridge("ws://till/bridge", connection);
    socket().open();
    const charge = api.call("sales.charge", { saleId: null, amount: 1, code: "1", reference: "", note: "" });
    socket().drop();
    expect(await charge).toEqual({ ok: false, error: { kind: "internal", id: "bridge-lost" } });
    expect(connection.getState()).toEqual({ state: "away", returns: 0 });
    expect(await api.call("app.status", null)).toEqual({ ok: false, error: { kind: "internal", id: "bridge-away" } });
    vi.advanceTimersByTime(300);
    socket().open();
    expect(connection.getState()).toEqual({ state: "connected", returns: 1 });
    expect(socket().sent).toEqual([]);
  });
});
