import dns from "node:dns";
import net from "node:net";
import { afterEach } from "vitest";

const attempts: string[] = [];

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.endsWith(".localhost") || /^127(\.\d{1,3}){3}$/u.test(host);
}

function refuse(what: string): Error {
  attempts.push(what);
  return Object.assign(new Error(`Tests reach nothing but this machine: ${what}`), { code: "ETESTNETWORK" });
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
    if (isLoopback(host) || net.isIP(host) !== 0) return void Reflect.apply(lookup, dns, [host, ...rest]);
    const done = rest.at(-1) as (error: Error) => void;
    const invalid = host.endsWith(".invalid");
    const error = invalid ? new Error(`getaddrinfo ENOTFOUND ${host}`) : refuse(`look-up of ${host}`);
    if (invalid) Object.assign(error, { code: "ENOTFOUND", errno: -3008, syscall: "getaddrinfo", hostname: host });
    setImmediate(() => done(error));
  };
  dns.lookup = guardedLookup as typeof lookup;

  const { lookup: promised } = dns.promises;
  dns.promises.lookup = (async (host: string, ...rest: unknown[]) => {
    if (isLoopback(host) || net.isIP(host) !== 0)
      return Reflect.apply(promised, dns.promises, [host, ...rest]) as unknown;
    throw refuse(`look-up of ${host}`);
  }) as typeof promised;

  afterEach(() => {
    const seen = attempts.splice(0);
    if (seen.length > 0) throw new Error(`A test must not leave this machine, but tried: ${seen.join(", ")}`);
  });
}
