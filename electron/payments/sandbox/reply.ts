import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { assertNever } from "../../../shared/result.ts";
import type { Reply } from "./faults.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

const PAGE = "<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>";

/** An answer as it goes over the wire. */
export interface Encoded {
  readonly text: string;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How one provider writes its answers down. */
export interface Dialect {
  /** `signed` wrongly: with a signature of something else, where answers are signed at all. */
  encode(body: JsonObject, signed: "rightly" | "wrongly"): Encoded;
  /** The answer with fields replaced, where the protocol has them. */
  change(body: JsonObject, fields: JsonObject): JsonObject;
  /** An error in the protocol's own shape. */
  error(code: number, message: string, shape: "flat" | "enveloped" | "in-data"): JsonObject;
}

/** Sends an answer, in the manner asked for. `repeat` runs a step at intervals until the connection ends. */
export function sendReply(
  response: ServerResponse,
  body: JsonObject,
  dialect: Dialect,
  reply: Reply,
  repeat: (everyMs: number, step: () => void) => void,
): void {
  const usual = dialect.encode(body, "rightly");
  const send = (status: number, { text, contentType, headers = {} }: Encoded) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    sendText(response, status, text, contentType);
  };
  switch (reply.kind) {
    case "normal":
      return send(200, usual);
    case "drop":
      response.socket?.destroy();
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "hang":
      return;
    case "status": {
      if (reply.retryAfter !== undefined) response.setHeader("Retry-After", reply.retryAfter);
      return sendText(response, reply.status, "");
    }
    case "normal-with-status":
      return send(reply.status, usual);
    case "html":
      return sendText(response, reply.status, PAGE, "text/html");
    case "cut-json":
      return send(200, { ...usual, text: usual.text.slice(0, Math.floor(usual.text.length / 2)) });
    case "short-body":
      response.writeHead(200, { "Content-Type": usual.contentType, "Content-Length": usual.text.length + 50 });
      response.write(usual.text, () => response.socket?.destroy());
      return;
    case "malformed-json":
      return send(200, { ...usual, text: `{'is_success': True, ${usual.text.slice(1)}` });
    case "empty":
      return sendText(response, reply.status, "");
    case "verbatim":
      return sendText(response, reply.status, reply.body, reply.contentType);
    case "changed-data":
      return send(200, dialect.encode(dialect.change(body, reply.data), "rightly"));
    case "bad-signature":
      return send(200, dialect.encode(body, "wrongly"));
    case "wrapped":
      return send(200, dialect.encode({ result: body }, "rightly"));
    case "numbers-as-strings":
      return send(200, dialect.encode(stringified(body), "rightly"));
    case "error":
      return send(200, dialect.encode(dialect.error(reply.code, reply.message, reply.shape), "rightly"));
    case "drip":
      response.writeHead(200, { "Content-Type": "application/json" });
      response.write("{");
      repeat(reply.everyMs, () => response.write(" "));
      return;
    case "huge":
      return sendText(response, 200, " ".repeat(reply.bytes));
    case "redirect":
      response.setHeader("Location", reply.location);
      return sendText(response, 307, "");
    case "gzip-bomb": {
      const packed = gzipSync(Buffer.alloc(reply.bytes, 0x20));
      response.writeHead(200, { "Content-Type": "application/json", "Content-Encoding": "gzip" });
      response.end(packed);
      return;
    }
    default:
      return assertNever(reply);
  }
}

/** JSON as it is. */
export function encodeJson(body: JsonObject): Encoded {
  return { text: JSON.stringify(body), contentType: "application/json" };
}

function sendText(response: ServerResponse, status: number, text: string, contentType = "application/json"): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, { "Content-Type": contentType, "Content-Length": bytes.length });
  response.end(bytes);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stringified(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).map(([key, each]) => [key, stringifiedValue(each)]));
}

function stringifiedValue(value: Json): Json {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(stringifiedValue);
  return isObject(value) ? stringified(value) : value;
}
