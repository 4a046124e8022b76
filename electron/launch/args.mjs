import { resolve } from "node:path";
import { parseArgs } from "node:util";

/**
 * @typedef {{
 *   host: "auto" | "electron" | "browser";
 *   port: number | undefined;
 *   open: boolean;
 *   data: string | undefined;
 *   provision: string | undefined;
 *   help: boolean;
 * }} LaunchOptions
 */

export const usage = `Starts Tilla.

  npm start                          Electron where it can run, else this machine's browser
  npm start -- --host=electron       Electron or nothing
  npm start -- --host=browser        in the browser: for training and trying out, not for a shop

  --port=N           browser only: listen on this port instead of a free one
  --no-open          browser only: don't open the browser, only print the address
  --data=DIR         keep everything in this folder
  --provision=FILE   take settings and secrets from this file
  --help             show this
`;

/** What the user typed can't be followed; the message says why. */
export class UsageError extends Error {}

/**
 * @param {string | undefined} text
 * @returns {number | undefined}
 */
function portOf(text) {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d{1,5}$/u.test(text) || port > 65_535) throw new UsageError(`--port must be from 0 to 65535, not "${text}".`);
  return port;
}

/**
 * @param {string | undefined} text
 * @returns {LaunchOptions["host"]}
 */
function hostOf(text) {
  if (text === undefined || text === "auto") return "auto";
  if (text === "electron" || text === "browser") return text;
  throw new UsageError(`--host must be electron or browser, not "${text}".`);
}

/**
 * @param {string} name
 * @param {string | undefined} text
 * @param {string} cwd
 */
function pathOf(name, text, cwd) {
  if (text === "") throw new UsageError(`--${name} needs a path.`);
  return text === undefined ? undefined : resolve(cwd, text);
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      strict: true,
      allowPositionals: false,
      options: {
        host: { type: "string" },
        port: { type: "string" },
        "no-open": { type: "boolean" },
        data: { type: "string" },
        provision: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/**
 * @param {string[]} args
 * @param {string} cwd relative paths start here
 * @returns {LaunchOptions}
 */
export function readArgs(args, cwd) {
  const values = parse(args);
  const host = hostOf(values.host);
  const port = portOf(values.port);
  const open = values["no-open"] !== true;
  if (host === "electron" && port !== undefined) throw new UsageError("--port is for --host=browser only.");
  if (host === "electron" && !open) throw new UsageError("--no-open is for --host=browser only.");
  return {
    host,
    port,
    open,
    data: pathOf("data", values.data, cwd),
    provision: pathOf("provision", values.provision, cwd),
    help: values.help === true,
  };
}

/**
 * The same options in the words of the program that is started.
 * @param {LaunchOptions} options
 * @param {"electron" | "browser"} host
 * @returns {string[]}
 */
export function hostArgs(options, host) {
  const args = [];
  if (host === "browser" && options.port !== undefined) args.push(`--port=${options.port}`);
  if (host === "browser" && !options.open) args.push("--no-open");
  if (options.data !== undefined) args.push(`--data=${options.data}`);
  if (options.provision !== undefined) args.push(`--provision=${options.provision}`);
  return args;
}
