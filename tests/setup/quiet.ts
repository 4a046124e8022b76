import { format } from "node:util";
import { afterEach, beforeEach } from "vitest";

const levels = ["log", "info", "warn", "error", "debug", "trace"] as const;
type Level = (typeof levels)[number];

// Tests may replace the timers; this one stays real.
const nextTurn = setImmediate;

const said: string[] = [];
let expected: Set<Level> = new Set();

/** Lets this one test write to the named console levels: for tests of code that has to. */
export function allowConsole(...allowed: Level[]): void {
  expected = new Set(allowed);
}

/** Whatever reaches the console, and every process warning, fails the test during which it came. */
export function failOnNoise(): void {
  for (const level of levels) {
    console[level] = (...args: unknown[]) => {
      if (!expected.has(level)) said.push(`console.${level}: ${format(...args)}`);
    };
  }
  process.on("warning", (warning) => {
    // SQLite is still marked as a release candidate in Node 22 to 24; the project relies on it knowingly.
    if (warning.name === "ExperimentalWarning" && warning.message.includes("SQLite")) return;
    said.push(`process warning: ${warning.name}: ${warning.message}`);
  });

  beforeEach(() => {
    expected = new Set();
  });

  afterEach(async () => {
    // Warnings are emitted on the next tick.
    await new Promise((resolve) => nextTurn(resolve));
    const noise = said.splice(0);
    if (noise.length > 0) throw new Error(`A test must be silent, but this was said:\n${noise.join("\n")}`);
  });
}
