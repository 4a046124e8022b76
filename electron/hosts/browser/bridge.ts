import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type RawData, type WebSocket } from "ws";
import { z } from "zod";
import { invalidInput } from "../../../shared/errors/pos-error.ts";
import { err } from "../../../shared/result.ts";
import type { TillApi } from "../../ipc/port.ts";
import type { Gate } from "./gate.ts";

/** The contract over WebSocket: `{id, method, input}` in, `{id, result}` and `{event}` out. */
export interface Bridge {
  /** Takes a connection over, or refuses it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** From now on calls are answered by this till. */
  connect(till: TillApi): void;
  close(): void;
}

const PATH = "/bridge";
/** The largest call is a provisioning document of 200,000 characters, each escaped at worst. */
const MOST_BYTES = 2_000_000;
const MOST_SOCKETS = 8;
const MOST_OPEN_CALLS = 200;
const MOST_UNREAD_BYTES = 16_000_000;

const numberedSchema = z.object({ id: z.int() });
const callSchema = z.object({ id: z.int(), method: z.string().max(100), input: z.unknown() });

const CLOSE_UNREADABLE = 1007;
const CLOSE_TOO_MUCH = 1008;
const CLOSE_NOT_READY = 1013;

/** Makes the bridge of one server; it lets in what the gate lets in. */
export function createBridge(gate: Gate, onFault: (error: unknown) => void): Bridge {
  const server = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false });
  let till: TillApi | null = null;

  function serve(socket: WebSocket): void {
    // Broken frames and sudden ends: ws closes the socket by itself.
    socket.on("error", () => undefined);
    const api = till;
    if (!api) return socket.close(CLOSE_NOT_READY);
    let open = 0;
    const send = (message: unknown): void => {
      if (socket.bufferedAmount > MOST_UNREAD_BYTES) return socket.terminate();
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    };
    const stop = api.subscribe((event) => send({ event }));
    socket.on("close", stop);
    socket.on("message", (data, isBinary) => {
      const message = isBinary ? undefined : readJson(data);
      const numbered = numberedSchema.safeParse(message);
      if (!numbered.success) return socket.close(CLOSE_UNREADABLE);
      const call = callSchema.safeParse(message);
      if (!call.success) return send({ id: numbered.data.id, result: err(invalidInput("method", "schema")) });
      if (open >= MOST_OPEN_CALLS) return socket.close(CLOSE_TOO_MUCH);
      open += 1;
      const { id, method, input } = call.data;
      api
        .call(method, input)
        .then((result) => send({ id, result }))
        .catch((error: unknown) => {
          onFault(error);
          send({ id, result: err({ kind: "internal", id: "bridge" }) });
        })
        .finally(() => void (open -= 1));
    });
  }

  return {
    upgrade(request, socket, head) {
      // Before ws has taken over, nobody else listens.
      socket.on("error", () => undefined);
      try {
        const refused = refusal(request, gate, server.clients.size);
        if (refused !== null)
          return void socket.end(`HTTP/1.1 ${refused}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        server.handleUpgrade(request, socket, head, serve);
      } catch (error) {
        onFault(error);
        socket.destroy();
      }
    },
    connect: (api) => void (till = api),
    close() {
      // Asked politely, a page that hangs could hold the program open.
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function refusal(request: IncomingMessage, gate: Gate, sockets: number): string | null {
  if (!gate.isOwnUpgrade(request.headers)) return "403 Forbidden";
  if (!gate.hasSession(request.headers)) return "401 Unauthorized";
  if (request.url !== PATH) return "404 Not Found";
  return sockets >= MOST_SOCKETS ? "503 Service Unavailable" : null;
}

function readJson(data: RawData): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(data) ? data.toString("utf8") : "");
  } catch {
    return undefined;
  }
}
