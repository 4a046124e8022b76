import { Agent as HttpAgent, IncomingMessage } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import axios from "axios";
import type { AnswerHeaders } from "./headers.ts";
import type { Answered, HttpRequest } from "./messages.ts";

type Received = Omit<Answered, "tookMs"> | { readonly kind: "too-large" };

/**
 * Sends a request over a connection that already stands and reads the answer, at most `maxBytes` of it. Rejects when
 * the connection ends before the answer is complete. The error may quote the request: only its code may be passed on.
 */
export async function receive(socket: Socket, request: HttpRequest, maxBytes: number): Promise<Received> {
  const response = await axios.request<unknown>({
    url: request.url,
    method: request.method,
    // Compression is asked away; what comes compressed all the same is left as it is and will not read as JSON.
    headers: { "Accept-Encoding": "identity", "User-Agent": "Tilla", ...request.headers },
    ...(request.body === null ? {} : { data: request.body }),
    httpAgent: new OneSocketHttpAgent(socket),
    httpsAgent: new OneSocketHttpsAgent(socket),
    proxy: false,
    maxRedirects: 0,
    decompress: false,
    timeout: 0,
    validateStatus: () => true,
    // Not `arraybuffer`: reading the body ourselves tells "too large" from "broken off" without comparing messages.
    responseType: "stream",
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
  });
  const message = response.data;
  if (!(message instanceof IncomingMessage)) throw new TypeError("the HTTP client gave no stream");
  const at = Date.now();
  const body = await readBounded(message, maxBytes);
  if (body === null) return { kind: "too-large" };
  return { kind: "answered", status: response.status, headers: plainHeaders(message), body, at };
}

/** Every byte of the body, or null as soon as there are more than `maxBytes`. */
function readBounded(message: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooLarge = () => {
      resolve(null);
      message.destroy();
    };
    message.on("error", reject);
    message.on("close", () => reject(new Error("closed before the answer was complete")));
    if (Number(message.headers["content-length"] ?? 0) > maxBytes) {
      tooLarge();
      return;
    }
    message.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) tooLarge();
      else chunks.push(chunk);
    });
    message.on("end", () => {
      if (message.complete) resolve(Buffer.concat(chunks));
      else reject(new Error("the answer is not complete"));
    });
  });
}

function plainHeaders(message: IncomingMessage): AnswerHeaders {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return headers;
}

/** Gives out one connected socket, once: a second request of any kind would be a bug that may charge twice. */
function onceOnly(socket: Socket): () => Socket {
  let given = false;
  return () => {
    if (given) throw new Error("the connection was used already");
    given = true;
    return socket;
  };
}

class OneSocketHttpAgent extends HttpAgent {
  override readonly createConnection: () => Socket;
  constructor(socket: Socket) {
    super({ keepAlive: false });
    this.createConnection = onceOnly(socket);
  }
}

class OneSocketHttpsAgent extends HttpsAgent {
  override readonly createConnection: () => Socket;
  constructor(socket: Socket) {
    super({ keepAlive: false });
    this.createConnection = onceOnly(socket);
  }
}
