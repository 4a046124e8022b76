import { resolve } from "node:path";

/** What the program was asked for on its command line. */
export interface Arguments {
  /** Where journal, settings and secrets live; null for the system's usual place. */
  readonly dataDir: string | null;
  /** A provisioning document to apply after the start. */
  readonly provision: string | null;
}

/** Reads the till's own arguments and leaves Chromium's alone. Relative paths start at `cwd`; the last one counts. */
export function parseArguments(argv: readonly string[], cwd: string): Arguments {
  const path = (name: string): string | null => {
    const value = argv.findLast((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1);
    return value === undefined || value === "" ? null : resolve(cwd, value);
  };
  return { dataDir: path("--data"), provision: path("--provision") };
}

const UNSAFE_SWITCHES: ReadonlySet<string> = new Set([
  "no-sandbox",
  "disable-web-security",
  "disable-site-isolation-trials",
  "ignore-certificate-errors",
  "ignore-certificate-errors-spki-list",
  "allow-running-insecure-content",
  "load-extension",
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-allow-origins",
]);

/**
 * Chromium switches that take the window's protections away. An installed till doesn't start with them: fuses close
 * Node's doors only, and some start scripts drop the sandbox without saying so.
 */
export function unsafeSwitches(argv: readonly string[]): readonly string[] {
  return argv.filter((argument) => {
    // Chromium on Windows also takes `/name`.
    const name = /^(?:--?|\/)([a-z-]+)(?:=|$)/iu.exec(argument)?.[1];
    return name !== undefined && UNSAFE_SWITCHES.has(name.toLowerCase());
  });
}
