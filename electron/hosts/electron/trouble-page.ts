import type { Locale } from "../../../shared/domain/settings.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { TROUBLE_PATH, troublePages } from "../trouble-page.ts";
import { ORIGIN } from "./origin.ts";

/** Puts the page that says why there is no till beside the files; answers its address. */
export function putTroublePage(
  pages: { put(path: string, type: string, text: string): void },
  error: PosError,
  locales: readonly Locale[],
  dataDir: string,
): string {
  for (const { path, type, text } of troublePages(error, locales, dataDir)) pages.put(path, type, text);
  return `${ORIGIN}${TROUBLE_PATH}`;
}
