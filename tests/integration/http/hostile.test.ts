import { spawn } from "node:child_process";
import { brotliCompressSync, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { BODY, http, post, rawServer, type RawServer } from "./servers.ts";

type Resolver = NonNullable<NonNullable<Parameters<typeof post>[2]>["resolve"]>;

const fine = http("200 OK", ["Content-Length: 2"], "{}");
const at = (server: RawServer) => `http://127.0.0.1:${server.port}/`;

describe("an answer made to hurt", () => {
  it.each([
    ["deflate", deflateSync(Buffer.alloc(32 * 1024 * 1024))],
    ["br", brotliCompressSync(Buffer.alloc(32 * 1024 * 1024))],
  ])("packed with %s stays packed, whatever it would grow to", async (encoding, packed) => {
    const server = await rawServer((socket) => {
      socket.write(http("200 OK", [`Content-Encoding: ${encoding}`, `Content-Length: ${packed.length}`], ""));
      socket.end(packed);
    });
    const result = await post(at(server));
    expect(result.kind === "answered" && result.body.equals(packed)).toBe(true);
  });

  it.each([
    ["one header of a megabyte", `HTTP/1.1 200 OK\r\nX: ${"y".repeat(1_000_000)}\r\n\r\n`],
    ["ten thousand headers", `HTTP/1.1 200 OK\r\n${"a: b\r\n".repeat(10_000)}\r\n`],
    ["a reason of a megabyte", `HTTP/1.1 200 ${"x".repeat(1_000_000)}\r\n\r\n`],
    ["a length below zero", http("200 OK", ["Content-Length: -2"], "{}")],
    ["a length that is no number", http("200 OK", ["Content-Length: 0x2"], "{}")],
    [
      "two framings at once",
      http("200 OK", ["Content-Length: 2", "Transfer-Encoding: chunked"], "2\r\n{}\r\n0\r\n\r\n"),
    ],
    ["a chunk's size that is no number", http("200 OK", ["Transfer-Encoding: chunked"], "zz\r\n{}\r\n0\r\n\r\n")],
    ["a chunk's extension without end", http("200 OK", ["Transfer-Encoding: chunked"], `2;${"x".repeat(1_000_000)}`)],
    ["trailers without end", http("200 OK", ["Transfer-Encoding: chunked"], `0\r\n${"a: b\r\n".repeat(20_000)}`)],
  ])("with %s is read by nobody", async (_, bytes) => {
    const server = await rawServer((socket) => socket.end(bytes));
    const result = await post(at(server));
    expect(result).toMatchObject({ kind: "lost" });
    await server.ended(1);
  });

  it("of interim answers without end has its time, and no more", async () => {
    const server = await rawServer((socket) => {
      const timer = setInterval(() => socket.write("HTTP/1.1 102 Processing\r\n\r\n"), 5);
      socket.on("close", () => clearInterval(timer));
    });
    expect(await post(at(server), { answerMs: 100 })).toMatchObject({ kind: "lost", cause: "no-answer" });
    await server.ended(1);
  });

  it("whose head drips in byte by byte has its time, and no more", async () => {
    const server = await rawServer((socket) => {
      const timer = setInterval(() => socket.write("H"), 5);
      socket.on("close", () => clearInterval(timer));
      socket.write("HTTP/1.1 200 OK\r\nX: ");
    });
    expect(await post(at(server), { answerMs: 100 })).toMatchObject({ kind: "lost", cause: "no-answer" });
    await server.ended(1);
  });

  it("in chunks without end is cut at the bound", async () => {
    const server = await rawServer((socket) => {
      socket.write(http("200 OK", ["Transfer-Encoding: chunked"], ""));
      const pour = () => {
        while (socket.writable && socket.write(`1000\r\n${" ".repeat(4096)}\r\n`));
      };
      socket.on("drain", pour);
      pour();
    });
    expect(await post(at(server), { maxBodyBytes: 100_000 })).toMatchObject({
      kind: "lost",
      cause: "answer-too-large",
    });
    await server.ended(1);
  });

  it("of a proxy's page is an answer like any other, for the provider's reader to refuse", async () => {
    const page = "<html><body>Sign in to the guest network</body></html>";
    const server = await rawServer((socket) => socket.end(http("200 OK", [`Content-Length: ${page.length}`], page)));
    const result = await post(at(server));
    expect(result.kind === "answered" && result.body.toString()).toBe(page);
  });

  it("that sends the till to another host leaves that host alone", async () => {
    const goal = await rawServer((socket) => socket.end(fine));
    for (const status of ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"]) {
      const server = await rawServer((socket) =>
        socket.end(http(status, [`Location: http://localhost:${goal.port}/`, "Content-Length: 0"], "")),
      );
      expect(await post(at(server))).toMatchObject({ kind: "answered", status: Number(status.slice(0, 3)) });
    }
    expect(goal.connections()).toBe(0);
  });
});

describe("a name that changes what it means", () => {
  it("is asked at every connection, and plain HTTP follows it nowhere public", async () => {
    const server = await rawServer((socket) => socket.end(fine));
    const answers = ["127.0.0.1", "93.184.216.34", "127.0.0.1"];
    const resolve: Resolver = (_, done) => done(null, [{ address: answers.shift() ?? "", family: 4 }]);
    const kinds = [];
    for (let i = 0; i < 3; i++) {
      kinds.push((await post(`http://kkm.example:${server.port}/`, {}, { resolve })).kind);
    }
    expect(kinds).toEqual(["answered", "not-sent", "answered"]);
    expect(server.connections()).toBe(2);
  });

  it.each([
    "::ffff:93.184.216.34",
    "64:ff9b::5db8:d822",
    "2002:5db8:d822::1",
    "0.0.0.0",
    "::",
    "255.255.255.255",
    "224.0.0.1",
  ])("does not get past the check as %s", async (address) => {
    const resolve: Resolver = (_, done) => done(null, [{ address, family: address.includes(":") ? 6 : 4 }]);
    const result = await post("http://kkm.example:8080/", {}, { resolve });
    expect(result).toMatchObject({ kind: "not-sent", cause: "address-forbidden" });
  });
});

describe("a proxy in the environment", () => {
  it("never sees a payment, also where Node is told to use one", async () => {
    const goal = await rawServer((socket) => socket.end(fine));
    const proxy = await rawServer((socket) => socket.end(http("200 OK", ["Content-Length: 7"], "hacked!")));
    const address = `http://127.0.0.1:${proxy.port}`;
    const names = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];
    const env = { ...process.env, ...Object.fromEntries(names.map((name) => [name, address])) };
    const said = await runExchange(at(goal), { ...env, NO_PROXY: "", no_proxy: "", NODE_USE_ENV_PROXY: "1" });
    expect(said).toBe("answered 200 {}");
    expect(goal.received()).toContain(BODY.toString());
    expect(proxy.connections()).toBe(0);
  });
});

/** One exchange in a process of its own: Node reads its proxy variables once, at its start. */
function runExchange(url: string, env: NodeJS.ProcessEnv): Promise<string> {
  const module = new URL("../../../electron/http/exchange.ts", import.meta.url).href;
  const script = `
    const { exchange } = await import(${JSON.stringify(module)});
    const body = Buffer.from(${JSON.stringify(BODY.toString())});
    const limits = { connectMs: 10000, answerMs: 10000, maxBodyBytes: 1000 };
    const request = { method: "POST", url: ${JSON.stringify(url)}, headers: {}, body };
    const result = await exchange(request, limits, { signal: new AbortController().signal });
    process.stdout.write(result.kind + " " + result.status + " " + result.body);
  `;
  const args = ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", script];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  return new Promise((resolve) => child.on("close", () => resolve(out)));
}
