import type { IncomingMessage } from "node:http";
import type { SandboxProtocol, SandboxRequest, SandboxRoute } from "./protocol.ts";

/** Reads a whole request. Throws when it is larger than `maxBytes` or its address cannot be read. */
export async function asRequest(incoming: IncomingMessage, maxBytes: number): Promise<SandboxRequest> {
  const url = new URL(incoming.url ?? "/", "http://sandbox.invalid");
  const raw = await readBody(incoming, maxBytes);
  return {
    method: incoming.method ?? "",
    path: url.pathname,
    params: {},
    query: url.searchParams,
    headers: incoming.headers,
    raw,
    json: readJson(raw),
  };
}

interface Match {
  readonly route: SandboxRoute;
  readonly params: Readonly<Record<string, string>>;
}

/** The call that a request is for, with what its `:name` segments hold. */
export function matching(routes: SandboxProtocol, { method, path }: SandboxRequest): Match | null {
  const asked = path.split("/");
  for (const route of routes) {
    const wanted = route.path.split("/");
    const fits = wanted.length === asked.length && wanted.every((part, i) => isName(part) || part === asked[i]);
    if (!fits || route.method !== method) continue;
    const named = wanted.flatMap((part, i) => (isName(part) ? [[part.slice(1), decode(asked[i] ?? "")] as const] : []));
    return { route, params: Object.fromEntries(named) };
  }
  return null;
}

function isName(part: string): boolean {
  return part.startsWith(":");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > maxBytes) throw new Error("the request is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Null when there is no JSON, which every call then refuses by itself. */
function readJson(raw: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(raw.toString("utf8"));
    return value;
  } catch {
    return null;
  }
}
