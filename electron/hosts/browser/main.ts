import { join } from "node:path";
import { pathToFileURL } from "node:url";
import packageJson from "../../../package.json" with { type: "json" };
import { createTill } from "../../app.ts";
import { runBrowserHost } from "./run.ts";

const here = import.meta.dirname;
const exitCode = await runBrowserHost({
  createTill,
  version: packageJson.version,
  verifyWorker: pathToFileURL(join(here, "verify-worker.js")),
  pagesDir: join(here, "../renderer"),
  displayDir: join(here, "../display"),
});
// Whatever a library still holds open must not keep an ended till alive.
process.exit(exitCode);
