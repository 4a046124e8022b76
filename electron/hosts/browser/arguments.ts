import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { err, ok, type Result } from "../../../shared/result.ts";

/** What the browser host was asked for. */
export interface Arguments {
  /** 0 for any free port. */
  readonly port: number;
  /** Whether to open this machine's browser. */
  readonly open: boolean;
  /** Where everything is kept; null for the usual place. */
  readonly dataDir: string | null;
  /** A provisioning document to apply after the start. */
  readonly provision: string | null;
  readonly help: boolean;
}

export const USAGE = `Tilla in this machine's browser: for training and trying out, not for a shop.

  --port=N           listen on this port instead of a free one
  --no-open          don't open the browser, only print the address
  --data=DIR         keep everything in this folder
  --provision=FILE   take settings and the manager's PIN from this file
  --help             show this
`;

/** Reads the command line; the error is a sentence for the person who typed it. Relative paths start at `cwd`. */
export function parseArguments(argv: readonly string[], cwd: string): Result<Arguments, string> {
  const read = readOptions(argv);
  if (!read.ok) return read;
  const { port: portText = "0", data, provision } = read.value;
  const port = Number(portText);
  if (!/^\d{1,5}$/u.test(portText) || port > 65_535) return err(`--port must be from 0 to 65535, not "${portText}".`);
  if (data === "") return err("--data needs a path.");
  if (provision === "") return err("--provision needs a path.");
  return ok({
    port,
    open: read.value["no-open"] !== true,
    dataDir: data === undefined ? null : resolve(cwd, data),
    provision: provision === undefined ? null : resolve(cwd, provision),
    help: read.value.help === true,
  });
}

function readOptions(argv: readonly string[]) {
  try {
    const options = {
      port: { type: "string" },
      "no-open": { type: "boolean" },
      data: { type: "string" },
      provision: { type: "string" },
      help: { type: "boolean", short: "h" },
    } as const;
    return ok(parseArgs({ args: [...argv], strict: true, allowPositionals: false, options }).values);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
