import type { PosError } from "../../../shared/errors/pos-error.ts";
import { putTroublePage } from "../electron/trouble-page.ts";
import { localesFor } from "../electron/words.ts";
import type { MadePages } from "./pages.ts";

/** The page that says why there is no till: the same as under Electron, in the place of the start page. */
export function troublePages(error: PosError, dataDir: string): MadePages {
  const pages = new Map<string, { readonly type: string; readonly text: string }>();
  const languages = [new Intl.DateTimeFormat().resolvedOptions().locale];
  const collect = {
    // Only `put` is used here: this host answers requests in its own way.
    respond: () => Promise.resolve(new Response(null)),
    put(path: string, type: string, text: string) {
      pages.set(path, { type, text });
      if (path.endsWith(".html")) pages.set("/", { type, text });
    },
  };
  putTroublePage(collect, error, localesFor(languages), dataDir);
  return pages;
}

/** The same in one line for the terminal. */
export function troubleLine(error: PosError): string {
  switch (error.kind) {
    case "storage":
      return `storage ${error.reason}, ${error.detail}`;
    case "internal":
      return `a fault of the program, in the log as ${error.id}`;
    default:
      return error.kind;
  }
}
