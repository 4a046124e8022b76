import { createServer } from "node:http";
import { ok, type Result } from "../../../shared/result.ts";
import type { TillApi } from "../../ipc/port.ts";
import { createBridge } from "./bridge.ts";
import { createGate, type Gate } from "./gate.ts";
import type { MadePage } from "../trouble-page.ts";
import { listenLocally } from "./listen.ts";
import { createPages } from "./pages.ts";

/** The loopback server: pages, and the bridge to the till once there is one. */
export interface BrowserServer {
  readonly gate: Gate;
  /** Calls are answered from now on. */
  connect(till: TillApi): void;
  /** Shows these pages instead of the built ones. */
  put(pages: readonly MadePage[]): void;
  close(): Promise<void>;
}

export interface ServerDeps {
  /** 0 for any free port. */
  readonly port: number;
  /** The folder of the built renderer. */
  readonly pagesDir: string;
  onFault(error: unknown): void;
}

/** Listens on this machine's own address alone. The error is the system's code, `EADDRINUSE` for a taken port. */
export async function startServer({ port, pagesDir, onFault }: ServerDeps): Promise<Result<BrowserServer, string>> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5_000 });
  server.maxConnections = 64;
  const listening = await listenLocally(server, port);
  if (!listening.ok) return listening;
  const gate = createGate(listening.value);
  const pages = createPages(pagesDir, gate, onFault);
  const bridge = createBridge(gate, onFault);
  server.on("request", (request, response) => void pages.answer(request, response));
  server.on("upgrade", (request, socket, head) => bridge.upgrade(request, socket, head));
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    else socket.destroy();
  });
  return ok({
    gate,
    connect(till) {
      bridge.connect(till);
      pages.connect(till);
    },
    put: (made) => pages.put(made),
    close: () =>
      new Promise((resolve) => {
        bridge.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
