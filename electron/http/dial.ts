import { lookup as systemLookup, type LookupAddress } from "node:dns";
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { isLocalAddress } from "./address.ts";
import { hostOf, portOf } from "./base-url.ts";
import { codeOf, notSentCause, type NotSentCause } from "./failures.ts";

/** Turns a host name into addresses. Given only by tests; the system's resolver otherwise. */
export type Resolve = (host: string, done: (error: Error | null, addresses: readonly LookupAddress[]) => void) => void;

export interface DialOptions {
  readonly connectMs: number;
  readonly signal: AbortSignal;
  /** Certificates (PEM) to trust in place of the system's: a shop's own authority. */
  readonly ca?: string | undefined;
  readonly resolve?: Resolve | undefined;
}

export type Dialled =
  | { readonly kind: "connected"; readonly socket: Socket }
  | { readonly kind: "not-sent"; readonly cause: NotSentCause; readonly detail: string };

class AddressForbidden extends Error {
  readonly code = "ADDRESS_FORBIDDEN";
}

/**
 * Opens the connection to a URL's host, TLS included, and sends nothing of a request. Plain HTTP connects to local
 * addresses alone, checked before connecting and again on the connected socket, so that a name may change what it
 * means at any time. TLS is 1.2 or newer with a verified certificate. Never rejects.
 */
export function dial(url: URL, options: DialOptions): Promise<Dialled> {
  return new Promise((resolve) => {
    const host = hostOf(url);
    const plain = url.protocol === "http:";
    const where = `${url.hostname}:${portOf(url)}`;
    if (plain && isIP(host) !== 0 && !isLocalAddress(host)) {
      resolve({ kind: "not-sent", cause: "address-forbidden", detail: `plain HTTP to ${where}` });
      return;
    }

    if (options.signal.aborted) {
      resolve({ kind: "not-sent", cause: "stopped", detail: where });
      return;
    }

    const tcp = connectTcp({ host, port: portOf(url), lookup: lookupFor(plain, options.resolve ?? systemResolve) });
    let socket: Socket = tcp;
    let phase: "tcp" | "tls" = "tcp";

    const timer = setTimeout(
      () => fail("connect-timeout", `${where} after ${options.connectMs} ms`),
      options.connectMs,
    );
    const stopped = () => fail("stopped", where);
    const failed = (error: unknown) => fail(notSentCause(error, phase), `${codeOf(error)} ${where}`);
    const closed = () => fail(phase === "tls" ? "tls" : "unreachable", `${where} closed the connection`);
    options.signal.addEventListener("abort", stopped, { once: true });
    tcp.on("error", failed);
    tcp.on("close", closed);

    tcp.once("connect", () => {
      if (plain) {
        if (isLocalAddress(tcp.remoteAddress ?? "")) succeed();
        else fail("address-forbidden", `plain HTTP to ${where}`);
        return;
      }
      phase = "tls";
      const secure = connectTls({
        socket: tcp,
        host,
        ...(isIP(host) === 0 ? { servername: host } : {}),
        ...(options.ca === undefined ? {} : { ca: options.ca }),
        minVersion: "TLSv1.2",
        rejectUnauthorized: true,
        ALPNProtocols: ["http/1.1"],
      });
      socket = secure;
      secure.on("error", failed);
      secure.once("secureConnect", () => (secure.authorized ? succeed() : failed(secure.authorizationError)));
    });

    function release(): void {
      clearTimeout(timer);
      options.signal.removeEventListener("abort", stopped);
      for (const each of new Set([tcp, socket])) {
        each.off("close", closed);
        each.off("error", failed);
        // From here on the exchange watches the socket; an error between the two must not end the process.
        each.on("error", ignore);
      }
    }

    function succeed(): void {
      release();
      resolve({ kind: "connected", socket });
    }

    function fail(cause: NotSentCause, detail: string): void {
      release();
      socket.destroy();
      tcp.destroy();
      resolve({ kind: "not-sent", cause, detail });
    }
  });
}

function ignore(): void {}

const systemResolve: Resolve = (host, done) => {
  systemLookup(host, { all: true }, (error, addresses) => done(error, addresses));
};

/** A resolver for `net.connect` that, for plain HTTP, knows local addresses only: no packet goes to any other. */
function lookupFor(localOnly: boolean, resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host, (error, found) => {
      if (error) return done(error, []);
      const usable = localOnly ? found.filter((each) => isLocalAddress(each.address)) : [...found];
      const first = usable[0];
      if (!first) return done(new AddressForbidden("no local address"), []);
      if (options.all) done(null, usable);
      else done(null, first.address, first.family);
    });
  };
}
