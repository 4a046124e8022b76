/** A till that does nothing, behind the real browser host: `node host.ts ARGS`, told by the environment what to be. */
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runBrowserHost } from "../../../electron/hosts/browser/run.ts";
import type { TillApi } from "../../../electron/ipc/port.ts";
import type { StorageReason } from "../../../shared/errors/pos-error.ts";
import { err, ok } from "../../../shared/result.ts";
import { quietDisplay } from "../../fakes/quiet-display.ts";

// The sources run as they are here, without the build: it takes a package's module where it has one, and puts the
// printer's fonts into the program.
registerHooks({
  resolve(name, context, next) {
    return next(name === "opentype.js" ? "opentype.js/dist/opentype.mjs" : name, context);
  },
  load(url, context, next) {
    if (!url.endsWith("?inline")) return next(url, context);
    const text = readFileSync(fileURLToPath(url)).toString("base64");
    const source = `export default ${JSON.stringify(`data:font/woff;base64,${text}`)};`;
    return { format: "module", shortCircuit: true, source };
  },
});
const { createTill } = await import("../../../electron/app.ts");

const { TEST_PAGES = "", TEST_TILL = "real", TEST_FAULT = "corrupt" } = process.env;

/** Its one charge is over when something is called. */
function slowTill(): TillApi {
  const idle = Promise.withResolvers<void>();
  return {
    call(method, input) {
      if (method === "end") idle.resolve();
      if (method === "bug")
        setImmediate(() => {
          throw new Error("a bug");
        });
      return Promise.resolve(ok({ method, input }));
    },
    subscribe: () => () => undefined,
    display: quietDisplay,
    busy: () => true,
    idle: () => idle.promise,
    close() {
      process.stdout.write("the journal is closed\n");
      return Promise.resolve();
    },
  };
}

const exitCode = await runBrowserHost({
  async createTill(options) {
    if (TEST_TILL === "real") return createTill(options);
    if (TEST_TILL === "slow") return ok(slowTill());
    if (TEST_TILL === "throws") throw new Error("a bug");
    return err({ kind: "storage", reason: TEST_FAULT as StorageReason, detail: "<b>the file</b>" });
  },
  version: "0.0.0-test",
  verifyWorker: pathToFileURL("/nonexistent"),
  pagesDir: TEST_PAGES,
  displayDir: TEST_PAGES,
});
process.exit(exitCode);
