import type { CustomScheme, Session } from "electron";
import { SCHEME } from "./origin.ts";
import type { PageServer } from "./page-server.ts";

/**
 * A standard scheme has origins and relative addresses; a secure one may use the camera and WebAssembly; fetch is how
 * the scanner's WebAssembly is loaded. No CORS, no service workers, no way around the page's policy.
 */
export const PAGE_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Serves the pages to this session alone. */
export function servePages(session: Session, pages: PageServer): void {
  session.protocol.handle(SCHEME, (request) => pages.respond(request));
}
