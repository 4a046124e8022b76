import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { createDisplayServer } from "../../../electron/hosts/browser/display-server.ts";
import type { DisplayFeed } from "../../../electron/display/service.ts";
import type { DisplayView } from "../../../shared/domain/customer-display.ts";
import { IDLE_VIEW } from "../../fakes/quiet-display.ts";
import { ask, enter, makeFolder, serve } from "./setup.ts";

async function display() {
  const folder = makeFolder();
  writeFileSync(join(folder, "pages/display.html"), "<!doctype html><title>display</title>");
  const listeners = new Set<(view: DisplayView | null) => void>();
  const feed: DisplayFeed = {
    subscribe(listener) {
      listeners.add(listener);
      listener(IDLE_VIEW);
      return () => void listeners.delete(listener);
    },
  };
  const faults: unknown[] = [];
  const server = createDisplayServer({ pagesDir: join(folder, "pages"), onFault: (error) => faults.push(error) });
  onTestFinished(async () => {
    await server.close();
    expect(faults).toEqual([]);
  });
  server.connect(feed);
  const address = await server.open();
  if (address === null) throw new Error("no address");
  const { origin, cookie } = await enter(address);
  const open = (headers: Record<string, string> = {}, path = "/feed"): WebSocket => {
    const socket = new WebSocket(`${origin.replace("http", "ws")}${path}`, { headers: { origin, cookie, ...headers } });
    socket.on("error", () => undefined);
    onTestFinished(() => socket.terminate());
    return socket;
  };
  return { folder, listeners, server, address, origin, cookie, open };
}

const told = async (socket: WebSocket): Promise<unknown> => JSON.parse(String((await once(socket, "message"))[0]));
async function refusal(socket: WebSocket): Promise<number | undefined> {
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, { statusCode?: number }];
  return response.statusCode;
}

it("is served by an address that works once, and told each view", async () => {
  const { origin, cookie, address, listeners, open } = await display();
  expect((await ask(origin, "/", { cookie })).body).toContain("<title>display</title>");
  expect((await ask(origin, new URL(address).pathname)).status).toBe(410);
  const socket = open();
  expect(await told(socket)).toEqual({ view: IDLE_VIEW });
  const next = told(socket);
  for (const listener of listeners) listener(null);
  expect(await next).toEqual({ view: null });
});

it("has nothing to say: whatever it sends ends its connection", async () => {
  const { open } = await display();
  for (const message of ["x", JSON.stringify({ id: 1, method: "app.status", input: null }), "y".repeat(100_000)]) {
    const socket = open();
    await once(socket, "message");
    const closed = once(socket, "close");
    socket.send(message);
    await closed;
  }
});

it("finds no bridge, no first answers and no way past its gate", async () => {
  const { origin, cookie, open } = await display();
  expect(await refusal(open({}, "/bridge"))).toBe(404);
  expect(await refusal(open({ cookie: "" }))).toBe(401);
  expect(await refusal(open({ origin: "http://evil.example" }))).toBe(403);
  expect((await ask(origin, "/start.js", { cookie })).status).toBe(404);
  expect((await ask(origin, "/")).status).toBe(401);
  expect((await ask(origin, "/", { cookie }, "POST")).status).toBe(405);
});

it("is a stranger to the till's own server, with every cookie of the browser in its hands", async () => {
  const { folder, origin, cookie } = await display();
  const till = await serve(folder);
  const own = await enter(till.gate.newTicket());
  const both = `${cookie}; ${own.cookie}`;
  const bridge = new WebSocket(`${own.origin.replace("http", "ws")}/bridge`, { headers: { origin, cookie: both } });
  bridge.on("error", () => undefined);
  onTestFinished(() => bridge.terminate());
  expect(await refusal(bridge)).toBe(403);
  const fromPage = { cookie: both, origin, "sec-fetch-site": "same-site" };
  expect((await ask(own.origin, "/", fromPage)).status).toBe(403);
  expect((await ask(own.origin, "/", { cookie: both, "sec-fetch-site": "same-site" })).status).toBe(403);
});

it("does not listen before somebody asks for it, and not after its end", async () => {
  const folder = makeFolder();
  const server = createDisplayServer({ pagesDir: join(folder, "pages"), onFault: () => undefined });
  await server.close();
  const { origin, server: opened, cookie } = await display();
  await opened.close();
  await expect(ask(origin, "/", { cookie })).rejects.toThrow("ECONNREFUSED");
});
