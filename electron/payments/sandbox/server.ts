import { randomBytes, randomInt } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { anorProtocol } from "./anor/protocol.ts";
import { appotapayProtocol } from "./appotapay/protocol.ts";
import { control, CONTROL_PATH, type Controlled } from "./control.ts";
import { faultQueue } from "./faults.ts";
import { freedomProtocol } from "./freedom/protocol.ts";
import { createHolds } from "./holds.ts";
import { openLedger, type Ledger } from "./ledger.ts";
import type { SandboxProtocol, SandboxRequest, SandboxRoute } from "./protocol.ts";
import { asRequest, matching } from "./request.ts";
import { sendReply } from "./reply.ts";
import { walletProtocol } from "./wallet/protocol.ts";

export interface SandboxOptions {
  /** Where the books are kept; null: in memory. */
  readonly ledgerFile: string | null;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** A random one when left out. */
  readonly controlToken?: string;
  /** How late the training code "late answer" is; by default later than the till's screen waits. */
  readonly lateAnswerMs?: number;
  /** How long a training customer takes to pay an order; null: they pay only when a control call says so. */
  readonly customerMs?: number | null;
  /** How long a training customer takes who pays after all, when nobody expects it any more. */
  readonly afterAllMs?: () => number;
}

export interface Sandbox {
  /** What is set as the provider's address. */
  readonly baseUrl: string;
  readonly controlUrl: string;
  readonly controlToken: string;
  readonly ledger: Ledger;
  /** Ends every connection and closes the books. */
  close(): Promise<void>;
}

/** A new provider's protocol is a folder beside this file and a line here; paths are the providers' own. */
const ROUTES: SandboxProtocol = [...anorProtocol, ...freedomProtocol, ...appotapayProtocol, ...walletProtocol];

const LATE_ANSWER_MS = 75_000;
const CUSTOMER_MS = 5_000;
const AFTER_ALL_MS = 90_000;
const MAX_REQUEST_BYTES = 64 * 1024;

/** A local server that speaks the providers' protocols and keeps books of its own. Binds 127.0.0.1 alone. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const ledger = openLedger(options.ledgerFile);
  const controlToken = options.controlToken ?? randomBytes(16).toString("hex");
  const parts = { faults: faultQueue(), ledger, holds: createHolds() };
  const lateAnswerMs = options.lateAnswerMs ?? LATE_ANSWER_MS;
  const customerMs = options.customerMs === undefined ? CUSTOMER_MS : options.customerMs;
  const afterAllMs = options.afterAllMs ?? (() => AFTER_ALL_MS);

  const server = createServer((request, response) => {
    serve(request, response, { ...parts, controlToken, lateAnswerMs, customerMs, afterAllMs }).catch(() => {
      // The client went away or sent what cannot be read; there is nobody to tell.
      response.socket?.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    baseUrl,
    controlUrl: baseUrl + CONTROL_PATH,
    controlToken,
    ledger,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          ledger.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Served extends Controlled {
  readonly controlToken: string;
  readonly lateAnswerMs: number;
  readonly customerMs: number | null;
  readonly afterAllMs: () => number;
}

async function serve(incoming: IncomingMessage, response: ServerResponse, parts: Served): Promise<void> {
  const request = await asRequest(incoming, MAX_REQUEST_BYTES);
  if (request.path.startsWith(`${CONTROL_PATH}/`)) {
    return control(incoming, response, request.json, parts.controlToken, parts);
  }
  const found = matching(ROUTES, request);
  // A browser names the page that sends something (Origin): no web page plays customer or shop here.
  const isTaken = request.method === "GET" || request.headers["content-type"]?.startsWith(found?.route.takes ?? "?");
  if (!found || isTaken !== true || request.headers.origin !== undefined) {
    response.writeHead(404, { "Content-Type": "text/html" });
    response.end("<!doctype html><h1>404 Not Found</h1>");
    return;
  }
  await act(found.route, { ...request, params: found.params }, response, parts);
}

async function act(
  route: SandboxRoute,
  request: SandboxRequest,
  response: ServerResponse,
  parts: Served,
): Promise<void> {
  const { faults, ledger, holds, lateAnswerMs, customerMs, afterAllMs } = parts;
  const fault = route.on === null ? null : faults.take(route.on);
  const gone = goneSignal(response);
  if (fault?.hold === "before") await holds.hold();
  await pause(fault?.delayBeforeMs ?? 0, gone);
  const plan = route.plan(request, {
    ledger,
    now: Date.now(),
    lateAnswerMs,
    customerMs,
    afterAllMs: afterAllMs(),
    random,
  });
  // The money moves whether or not the till still listens.
  if (fault?.acts ?? true) plan.commit();
  if (fault?.hold === "after") await holds.hold();
  await pause(fault?.delayAfterMs ?? plan.delayMs, gone);
  if (gone.aborted) return;
  sendReply(response, plan.body, route.dialect, fault?.reply ?? plan.reply, (everyMs, step) => {
    const timer = setInterval(step, everyMs);
    gone.addEventListener("abort", () => clearInterval(timer), { once: true });
  });
}

function random(): number {
  return randomInt(2 ** 32) / 2 ** 32;
}

/** Aborted when the connection has ended. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  return gone.signal;
}

function pause(ms: number, gone: AbortSignal): Promise<void> {
  if (ms === 0 || gone.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      gone.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    gone.addEventListener("abort", end, { once: true });
  });
}
