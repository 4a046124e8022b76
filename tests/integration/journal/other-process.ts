import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

const JOURNAL = new URL("../../../electron/journal/open.ts", import.meta.url).href;
const CLOCK = new URL("../../../electron/runtime/clock.ts", import.meta.url).href;

/** A program that opens `file`, runs `body` (which sees `answer` and `say`) and then stays until it is killed. */
export function journalProgram(file: string, body: string): string {
  return `
    import { openJournal } from ${JSON.stringify(JOURNAL)};
    import { systemClock } from ${JSON.stringify(CLOCK)};
    const file = ${JSON.stringify(file)};
    const answer = openJournal({ file, clock: systemClock, verifyWorker: null, lockWaitMs: 0 });
    const say = (value) => process.stdout.write(JSON.stringify(value) + "\\n");
    // Nobody but this holds the journal: let go, it is closed by the next garbage collection.
    setInterval(() => answer, 1000);
    ${body}
  `;
}

/** Starts a program in a Node of its own; `uid` takes the rights of root away where the tests have them. */
export function startNode(program: string, uid?: number): ChildProcess {
  return spawn(process.execPath, ["--no-warnings", "--input-type=module-typescript", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: "/",
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

/** The next line that the process says, parsed. */
export async function nextLine(child: ChildProcess): Promise<unknown> {
  if (!child.stdout) throw new Error("the process has no output");
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the process ended without a word")));
  const said: unknown[] = await Promise.race([once(child.stdout, "data"), ended]);
  return JSON.parse(String(said[0]).split("\n")[0] ?? "");
}

/** Ends a process as a power cut would and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
