import type { Socket } from "node:net";
import { assertNever } from "../../shared/result.ts";
import { dial, type Resolve } from "./dial.ts";
import { codeOf, lostCause, type LostCause } from "./failures.ts";
import type { ExchangeResult, HttpRequest, Limits } from "./messages.ts";
import { receive } from "./receive.ts";

export interface ExchangeOptions {
  /** Called once the connection stands and before the first byte. When it throws, nothing is sent. */
  readonly beforeSend?: (() => void) | undefined;
  /** Ends the exchange: `not-sent` before the connection stands, `lost` after. */
  readonly signal: AbortSignal;
  /** Certificates (PEM) to trust in place of the system's. */
  readonly ca?: string | undefined;
  readonly resolve?: Resolve | undefined;
}

/** A way to the network: the one below, or a simulated one that keeps the same promises. */
export type Exchange = (request: HttpRequest, limits: Limits, options: ExchangeOptions) => Promise<ExchangeResult>;

/**
 * One request and its answer over a connection of its own. Rejects only with what `beforeSend` threw; the connection
 * is closed then, and nothing was sent. Never repeats, redirects, decompresses or uses a proxy.
 */
export const exchange: Exchange = async (request, limits, options) => {
  const { beforeSend, signal, ca, resolve } = options;
  const url = new URL(request.url);
  const dialled = await dial(url, { connectMs: limits.connectMs, signal, ca, resolve });
  switch (dialled.kind) {
    case "not-sent":
      return dialled;
    case "connected":
      break;
    default:
      return assertNever(dialled);
  }
  const { socket } = dialled;
  if (signal.aborted || socket.readyState !== "open") {
    socket.destroy();
    const cause = signal.aborted ? "stopped" : "unreachable";
    return { kind: "not-sent", cause, detail: `${url.host} was given up before anything was sent` };
  }
  try {
    beforeSend?.();
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return send(socket, request, limits, signal);
};

/** How long after the connection's end a complete answer may still be in the works inside this process. */
const GRACE_MS = 1000;

function send(socket: Socket, request: HttpRequest, limits: Limits, signal: AbortSignal): Promise<ExchangeResult> {
  const started = performance.now();
  return new Promise((resolve) => {
    const timers = [setTimeout(() => lose("no-answer", `nothing complete in ${limits.answerMs} ms`), limits.answerMs)];
    const stopped = () => lose("no-answer", "the wait was cut short");
    signal.addEventListener("abort", stopped, { once: true });
    // A safety net: every way in which a connection ends is reported by `receive`, and this holds if one is not.
    socket.once("close", () => {
      timers.push(setTimeout(() => lose("connection-lost", "closed without an answer"), GRACE_MS));
    });

    receive(socket, request, limits.maxBodyBytes).then(
      (answer) => {
        if (answer.kind === "too-large") lose("answer-too-large", `more than ${limits.maxBodyBytes} bytes`);
        else finish({ ...answer, tookMs: Math.round(performance.now() - started) });
      },
      (error: unknown) => lose(lostCause(error), codeOf(error)),
    );

    function lose(cause: LostCause, detail: string): void {
      finish({ kind: "lost", cause, detail });
    }

    function finish(result: ExchangeResult): void {
      for (const timer of timers) clearTimeout(timer);
      signal.removeEventListener("abort", stopped);
      socket.removeAllListeners("close");
      socket.destroy();
      resolve(result);
    }
  });
}
