import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { DEFAULT_SETTINGS } from "../../../shared/domain/settings.ts";
import { ask, enter, makeFolder, startHost } from "./setup.ts";

async function callOver(ticket: string, method: string): Promise<WebSocket> {
  const { origin, cookie } = await enter(ticket);
  const socket = new WebSocket(`${origin.replace("http", "ws")}/bridge`, { headers: { origin, cookie } });
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  const answer = once(socket, "message");
  socket.send(JSON.stringify({ id: 1, method, input: null }));
  await answer;
  return socket;
}

describe("the start", () => {
  it("on a taken port says so and ends with 2", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const host = startHost(makeFolder(), [`--port=${port}`]);
    expect(await host.ended).toEqual({ code: 2, signal: null });
    expect(host.output()).toBe(`Port ${port} is taken by another program. Choose another, or leave --port out.\n`);
  });

  it.each([["--port=70000"], ["--port=1e3"], ["--nonsense"], ["sale"], ["--data="]])(
    "with %s says how it is used",
    async (arg) => {
      const host = startHost(makeFolder(), [arg]);
      expect((await host.ended).code).toBe(2);
      expect(host.output()).toContain("--no-open");
    },
  );

  it("--help says how it is used and ends well", async () => {
    const host = startHost(makeFolder(), ["--help"]);
    expect((await host.ended).code).toBe(0);
    expect(host.output()).toContain("--provision=FILE");
  });

  it("a second time on the same data says so and ends with 3", async () => {
    const folder = makeFolder();
    const first = startHost(folder);
    await first.ready;
    const second = startHost(folder);
    expect((await second.ended).code).toBe(3);
    expect(second.output()).toContain(`Tilla already runs on ${join(folder, "data")}.`);
    first.signal("SIGTERM");
    expect(await first.ended).toEqual({ code: 0, signal: null });
    const third = startHost(folder);
    await third.ready;
  });

  it("without built pages says what to do", async () => {
    const host = startHost(makeFolder(), [], { TEST_PAGES: "/nonexistent" });
    expect((await host.ended).code).toBe(1);
    expect(host.output()).toContain("npm run build");
  });
});

describe("a till that does not open", () => {
  it.each([["corrupt"], ["newer-version"], ["io"]])("(%s) says why on the page and in the terminal", async (fault) => {
    const host = startHost(makeFolder(), [], { TEST_TILL: "fails", TEST_FAULT: fault });
    const { origin, cookie } = await enter(await host.ready);
    const page = await ask(origin, "/", { cookie });
    expect(page.body).toContain("The till did not open");
    expect(page.body).toContain(fault);
    expect(page.body).not.toContain("<b>");
    expect((await ask(origin, "/trouble.css", { cookie })).headers["content-type"]).toContain("text/css");
    expect(host.output()).toContain(`Tilla did not open: storage ${fault}`);
    host.signal("SIGTERM");
    expect((await host.ended).code).toBe(1);
  });

  it("because of a bug has an id that is in the log", async () => {
    const folder = makeFolder();
    const host = startHost(folder, [], { TEST_TILL: "throws" });
    await host.ready;
    const id = /in the log as (\w+)/u.exec(host.output())?.[1] ?? "?";
    expect(readFileSync(join(folder, "data/logs/tilla.jsonl"), "utf8")).toContain(id);
  });

  it("because a file is in the place of its folder says so", async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "data"), "");
    const host = startHost(folder);
    await host.ready;
    expect(host.output()).toContain("Tilla did not open: storage io");
  });
});

describe("the end", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("by %s waits for a payment in flight", async (signal) => {
    const host = startHost(makeFolder(), [], { TEST_TILL: "slow" });
    const ticket = await host.ready;
    const socket = await callOver(ticket, "anything");
    host.signal(signal);
    await expect.poll(() => host.output()).toContain("A payment is in flight");
    expect(host.output()).not.toContain("the journal is closed");
    socket.send(JSON.stringify({ id: 2, method: "end", input: null }));
    expect(await host.ended).toEqual({ code: 0, signal: null });
    expect(host.output()).toContain("the journal is closed");
  });

  it("by a second signal waits no longer, and closes the journal", async () => {
    const host = startHost(makeFolder(), [], { TEST_TILL: "slow" });
    await host.ready;
    host.signal("SIGINT");
    await expect.poll(() => host.output()).toContain("A payment is in flight");
    host.signal("SIGINT");
    expect(await host.ended).toEqual({ code: 0, signal: null });
    expect(host.output()).toContain("the journal is closed");
  });
});

describe("a fault nobody caught", () => {
  it("is in the log, said in one line, and ends the host", async () => {
    const folder = makeFolder();
    const host = startHost(folder, [], { TEST_TILL: "slow" });
    await callOver(await host.ready, "bug");
    expect((await host.ended).code).toBe(1);
    const id = /in the log as (\w+)\./u.exec(host.output())?.[1] ?? "?";
    expect(readFileSync(join(folder, "data/logs/tilla.jsonl"), "utf8")).toContain(
      `"id":"${id}","error":{"name":"Error"`,
    );
    expect(host.output()).not.toContain("    at ");
  });
});

describe("the data folder", () => {
  it("is made for this user alone, and keeps settings but no secret", async () => {
    const folder = makeFolder();
    const provision = join(folder, "terminal.json");
    writeFileSync(provision, JSON.stringify({ version: 1, locale: "en", secrets: { "manager.pin": "480915" } }));
    const host = startHost(folder, [`--provision=${provision}`]);
    await host.ready;
    expect(host.output()).toContain("Provisioned:\n  locale\n  secrets.manager.pin\n");
    host.signal("SIGTERM");
    await host.ended;
    const settings = readFileSync(join(folder, "data/settings.json"), "utf8");
    expect(JSON.parse(settings)).toEqual({ ...DEFAULT_SETTINGS, locale: "en" });
    expect(settings).not.toContain("scrypt");
  });

  it("with a refused document starts as before and names what is wrong", async () => {
    const folder = makeFolder();
    const provision = join(folder, "terminal.json");
    writeFileSync(provision, '{"version":1,"terminal":{"till":"3"}}');
    const host = startHost(folder, [`--provision=${provision}`]);
    await host.ready;
    expect(host.output()).toContain("nothing has changed:\n  terminal.till: is no field of this document");
  });

  it("with unreadable settings sets them aside and starts", async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "data/settings.json"), "{ no json");
    const host = startHost(folder);
    const socket = await callOver(await host.ready, "app.status");
    const answer = once(socket, "message");
    socket.send('{"id":2,"method":"app.status","input":null}');
    const status = String((await answer)[0]);
    expect(status).toContain('"host":"browser"');
    expect(status).toMatch(/"settingsSetAside":"settings\.unreadable-[\w-]+\.json"/u);
  });
});
