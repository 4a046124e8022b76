import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { testConnection, type ConnectionProbe } from "../../../../electron/http/connection-test.ts";
import { err, ok } from "../../../../shared/result.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(headers: Readonly<Record<string, string>>): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(200, headers);
    response.end("{}");
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

const probe: ConnectionProbe = {
  request: (base) => Promise.resolve(ok({ method: "GET", url: base.href, headers: {}, body: null })),
  read: () => ({ authentication: "failed", answer: "ok", detail: "who are you" }),
};
const limits = { connectMs: 5000, answerMs: 5000, maxBodyBytes: 1000 };
const run = (address: string, by = probe) => testConnection(address, by, limits, new AbortController().signal);
const told = async (address: string, by = probe) =>
  Object.fromEntries((await run(address, by)).map(({ step, result }) => [step, result]));

describe("testConnection", () => {
  it("tells each step", async () => {
    expect(await run(await serve({}))).toMatchObject([
      { step: "address", result: "ok" },
      { step: "name", result: "skipped", detail: "no-name" },
      { step: "connection", result: "ok" },
      { step: "tls", result: "skipped", detail: "plain HTTP" },
      { step: "authentication", result: "failed", detail: "who are you" },
      { step: "answer", result: "ok" },
      { step: "clock", result: "ok" },
    ]);
  });

  it("finds a clock that is wrong, and one that is not told", async () => {
    const off = async (ms: number) => told(await serve({ date: new Date(Date.now() + ms).toUTCString() }));
    expect(await off(-3_600_000)).toMatchObject({ clock: "failed" });
    expect(await off(6 * 60_000)).toMatchObject({ clock: "failed" });
    expect(await off(-4 * 60_000)).toMatchObject({ clock: "ok" });
    expect(await told(await serve({ date: "yesterday" }))).toMatchObject({ clock: "skipped" });
  });

  it.each(["", "ftp://x.example", "http://user:pw@10.0.0.1", "http://8.8.8.8"])(
    "refuses the address %j",
    async (address) => {
      expect(await told(address)).toMatchObject({ address: "failed", connection: "skipped", clock: "skipped" });
      expect(JSON.stringify(await run(address))).not.toContain("pw");
    },
  );

  it("says that nobody listens, or speaks no TLS", async () => {
    expect(await told("http://127.0.0.1:1")).toMatchObject({ connection: "failed", tls: "skipped", answer: "skipped" });
    const plain = (await serve({})).replace("http:", "https:");
    expect(await told(plain)).toMatchObject({ connection: "ok", tls: "failed", answer: "skipped" });
  });

  it("says whether a name was found, and when that cannot be told", async () => {
    expect(await told("https://till.invalid")).toMatchObject({ address: "ok", name: "failed", connection: "skipped" });
    const here = (await serve({})).replace("127.0.0.1", "localhost");
    expect(await told(here)).toMatchObject({ name: "ok", connection: "ok" });
    const silent = (cause: "connect-timeout" | "refused") => async () =>
      Promise.resolve({ kind: "not-sent", cause, detail: "pay.example:443" } as const);
    const stop = new AbortController().signal;
    for (const [cause, name] of [
      ["connect-timeout", { result: "skipped", detail: "not-told" }],
      ["refused", { result: "ok", detail: "" }],
    ] as const) {
      const steps = await testConnection("https://pay.example", probe, limits, stop, silent(cause));
      expect(steps.find(({ step }) => step === "name")).toMatchObject(name);
      expect(steps.find(({ step }) => step === "connection")).toMatchObject({ result: "failed" });
    }
  });

  it("makes no call when there is nothing to make it with", async () => {
    const bare: ConnectionProbe = { ...probe, request: () => Promise.resolve(err("the secret is missing")) };
    expect(await told("http://127.0.0.1:1", bare)).toMatchObject({
      address: "ok",
      connection: "skipped",
      authentication: "failed",
    });
  });
});
