import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { DisplayFeed } from "../../display/service.ts";
import type { DisplayHost } from "../../ipc/port.ts";
import { createGate, type Gate } from "./gate.ts";
import { createPages } from "./pages.ts";
import { listenLocally } from "./listen.ts";

/** The customer display of the browser host: a page of another origin than the till's, told and never asked. */
export interface DisplayServer extends DisplayHost {
  /** From now on this is what the display shows. */
  connect(feed: DisplayFeed): void;
  close(): Promise<void>;
}

export interface DisplayServerDeps {
  /** The folder of the built display page. */
  readonly pagesDir: string;
  onFault(error: unknown): void;
}

const FEED_PATH = "/feed";
const START_PAGE = "/display.html";
const MOST_SOCKETS = 4;
/** Nothing is read from a display: whatever it says ends its connection. */
const MOST_BYTES = 64;
const CLOSE_NOT_FOR_TALKING = 1008;

/**
 * A server of its own, on a port of its own and only once a display was asked for. To the till's server its page is
 * another origin: the gates there refuse it, and here there is no call that it could make.
 */
export function createDisplayServer({ pagesDir, onFault }: DisplayServerDeps): DisplayServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false });
  let feed: DisplayFeed | null = null;
  let running: Promise<{ readonly server: Server; readonly gate: Gate } | null> | null = null;

  function serve(socket: WebSocket): void {
    socket.on("error", () => undefined);
    socket.on("message", () => socket.close(CLOSE_NOT_FOR_TALKING));
    const stop = feed?.subscribe((view) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ view }));
    });
    socket.on("close", () => stop?.());
  }

  function upgrade(gate: Gate, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => undefined);
    try {
      const refused = refusal(request, gate, sockets.clients.size);
      if (refused === null) return sockets.handleUpgrade(request, socket, head, serve);
      socket.end(`HTTP/1.1 ${refused}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    } catch (error) {
      onFault(error);
      socket.destroy();
    }
  }

  async function start() {
    const server = createServer({ headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5_000 });
    server.maxConnections = 16;
    const listening = await listenLocally(server, 0);
    if (!listening.ok) {
      onFault(new Error(`the customer display's server does not listen: ${listening.error}`));
      return null;
    }
    const gate = createGate(listening.value);
    const pages = createPages(pagesDir, gate, onFault, START_PAGE);
    server.on("request", (request, response) => void pages.answer(request, response));
    server.on("upgrade", (request, socket, head) => upgrade(gate, request, socket, head));
    server.on("clientError", (_error, socket) => void socket.destroy());
    return { server, gate };
  }

  return {
    async open() {
      running ??= start();
      const started = await running;
      if (started === null) running = null;
      return started?.gate.newTicket() ?? null;
    },
    connect: (given) => void (feed = given),
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      const started = await running;
      if (!started) return;
      await new Promise<void>((resolve) => {
        started.server.close(() => resolve());
        started.server.closeAllConnections();
      });
    },
  };
}

function refusal(request: IncomingMessage, gate: Gate, open: number): string | null {
  if (!gate.isOwnUpgrade(request.headers)) return "403 Forbidden";
  if (!gate.hasSession(request.headers)) return "401 Unauthorized";
  if (request.url !== FEED_PATH) return "404 Not Found";
  return open >= MOST_SOCKETS ? "503 Service Unavailable" : null;
}
