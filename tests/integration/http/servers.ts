import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { afterEach } from "vitest";
import { exchange, type ExchangeOptions } from "../../../electron/http/exchange.ts";
import type { ExchangeResult, Limits } from "../../../electron/http/messages.ts";

const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];

afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

export interface RawServer {
  readonly port: number;
  /** Every byte that came, over all connections, as text. */
  received(): string;
  connections(): number;
  /** Resolves once so many connections have ended. */
  ended(count: number): Promise<void>;
}

/**
 * A server that speaks in raw bytes: `onRequest` is called once the head of a request stands whole. With `tls` the
 * same behind TLS.
 */
export async function rawServer(
  onRequest: (socket: Socket) => void,
  options: {
    readonly tls?: { key: string; cert: string; maxVersion?: "TLSv1.1" };
    onConnect?: (s: Socket) => void;
  } = {},
): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let text = "";
  let connections = 0;
  let endings = 0;
  const watchers: { readonly count: number; readonly done: () => void }[] = [];
  const handle = (socket: Socket) => {
    connections++;
    sockets.add(socket);
    let seen = "";
    socket.on("error", () => {});
    socket.on("close", () => {
      endings++;
      for (const each of watchers) if (each.count <= endings) each.done();
    });
    options.onConnect?.(socket);
    socket.on("data", (bytes: Buffer) => {
      const before = seen.includes("\r\n\r\n");
      seen += bytes.toString("latin1");
      text += bytes.toString("latin1");
      if (!before && seen.includes("\r\n\r\n")) onRequest(socket);
    });
  };
  const { tls } = options;
  const server = tls ? createTlsServer({ ...tls, minVersion: "TLSv1" }, handle) : createServer(handle);
  // Failed handshakes are what some tests are about.
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({ server, sockets });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return {
    port: address.port,
    received: () => text,
    connections: () => connections,
    ended: (count) => (endings >= count ? Promise.resolve() : new Promise((done) => watchers.push({ count, done }))),
  };
}

export const BODY = Buffer.from('{"amount":1000,"qr_code":"77000000000000000001"}');

/** A POST of {@link BODY} with limits that no test should reach unless it sets them. */
export function post(
  url: string,
  limits: Partial<Limits> = {},
  options: Partial<ExchangeOptions> = {},
): Promise<ExchangeResult> {
  return exchange(
    { method: "POST", url, headers: { "Content-Type": "application/json" }, body: BODY },
    { connectMs: 10_000, answerMs: 10_000, maxBodyBytes: 1024 * 1024, ...limits },
    { signal: new AbortController().signal, ...options },
  );
}

/** An answer as bytes. */
export function http(status: string, headers: readonly string[], body: string): string {
  return [`HTTP/1.1 ${status}`, ...headers, "", body].join("\r\n");
}
