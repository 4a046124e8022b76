// Builds the till for a run of the benchmarks, apart from `dist/`, which others may be building meanwhile.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createBuilder } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [folder = ""] = process.argv.slice(2);

const outDir = (name: string) => ({ build: { outDir: join(folder, name), emptyOutDir: true } });
const builder = await createBuilder({
  configFile: join(root, "vite.config.ts"),
  logLevel: "error",
  environments: { browserHost: outDir("browser"), client: outDir("renderer") },
});
const wanted = ["browserHost", "client"].flatMap((name) => builder.environments[name] ?? []);
// The services can be measured before there is a screen.
const hasScreen = existsSync(join(root, "renderer/index.html"));
for (const environment of wanted) {
  if (environment.name === "browserHost" || hasScreen) await builder.build(environment);
}
// What an empty page costs in the same host: the thing to compare with.
mkdirSync(join(folder, "renderer"), { recursive: true });
const empty = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Tilla</title><p>Tilla</p></html>';
writeFileSync(join(folder, "renderer", "empty.html"), empty);
if (!hasScreen) writeFileSync(join(folder, "renderer", "index.html"), empty);
