import type { PosError } from "../../../shared/errors/pos-error.ts";
import { TROUBLE_PATH, troublePages as sharedPages, type MadePage } from "../trouble-page.ts";
import { localesFor } from "../words.ts";

/** The page that says why there is no till: the same as under Electron, in the place of the start page. */
export function troublePages(error: PosError, dataDir: string): readonly MadePage[] {
  const languages = [new Intl.DateTimeFormat().resolvedOptions().locale];
  const pages = sharedPages({ error, locales: localesFor(languages), dataDir });
  return pages.map((page) => (page.path === TROUBLE_PATH ? { ...page, path: "/" } : page));
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
