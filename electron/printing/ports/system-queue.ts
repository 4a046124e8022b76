import { spawn } from "node:child_process";
import { failed, type PrinterPatience, type PrinterPort } from "./port.ts";

export interface SystemQueueOptions {
  /** The queue's name, as `lpstat -e` lists it. */
  readonly queue: string;
  readonly patience: PrinterPatience;
  /** The program that takes the bytes; tests give their own. */
  readonly program?: string;
}

/**
 * A queue of the system's printing (CUPS, Linux and macOS): the bytes go through it unchanged (`lp -o raw`). What
 * becomes of them is then the queue's to know.
 */
export function systemQueue({ queue, patience, program = "lp" }: SystemQueueOptions): PrinterPort {
  return {
    print: (bytes, signal) =>
      new Promise((resolve) => {
        const lp = spawn(program, ["-d", queue, "-o", "raw", "-"], {
          stdio: ["pipe", "ignore", "pipe"],
          timeout: patience.stalledMs,
          signal,
        });
        let words = "";
        lp.stderr.setEncoding("utf8").on("data", (text: string) => {
          words = (words + text).slice(0, 300);
        });
        lp.on("error", (error) => resolve(failed("queue-refused", error.message, false)));
        // The program may end without reading: its exit code says so.
        lp.stdin.on("error", () => {});
        lp.on("close", (code) => {
          resolve(code === 0 ? { kind: "printed" } : failed("queue-refused", words.trim() || `code ${code}`, false));
        });
        lp.stdin.end(bytes);
      }),
    ask: () => Promise.resolve({ state: "silent" }),
  };
}
