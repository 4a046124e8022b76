import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { afterEach } from "vitest";

// Tests may replace the timers; this one stays real.
const nextTurn = setImmediate;

const attempts: string[] = [];

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.endsWith(".localhost") || /^127(\.\d{1,3}){3}$/u.test(host);
}

function refuse(what: string): Error {
  attempts.push(what);
  return Object.assign(new Error(`Tests reach nothing but this machine: ${what}`), { code: "ETESTNETWORK" });
}

function refusedLookup(host: string): Error | undefined {
  if (isLoopback(host) || net.isIP(host) !== 0) return undefined;
  if (!host.endsWith(".invalid")) return refuse(`look-up of ${host}`);
  const unknown = { code: "ENOTFOUND", errno: -3008, syscall: "getaddrinfo", hostname: host };
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), unknown);
}

/** Where `socket.connect(...)` would go; undefined for a local pipe. Node itself passes [options, callback] inside. */
function destination(args: readonly unknown[]): string | undefined {
  const first = args[0];
  if (Array.isArray(first)) return destination(first);
  if (typeof first === "object" && first !== null) {
    if ("path" in first && typeof first.path === "string") return undefined;
    return "host" in first && typeof first.host === "string" ? first.host : "localhost";
  }
  if (typeof first === "string" && !/^\d+$/u.test(first)) return undefined;
  return typeof args[1] === "string" ? args[1] : "localhost";
}

/**
 * Any connection or name look-up that leaves the loopback is refused, and fails the test even if the code under
 * test swallowed the error. Names ending in `.invalid` fail to resolve as they do everywhere, without a query.
 */
export function forbidNetwork(): void {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: Parameters<typeof connect>) {
    const host = destination(args);
    // A name goes on to the guarded look-up below.
    if (host !== undefined && net.isIP(host) !== 0 && !isLoopback(host)) {
      const error = refuse(`connect to ${host}`);
      queueMicrotask(() => this.destroy(error));
      return this;
    }
    return Reflect.apply(connect, this, args);
  } as typeof connect;

  const lookup = dns.lookup;
  const guardedLookup = (host: string, ...rest: unknown[]): void => {
    const refused = refusedLookup(host);
    if (refused === undefined) return void Reflect.apply(lookup, dns, [host, ...rest]);
    const done = rest.at(-1) as (error: Error) => void;
    nextTurn(() => done(refused));
  };
  dns.lookup = guardedLookup as typeof lookup;

  const { lookup: promised } = dns.promises;
  dns.promises.lookup = (async (host: string, ...rest: unknown[]) => {
    const refused = refusedLookup(host);
    if (refused !== undefined) throw refused;
    return Reflect.apply(promised, dns.promises, [host, ...rest]) as unknown;
  }) as typeof promised;
  // Lets `import { lookup } from "node:dns"` see it too.
  syncBuiltinESMExports();

  afterEach(() => {
    const seen = attempts.splice(0);
    if (seen.length > 0) throw new Error(`A test must not leave this machine, but tried: ${seen.join(", ")}`);
  });
}
