import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { err, ok, type Result } from "../../shared/result.ts";
import { isLocalAddress } from "../http/address.ts";
import { parseBaseUrl } from "../http/base-url.ts";
import { SourceFault, type Refused, type UpdateSource } from "./port.ts";

/** How long a server may say nothing, before its answer and within it. */
const QUIET_MS = 20_000;

/**
 * A folder of a web server: plain HTTP on the shop's own network, HTTPS anywhere. Redirections are refused: where the
 * till is sent next is nobody's choice but the person's who typed the address.
 */
export function httpSource(address: string, quietMs = QUIET_MS): Result<UpdateSource, Refused> {
  const base = parseBaseUrl(address);
  if (!base.ok) return err({ reason: "source-invalid", detail: base.error });
  const { href, insecure } = base.value;

  const get = (name: string) => ask(new URL(`${href}/${encodeURIComponent(name)}`), insecure, quietMs);

  return ok({
    async read(name, most, tooLarge) {
      const answered = await get(name);
      if (!answered.ok) return answered;
      const parts: Uint8Array[] = [];
      let size = 0;
      try {
        for await (const part of chunksOf(answered.value)) {
          size += part.length;
          if (size > most) {
            answered.value.destroy();
            return err({ reason: tooLarge, detail: `${name} has more than ${most} bytes` });
          }
          parts.push(part);
        }
      } catch (error) {
        if (error instanceof SourceFault) return err(error.refused);
        throw error;
      }
      return ok(Buffer.concat(parts));
    },
    async stream(name) {
      const answered = await get(name);
      return answered.ok ? ok(chunksOf(answered.value)) : answered;
    },
  });
}

function ask(url: URL, insecure: boolean, quietMs: number): Promise<Result<IncomingMessage, Refused>> {
  return new Promise((resolve) => {
    const request = insecure ? httpRequest : httpsRequest;
    // No agent: a connection that lies about is nobody's. Packed answers would make a size say nothing.
    const asked = request(url, { agent: false, timeout: quietMs, headers: { "Accept-Encoding": "identity" } });
    asked.on("timeout", () => void asked.destroy(new Error("no answer")));
    asked.on("error", (error) => resolve(err({ reason: "unreachable", detail: error.message })));
    asked.on("socket", (socket) => {
      // Where a name leads is known only now: plain HTTP never leaves the shop.
      socket.on("connect", () => {
        if (insecure && !isLocalAddress(socket.remoteAddress ?? "")) {
          resolve(err({ reason: "source-invalid", detail: "public-http" }));
          asked.destroy();
        }
      });
    });
    asked.on("response", (answer) => {
      const status = answer.statusCode ?? 0;
      if (status === 200) return resolve(ok(answer));
      answer.destroy();
      const reason = status >= 300 && status < 400 ? "redirected" : status === 404 ? "not-found" : "bad-answer";
      resolve(err({ reason, detail: `HTTP ${status}` }));
    });
    asked.end();
  });
}

async function* chunksOf(answer: IncomingMessage): AsyncIterable<Uint8Array> {
  try {
    for await (const part of answer) if (part instanceof Uint8Array) yield part;
  } catch (error) {
    throw new SourceFault({ reason: "unreachable", detail: error instanceof Error ? error.message : String(error) });
  }
}
