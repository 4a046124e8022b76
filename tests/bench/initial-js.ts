import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { rounded, type Bench, type Measured } from "./measured.ts";

/** The JavaScript that must be there before the first screen: the page's own scripts and what they import at once. */
export function initialJs({ host }: Bench): Promise<Measured> {
  const renderer = join(host, "renderer");
  const files = new Set<string>();
  const follow = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const imported of importsOf(readFileSync(file, "utf8"))) follow(join(dirname(file), imported));
  };
  for (const script of scriptsOf(readFileSync(join(renderer, "index.html"), "utf8"))) follow(join(renderer, script));
  if (files.size === 0) throw new Error("the page has no script");
  const sizes = [...files].map((file) => gzipSync(readFileSync(file), { level: 9 }).length);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return Promise.resolve({
    value: rounded(bytes / 1000),
    unit: "kB",
    of: "the renderer's initial JavaScript, gzip, without what is loaded later",
    detail: `${files.size} files`,
  });
}

function scriptsOf(html: string): readonly string[] {
  return [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.js)"/gu)].map(([, path = ""]) => path);
}

/** Static imports of a built module; a dynamic one has a bracket after `import`. */
function importsOf(code: string): readonly string[] {
  return [...code.matchAll(/(?:\bimport|\bfrom)\s*["'](\.[^"']+)["']/gu)].map(([, path = ""]) => path);
}
