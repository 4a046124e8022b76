import { spawn } from "node:child_process";

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
}

/** The browser host as a process of its own. */
export interface HostProcess {
  /** For looking at the process from outside; 0 where it could not be started. */
  readonly pid: number;
  /** The address with its ticket; rejects when the host ends before it is ready. */
  readonly ready: Promise<string>;
  readonly ended: Promise<Ended>;
  /** All that was printed so far, errors too. */
  output(): string;
  signal(name: NodeJS.Signals): void;
}

/** Starts `node FILE ARGS` and listens for the address it prints. */
export function startHostProcess(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): HostProcess {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_OPTIONS: "", ...env },
  });
  let output = "";
  const ended = new Promise<Ended>((resolve) => {
    // Not `exit`: what was printed last is read only by then.
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        const address = /^Tilla is ready: (\S+)$/mu.exec(output)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
    void ended.then(({ code }) => reject(new Error(`the host ended with ${code}:\n${output}`)));
  });
  // Who only waits for the end must not be told twice.
  ready.catch(() => undefined);
  return { pid: child.pid ?? 0, ready, ended, output: () => output, signal: (name) => void child.kill(name) };
}
