import { describe, expect, it, vi } from "vitest";
import { selfSigned } from "./certificate.ts";
import { BODY, http, post, rawServer } from "./servers.ts";

const fine = http("200 OK", ["Content-Length: 2"], "{}");

describe("before the first byte", () => {
  it("is refused where nobody listens", async () => {
    const beforeSend = vi.fn<() => void>();
    const result = await post("http://127.0.0.1:1/", {}, { beforeSend });
    expect(result).toMatchObject({ kind: "not-sent", cause: "refused", detail: "ECONNREFUSED 127.0.0.1:1" });
    expect(beforeSend).not.toHaveBeenCalled();
  });

  it("says when a name cannot be resolved", async () => {
    expect(await post("http://till.invalid/")).toMatchObject({ kind: "not-sent", cause: "dns" });
  });

  it("gives up connecting after its time", async () => {
    const resolve = () => {};
    expect(await post("http://device.lan/", { connectMs: 30 }, { resolve })).toMatchObject({
      kind: "not-sent",
      cause: "connect-timeout",
    });
  });

  it("gives up on a server that never answers the TLS greeting", async () => {
    const server = await rawServer(() => {});
    const result = await post(`https://127.0.0.1:${server.port}/`, { connectMs: 50 });
    expect(result).toMatchObject({ kind: "not-sent", cause: "connect-timeout" });
    expect(server.received()).not.toContain("POST");
  });

  it("calls beforeSend while the server has seen a connection and not one byte", async () => {
    const server = await rawServer((socket) => socket.end(fine));
    let seen: string | null = null;
    const result = await post(`http://127.0.0.1:${server.port}/`, {}, { beforeSend: () => (seen = server.received()) });
    expect(seen).toBe("");
    expect(result.kind).toBe("answered");
    expect(server.received()).toContain(BODY.toString());
    expect(server.connections()).toBe(1);
  });

  it("sends nothing when beforeSend throws, and throws the same error", async () => {
    const server = await rawServer((socket) => socket.end(fine));
    const problem = new Error("the journal is full");
    const attempt = post(`http://127.0.0.1:${server.port}/`, {}, { beforeSend: () => raise(problem) });
    await expect(attempt).rejects.toBe(problem);
    await server.ended(1);
    expect(server.received()).toBe("");
  });

  it("sends nothing when it was stopped before, or while connecting", async () => {
    const server = await rawServer((socket) => socket.end(fine));
    const url = `http://127.0.0.1:${server.port}/`;
    expect(await post(url, {}, { signal: AbortSignal.abort() })).toMatchObject({ kind: "not-sent", cause: "stopped" });
    const stop = new AbortController();
    const pending = post(url, {}, { signal: stop.signal });
    stop.abort();
    expect(await pending).toMatchObject({ kind: "not-sent", cause: "stopped" });
    expect(server.received()).toBe("");
  });
});

describe("plain HTTP", () => {
  it.each(["http://93.184.216.34/", "http://[2606:2800:220:1::1]/", "http://0.0.0.0/", "http://100.64.0.1/"])(
    "does not go to %s",
    async (url) => {
      // The test setup fails any test whose code so much as tries to connect there.
      expect(await post(url)).toMatchObject({ kind: "not-sent", cause: "address-forbidden" });
    },
  );

  it("does not go to a name that leads to a public address", async () => {
    const resolve = vi.fn<Resolver>((_, done) => done(null, [{ address: "93.184.216.34", family: 4 }]));
    const result = await post("http://fiscal.example/", {}, { resolve });
    expect(result).toMatchObject({ kind: "not-sent", cause: "address-forbidden" });
    expect(resolve).toHaveBeenCalledOnce();
  });

  it("goes to the local address of a name that has both", async () => {
    const server = await rawServer((socket) => socket.end(fine));
    const resolve: Resolver = (_, done) =>
      done(null, [
        { address: "93.184.216.34", family: 4 },
        { address: "127.0.0.1", family: 4 },
      ]);
    const result = await post(`http://kkm.example:${server.port}/`, {}, { resolve });
    expect(result).toMatchObject({ kind: "answered", status: 200 });
    expect(server.received()).toContain(`Host: kkm.example:${server.port}`);
  });
});

describe("TLS", () => {
  const own = selfSigned();

  it("refuses a certificate that nobody vouches for, before anything is sent", async () => {
    const server = await rawServer((socket) => socket.end(fine), { tls: own });
    const beforeSend = vi.fn<() => void>();
    const result = await post(`https://127.0.0.1:${server.port}/`, {}, { beforeSend });
    expect(result).toMatchObject({ kind: "not-sent", cause: "tls" });
    expect(beforeSend).not.toHaveBeenCalled();
    expect(server.received()).toBe("");
  });

  it("speaks with a server whose certificate is vouched for", async () => {
    const server = await rawServer((socket) => socket.end(fine), { tls: own });
    const result = await post(`https://localhost:${server.port}/`, {}, { ca: own.cert });
    expect(result).toMatchObject({ kind: "answered", status: 200 });
    expect(server.received()).toContain(BODY.toString());
  });

  it("refuses a certificate of another name", async () => {
    const server = await rawServer((socket) => socket.end(fine), { tls: own });
    const resolve: Resolver = (_, done) => done(null, [{ address: "127.0.0.1", family: 4 }]);
    const result = await post(`https://fiscal.example:${server.port}/`, {}, { ca: own.cert, resolve });
    expect(result).toMatchObject({ kind: "not-sent", cause: "tls" });
  });

  it("refuses an expired certificate", async () => {
    const old = selfSigned({ expired: true });
    const server = await rawServer((socket) => socket.end(fine), { tls: old });
    const result = await post(`https://localhost:${server.port}/`, {}, { ca: old.cert });
    expect(result).toMatchObject({ kind: "not-sent", cause: "tls" });
  });

  it("refuses TLS 1.1", async () => {
    const server = await rawServer((socket) => socket.end(fine), { tls: { ...own, maxVersion: "TLSv1.1" } });
    const result = await post(`https://localhost:${server.port}/`, {}, { ca: own.cert });
    expect(result).toMatchObject({ kind: "not-sent", cause: "tls" });
  });

  it("takes a plain HTTP server behind an https address for a TLS failure", async () => {
    const server = await rawServer(() => {}, { onConnect: (socket) => socket.end(fine) });
    const result = await post(`https://127.0.0.1:${server.port}/`);
    expect(result).toMatchObject({ kind: "not-sent", cause: "tls" });
  });
});

type Resolver = NonNullable<NonNullable<Parameters<typeof post>[2]>["resolve"]>;

function raise(error: Error): never {
  throw error;
}
