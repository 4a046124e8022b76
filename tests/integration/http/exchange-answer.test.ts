import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { BODY, http, post, rawServer } from "./servers.ts";

describe("an answer", () => {
  it("is handed over as it came: status, headers, bytes", async () => {
    const head = ["Content-Length: 5", "X-One: a", "Set-Cookie: b=1", "Set-Cookie: c=2"];
    const server = await rawServer((socket) => socket.end(http("418 Teapot", head, "short")));
    const result = await post(`http://127.0.0.1:${server.port}/a/b?c=d`);
    if (result.kind !== "answered") throw new Error(result.kind);
    expect(result.status).toBe(418);
    expect(result.headers).toMatchObject({ "x-one": "a", "set-cookie": "b=1, c=2" });
    expect(result.body.toString()).toBe("short");
    expect(result.tookMs).toBeGreaterThanOrEqual(0);
    expect(server.received()).toMatch(/^POST \/a\/b\?c=d HTTP\/1\.1\r\n/u);
    expect(server.received()).toMatch(/Connection: close\r\n/u);
    expect(server.received()).toMatch(/Accept-Encoding: identity\r\n/u);
    expect(server.received().endsWith(`\r\n\r\n${BODY.toString()}`)).toBe(true);
  });

  it("may be a redirect, which is not followed", async () => {
    const goal = await rawServer((socket) => socket.end(http("200 OK", ["Content-Length: 0"], "")));
    const head = [`Location: http://127.0.0.1:${goal.port}/`, "Content-Length: 0"];
    const server = await rawServer((socket) => socket.end(http("307 Temporary Redirect", head, "")));
    expect(await post(`http://127.0.0.1:${server.port}/`)).toMatchObject({ kind: "answered", status: 307 });
    expect(goal.connections()).toBe(0);
  });

  it("is not unpacked", async () => {
    const packed = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    const server = await rawServer((socket) => {
      socket.write(http("200 OK", ["Content-Encoding: gzip", `Content-Length: ${packed.length}`], ""));
      socket.end(packed);
    });
    const result = await post(`http://127.0.0.1:${server.port}/`);
    expect(result.kind === "answered" && result.body.equals(packed)).toBe(true);
  });

  it("ends where Content-Length says, whatever comes after", async () => {
    const server = await rawServer((socket) => socket.end(http("200 OK", ["Content-Length: 2"], "{}{hidden}")));
    const result = await post(`http://127.0.0.1:${server.port}/`);
    // The parser may also notice the surplus first; either way it is no part of an answer.
    expect(result.kind === "answered" ? result.body.toString() : result.kind).toMatch(/^(?:\{\}|lost)$/u);
  });

  it("may come in many pieces", async () => {
    const text = http("200 OK", ["Transfer-Encoding: chunked"], "2\r\n{}\r\n0\r\n\r\n");
    const server = await rawServer((socket) => {
      for (const char of text) socket.write(char);
    });
    const result = await post(`http://127.0.0.1:${server.port}/`);
    expect(result.kind === "answered" && result.body.toString()).toBe("{}");
  });
});

describe("an answer is lost", () => {
  it.each([
    ["the connection ends without a byte", ""],
    ["it ends in the head", "HTTP/1.1 200 OK\r\nContent-Le"],
    ["it ends in the body", http("200 OK", ["Content-Length: 100"], '{"is_success":true')],
    ["it ends between two chunks", http("200 OK", ["Transfer-Encoding: chunked"], "2\r\n{}\r\n")],
    ["it changes the protocol", http("101 Switching Protocols", ["Upgrade: x", "Connection: Upgrade"], "")],
  ])("when %s", async (_, bytes) => {
    const server = await rawServer((socket) => socket.end(bytes));
    expect(await post(`http://127.0.0.1:${server.port}/`)).toMatchObject({ kind: "lost", cause: "connection-lost" });
  });

  it("when the connection is reset", async () => {
    const server = await rawServer((socket) => socket.resetAndDestroy());
    expect(await post(`http://127.0.0.1:${server.port}/`)).toMatchObject({ kind: "lost", cause: "connection-lost" });
  });

  it("when the server had reset the connection before the request", async () => {
    const server = await rawServer(() => {}, { onConnect: (socket) => socket.resetAndDestroy() });
    const result = await post(`http://127.0.0.1:${server.port}/`);
    // Noticed before sending or after; never mistaken for an answer.
    expect(["not-sent", "lost"]).toContain(result.kind);
  });

  it.each([
    ["is no HTTP", "hello\r\n\r\n"],
    ["has a broken head", "HTTP/1.1 200 OK\r\nbroken header\r\n\r\n"],
    ["says its length twice", http("200 OK", ["Content-Length: 2", "Content-Length: 3"], "{}")],
    ["has an endless head", `HTTP/1.1 200 OK\r\n${"X: y\r\n".repeat(20_000)}`],
  ])("when it %s", async (_, bytes) => {
    const server = await rawServer((socket) => socket.end(bytes));
    expect(await post(`http://127.0.0.1:${server.port}/`)).toMatchObject({ kind: "lost", cause: "unreadable-answer" });
  });

  it("when it is announced too large", async () => {
    const server = await rawServer((socket) => socket.write(http("200 OK", ["Content-Length: 1001"], "")));
    const result = await post(`http://127.0.0.1:${server.port}/`, { maxBodyBytes: 1000 });
    expect(result).toMatchObject({ kind: "lost", cause: "answer-too-large" });
    await server.ended(1);
  });

  it("when it grows too large", async () => {
    const server = await rawServer((socket) => socket.write(http("200 OK", [], " ".repeat(1001))));
    const result = await post(`http://127.0.0.1:${server.port}/`, { maxBodyBytes: 1000 });
    expect(result).toMatchObject({ kind: "lost", cause: "answer-too-large" });
    await server.ended(1);
  });

  it("when nothing comes in time", async () => {
    const server = await rawServer(() => {});
    const result = await post(`http://127.0.0.1:${server.port}/`, { answerMs: 40 });
    expect(result).toMatchObject({ kind: "lost", cause: "no-answer" });
    await server.ended(1);
  });

  it("when it drips without end: each byte does not buy new time", async () => {
    const server = await rawServer((socket) => {
      socket.write(http("200 OK", [], ""));
      const timer = setInterval(() => socket.write(" "), 5);
      socket.on("close", () => clearInterval(timer));
    });
    const result = await post(`http://127.0.0.1:${server.port}/`, { answerMs: 80 });
    expect(result).toMatchObject({ kind: "lost", cause: "no-answer" });
    await server.ended(1);
  });

  it("when the wait is cut short", async () => {
    const stop = new AbortController();
    const server = await rawServer(() => stop.abort());
    const result = await post(`http://127.0.0.1:${server.port}/`, {}, { signal: stop.signal });
    expect(result).toMatchObject({ kind: "lost", cause: "no-answer" });
    await server.ended(1);
  });

  it("without a word of the request in it", async () => {
    const server = await rawServer((socket) => socket.resetAndDestroy());
    const result = await post(`http://127.0.0.1:${server.port}/`);
    expect(JSON.stringify(result)).not.toContain("77000000000000000001");
  });
});
