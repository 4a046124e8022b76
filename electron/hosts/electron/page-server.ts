import { readFile } from "node:fs/promises";
import { listPageFiles } from "../page-files.ts";
import { SECURITY_HEADERS } from "../security-headers.ts";
import type { MadePage } from "../trouble-page.ts";
import { isOwnUrl } from "./origin.ts";

/** Answers requests for the till's own pages. */
export interface PageServer {
  respond(request: Request): Promise<Response>;
  /** Serves a text made at run time, before any file of that path. */
  put(page: MadePage): void;
}

/** Serves the built pages below `root`, and nothing beside them; `startPage` for the bare address. */
export function createPageServer(root: string, startPage = "/index.html"): PageServer {
  const files = listPageFiles(root);
  const made = new Map<string, MadePage>();

  async function respond(request: Request): Promise<Response> {
    if (!isOwnUrl(request.url)) return refuse(403);
    if (request.method !== "GET") return refuse(405);
    const path = pathOf(request.url, startPage);
    const text = made.get(path);
    if (text) return answer(text.type, text.text);
    const found = files.get(path);
    if (!found) return refuse(404);
    try {
      return answer(found.type, new Uint8Array(await readFile(found.file)));
    } catch {
      // Listed at start and unreadable now: the installation is being replaced or damaged.
      return refuse(500);
    }
  }

  return { respond, put: (page) => void made.set(page.path, page) };
}

/** The path as it is written: escapes are not undone, no built file has a name that needs one. */
function pathOf(address: string, startPage: string): string {
  const { pathname } = new URL(address);
  return pathname === "/" || pathname === "" ? startPage : pathname;
}

function answer(type: string, body: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(body, { status: 200, headers: { ...SECURITY_HEADERS, "Content-Type": type } });
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS });
}
