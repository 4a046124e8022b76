import { createHash, randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Who may talk to the till: one browser, let in by a ticket, from this origin and no other. */
export interface Gate {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** An address that lets one browser in, once. */
  newTicket(): string;
  /** Takes a ticket in; answers the `Set-Cookie` of the session it opens, null for a ticket that is unknown or used. */
  redeem(path: string): string | null;
  /** Whether a request comes from a browser that was let in. */
  hasSession(headers: IncomingHttpHeaders): boolean;
  /**
   * Whether a request was made for this origin (against DNS rebinding) and by a page of this origin, or by no page at
   * all. Following a ticket's address is open to all: its secret is in the path.
   */
  isOwn(headers: IncomingHttpHeaders, path: string): boolean;
  /** The same for a WebSocket, where browsers always name the origin. */
  isOwnUpgrade(headers: IncomingHttpHeaders): boolean;
}

export const TICKET_PATH = "/ticket/";
/** More tickets or sessions than anybody needs; the oldest makes room. */
const MOST_HELD = 16;

/** Makes the gate of a server that listens on `port`. */
export function createGate(port: number): Gate {
  const host = port === 80 ? "127.0.0.1" : `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies are shared by all ports of a host: another till beside this one has another name.
  const cookie = `tilla-${port}`;
  // Kept as hashes: looking one up by its hash tells nothing by the time it takes.
  const tickets = new Set<string>();
  const sessions = new Set<string>();

  function isOwn(headers: IncomingHttpHeaders, path: string): boolean {
    if (headers.host !== host) return false;
    if (headers.origin !== undefined && headers.origin !== origin) return false;
    const site = headers["sec-fetch-site"];
    return site === undefined || site === "same-origin" || site === "none" || path.startsWith(TICKET_PATH);
  }

  return {
    origin,
    newTicket() {
      const ticket = secret();
      hold(tickets, hash(ticket));
      return `${origin}${TICKET_PATH}${ticket}`;
    },
    redeem(path) {
      if (!tickets.delete(hash(path.slice(TICKET_PATH.length)))) return null;
      const session = secret();
      hold(sessions, hash(session));
      return `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    hasSession(headers) {
      const mine = (headers.cookie ?? "").split(";").map((pair) => pair.trim());
      return mine.some((pair) => pair.startsWith(`${cookie}=`) && sessions.has(hash(pair.slice(cookie.length + 1))));
    },
    isOwn,
    isOwnUpgrade: (headers) => headers.origin === origin && isOwn(headers, ""),
  };
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

function hold(set: Set<string>, value: string): void {
  set.add(value);
  const [oldest] = set;
  if (set.size > MOST_HELD && oldest !== undefined) set.delete(oldest);
}
