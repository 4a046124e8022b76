import { lookup } from "node:dns/promises";
import { connect, isIP, type Socket } from "node:net";
import type { PrinterState } from "../../../shared/domain/print-job.ts";
import { printerAddress, type PrinterLanguage } from "../../../shared/domain/printer-settings.ts";
import { isLocalAddress } from "../../http/address.ts";
import { ANSWERS, isStateAnswer, STATE_QUESTIONS, stateOf } from "./esc-pos-state.ts";
import { failed, type PrinterPatience, type PrinterPort, type PrintOutcome } from "./port.ts";

export interface NetworkPrinterOptions {
  /** `host` or `host:port`. */
  readonly address: string;
  readonly language: PrinterLanguage;
  readonly patience: PrinterPatience;
}

type Failed = Extract<PrintOutcome, { kind: "failed" }>;

/**
 * A printer that takes raw bytes over TCP, in the shop's own network only: what a slip says is for nobody else. Star
 * printers are not asked for their state.
 */
export function networkPrinter({ address, language, patience }: NetworkPrinterOptions): PrinterPort {
  async function dial(signal: AbortSignal): Promise<Socket | Failed> {
    const place = printerAddress(address);
    if (!place) return refusal("unreachable", address);
    const host = await localAddressOf(place.host, patience.connectMs);
    if (typeof host !== "string") return host;
    return open(host, place.port, patience, signal);
  }

  return {
    async print(bytes, signal) {
      const socket = await dial(signal);
      if ("kind" in socket) return socket;
      const line = watch(socket);
      const stop = () => socket.destroy(new Error("the till ends"));
      const limit = setTimeout(stop, patience.wholeMs);
      signal.addEventListener("abort", stop, { once: true });
      try {
        const before = language === "esc-pos" ? await line.ask(patience.answerMs) : SILENT;
        if (before.state === "failed") return failed(before.problem, before.detail, false);
        const broken = await line.write(bytes, patience.stalledMs);
        if (broken !== null) return broken;
        const after = before.state === "silent" ? SILENT : await line.ask(patience.answerMs);
        if (after.state === "failed") return failed(after.problem, after.detail, true);
        return (await line.end(patience.answerMs)) ? { kind: "printed" } : failed("interrupted", address, true);
      } finally {
        clearTimeout(limit);
        signal.removeEventListener("abort", stop);
        socket.destroy();
      }
    },
    async ask(signal) {
      const socket = await dial(signal);
      if ("kind" in socket) return { state: "failed", problem: socket.problem, detail: socket.detail };
      const state = language === "esc-pos" ? await watch(socket).ask(patience.answerMs) : SILENT;
      socket.destroy();
      return state;
    },
  };
}

const SILENT: PrinterState = { state: "silent" };

function refusal(problem: Failed["problem"], detail: string): Failed {
  return { kind: "failed", problem, detail, begun: false };
}

/** The address behind a name, if it is of this machine or a private network. */
async function localAddressOf(host: string, patienceMs: number): Promise<string | Failed> {
  if (isIP(host) !== 0) return isLocalAddress(host) ? host : refusal("address-forbidden", host);
  const found = await Promise.race([
    lookup(host, { all: true }).catch(() => []),
    new Promise<[]>((resolve) => setTimeout(() => resolve([]), patienceMs).unref()),
  ]);
  const local = found.find(({ address }) => isLocalAddress(address));
  if (local) return local.address;
  return found.length === 0 ? refusal("unreachable", host) : refusal("address-forbidden", host);
}

function open(host: string, port: number, patience: PrinterPatience, signal: AbortSignal): Promise<Socket | Failed> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const give = (failure: Failed): void => {
      socket.destroy();
      resolve(failure);
    };
    const timer = setTimeout(() => give(refusal("unreachable", `${host}:${port}`)), patience.connectMs);
    const stop = () => give(refusal("unreachable", "the till ends"));
    signal.addEventListener("abort", stop, { once: true });
    const release = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    };
    // Stays for the socket's whole life: an error that nobody hears would end the program.
    socket.on("error", (error) => {
      release();
      resolve(refusal("unreachable", `${"code" in error ? String(error.code) : error.message} ${host}:${port}`));
    });
    socket.once("connect", () => {
      release();
      resolve(socket);
    });
    if (signal.aborted) stop();
  });
}

/** A connected printer, watched: its answers, its silence, its end. */
function watch(socket: Socket) {
  let broken = false;
  let reset = false;
  let answers: number[] = [];
  let heard: () => void = () => {};
  socket.on("data", (data) => {
    // Noise is thrown away as it comes, however much of it there is.
    for (const byte of data) {
      if (answers.length < ANSWERS && isStateAnswer(byte)) answers.push(byte);
    }
    heard();
  });
  socket.on("close", (hadError) => {
    broken = true;
    reset = hadError;
    heard();
  });

  return {
    /** Asks and waits for all answers, at most so long; without them the printer counts as one that cannot say. */
    ask(patienceMs: number): Promise<PrinterState> {
      answers = [];
      return new Promise((resolve) => {
        const settle = (): void => {
          clearTimeout(timer);
          heard = () => {};
          resolve(stateOf(answers));
        };
        const timer = setTimeout(settle, patienceMs);
        heard = () => {
          if (broken || answers.length === ANSWERS) settle();
        };
        if (broken) settle();
        else socket.write(STATE_QUESTIONS);
      });
    },
    /**
     * Ends the connection and waits a little for the printer to do so too; one that never does has its bytes all the
     * same. False when it threw them away instead.
     */
    end(patienceMs: number): Promise<boolean> {
      return new Promise((resolve) => {
        const settle = (): void => {
          clearTimeout(timer);
          heard = () => {};
          resolve(!reset);
        };
        const timer = setTimeout(settle, patienceMs);
        heard = () => {
          if (broken) settle();
        };
        if (broken) settle();
        else socket.end();
      });
    },
    /** Hands over all bytes; null when the printer has taken them. */
    write(bytes: Uint8Array, stalledMs: number): Promise<Failed | null> {
      return new Promise((resolve) => {
        const settle = (failure: Failed | null): void => {
          socket.setTimeout(0);
          heard = () => {};
          resolve(failure);
        };
        const lost = (problem: "stalled" | "interrupted"): Failed => ({
          kind: "failed",
          problem,
          detail: `${socket.bytesWritten} bytes`,
          begun: true,
        });
        if (broken) return settle({ ...lost("interrupted"), begun: false });
        heard = () => {
          if (broken) settle(lost("interrupted"));
        };
        socket.setTimeout(stalledMs, () => {
          settle(lost("stalled"));
          socket.destroy();
        });
        socket.write(bytes, (error) => settle(error ? lost("interrupted") : null));
      });
    },
  };
}
