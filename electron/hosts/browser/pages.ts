import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { listPageFiles } from "../page-files.ts";
import { cacheRule, SECURITY_HEADERS } from "../security-headers.ts";
import type { TillApi } from "../../ipc/port.ts";
import type { MadePage } from "../trouble-page.ts";
import { FIRST_ANSWERS_PATH, FIRST_ANSWERS_TAG, firstAnswers } from "./first-answers.ts";
import { TICKET_PATH, type Gate } from "./gate.ts";

export interface Pages {
  /** Answers one request. Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Serves these before the files of the same path. */
  put(pages: readonly MadePage[]): void;
  /** From now on the start page carries this till's first answers. */
  connect(till: TillApi): void;
}

const HTML = "text/html; charset=utf-8";
const SCRIPT = "text/javascript; charset=utf-8";
const PLAIN = "text/plain; charset=utf-8";

/** Goes on from inside this origin: a browser keeps a strict cookie back on a redirect that another site began. */
const WELCOME = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tilla</title><link rel="icon" href="data:,"><meta http-equiv="refresh" content="0;url=/"></html>`;

/**
 * Serves the built pages below `root` to a browser that was let in. Files are looked up in a list made at the start,
 * so a request is never turned into a file name.
 */
export function createPages(
  root: string,
  gate: Gate,
  onFault: (error: unknown) => void,
  startPage = "/index.html",
): Pages {
  const files = listPageFiles(root);
  let made: ReadonlyMap<string, MadePage> = new Map();
  let till: TillApi | null = null;

  async function decide(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "").replace(/[?#].*$/su, "");
    if (!gate.isOwn(request.headers, path)) return send(response, 403, PLAIN, "This address is not for other pages.\n");
    if (request.method !== "GET" && request.method !== "HEAD") return send(response, 405, PLAIN, "Only GET.\n");
    if (path.startsWith(TICKET_PATH)) return admit(request, response, path);
    if (!gate.hasSession(request.headers)) {
      return send(response, 401, PLAIN, "Open the address that Tilla printed when it started. It works once.\n");
    }
    const page = made.get(path === startPage ? "/" : path);
    if (page) return send(response, 200, page.type, page.text);
    if (till && path === FIRST_ANSWERS_PATH) return send(response, 200, SCRIPT, await firstAnswers(till));
    const isStart = path === "/" || path === startPage;
    const file = files.get(isStart ? startPage : path);
    if (!file) return send(response, 404, PLAIN, "Not found.\n");
    const body = await readFile(file.file);
    if (till && isStart) {
      return send(response, 200, file.type, body.toString("utf8").replace("<head>", `<head>${FIRST_ANSWERS_TAG}`));
    }
    send(response, 200, file.type, body, { "Cache-Control": cacheRule(path) });
  }

  function admit(request: IncomingMessage, response: ServerResponse, path: string): void {
    // A preview or a prefetch would use the ticket up.
    if (request.method === "HEAD") return send(response, 405, PLAIN, "");
    const cookie = gate.redeem(path);
    if (cookie !== null) return send(response, 200, HTML, WELCOME, { "Set-Cookie": cookie });
    if (gate.hasSession(request.headers)) return send(response, 200, HTML, WELCOME);
    send(response, 410, PLAIN, "This address was used already. Press Enter where Tilla runs, and it prints another.\n");
  }

  return {
    async answer(request, response) {
      try {
        await decide(request, response);
      } catch (error) {
        onFault(error);
        if (response.headersSent) response.destroy();
        else send(response, 500, PLAIN, "Tilla has a fault; it is in the log.\n");
      }
    },
    put: (pages) => void (made = new Map(pages.map((page) => [page.path, page]))),
    connect: (api) => void (till = api),
  };
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  more: Readonly<Record<string, string>> = {},
): void {
  const length = Buffer.byteLength(body);
  // A refused request may go on sending a body nobody reads.
  const connection = status >= 400 ? { Connection: "close" } : {};
  const headers = { ...SECURITY_HEADERS, "Content-Type": type, "Content-Length": length, ...connection, ...more };
  // An answer to HEAD is cut off by Node itself.
  response.writeHead(status, headers).end(body);
}
