import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A text of the till's sources replaced by another: a bug, put in to see that it is found. */
export interface Mutation {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Builds the simulation's worker with the till's sources as they are, or with a bug put in. The till's SQLite is that
 * of a simulated disk; everything else that the simulation owns, it owns through the till's ports.
 */
export async function buildSimulation(outDir: string, mutations: readonly Mutation[] = []): Promise<string> {
  for (const { file, from } of mutations) {
    if (readFileSync(join(root, file), "utf8").split(from).length !== 2) {
      throw new Error(`${file} does not hold exactly one «${from}»: choose anew what to break.`);
    }
  }
  await build({
    configFile: false,
    root,
    logLevel: "error",
    plugins: [mutating(mutations)],
    // As in the till's own bundles: packages of either kind of module, and not each file resolved at every start.
    ssr: { noExternal: true },
    resolve: { alias: { "node:sqlite": join(root, "tests/simulation/world/sqlite.ts") } },
    build: {
      ssr: join(root, "tests/simulation/worker.ts"),
      outDir,
      emptyOutDir: false,
      minify: false,
      target: "node24",
      rolldownOptions: { output: { entryFileNames: "worker.js" } },
    },
  });
  return join(outDir, "worker.js");
}

function mutating(mutations: readonly Mutation[]): Plugin {
  return {
    name: "mutations",
    enforce: "pre",
    transform(code, id) {
      const file = relative(root, id.split("?")[0] ?? id).replaceAll(sep, "/");
      const due = mutations.filter((each) => each.file === file);
      if (due.length === 0) return null;
      return { code: due.reduce((text, { from, to }) => text.replace(from, () => to), code), map: null };
    },
  };
}
