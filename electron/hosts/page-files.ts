import { readdirSync } from "node:fs";
import { extname, join } from "node:path";

const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".mjs", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".wasm", "application/wasm"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".jpg", "image/jpeg"],
  [".webp", "image/webp"],
  [".ico", "image/x-icon"],
  [".woff2", "font/woff2"],
  [".mp3", "audio/mpeg"],
  [".ogg", "audio/ogg"],
  [".wav", "audio/wav"],
  [".txt", "text/plain; charset=utf-8"],
]);

/** One file that may be served, and as what. */
export interface PageFile {
  readonly file: string;
  readonly type: string;
}

/**
 * Lists what may be served: every regular file below `root` whose kind is known, by its address path. A request is
 * looked up here and never turned into a file name, so there is no path to climb out by; links are not followed.
 */
export function listPageFiles(root: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  const walk = (directory: string, prefix: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = `${prefix}/${entry.name}`;
      if (entry.isDirectory()) walk(join(directory, entry.name), path);
      const type = CONTENT_TYPES.get(extname(entry.name));
      if (entry.isFile() && type !== undefined) files.set(path, { file: join(directory, entry.name), type });
    }
  };
  walk(root, "");
  return files;
}
