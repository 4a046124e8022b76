import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { assertNever } from "../../../shared/result.ts";
import type { Reply } from "./faults.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

const PAGE = "<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>";

/** Sends an answer, in the manner asked for. `repeat` runs a step at intervals until the connection ends. */
export function sendReply(
  response: ServerResponse,
  body: JsonObject,
  reply: Reply,
  repeat: (everyMs: number, step: () => void) => void,
): void {
  const json = (status: number, value: Json) => sendText(response, status, JSON.stringify(value));
  switch (reply.kind) {
    case "normal":
      return json(200, body);
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
      return json(reply.status, body);
    case "html":
      return sendText(response, reply.status, PAGE, "text/html");
    case "cut-json": {
      const text = JSON.stringify(body);
      return sendText(response, 200, text.slice(0, Math.floor(text.length / 2)));
    }
    case "short-body": {
      const text = JSON.stringify(body);
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": text.length + 50 });
      response.write(text, () => response.socket?.destroy());
      return;
    }
    case "malformed-json":
      return sendText(response, 200, `{'is_success': True, ${JSON.stringify(body).slice(1)}`);
    case "empty":
      return sendText(response, reply.status, "");
    case "verbatim":
      return sendText(response, reply.status, reply.body, reply.contentType);
    case "changed-data":
      return json(200, { ...body, data: { ...dataOf(body), ...reply.data } });
    case "wrapped":
      return json(200, { result: body });
    case "numbers-as-strings":
      return json(200, stringified(body));
    case "error":
      return json(200, errorBody(reply.shape, reply.code, reply.message));
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

function sendText(response: ServerResponse, status: number, text: string, contentType = "application/json"): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, { "Content-Type": contentType, "Content-Length": bytes.length });
  response.end(bytes);
}

function dataOf(body: JsonObject): JsonObject {
  const data = body["data"];
  return isObject(data) ? data : {};
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stringified(value: Json): Json {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(stringified);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, stringified(each)]));
}

function errorBody(shape: "flat" | "enveloped" | "in-data", code: number, message: string): JsonObject {
  switch (shape) {
    case "flat":
      return { status: "error", message, error_code: code };
    case "enveloped":
      return { data: null, error: { code, message, data: null }, is_success: false };
    case "in-data":
      return { data: { error: { code, message } }, error: null, is_success: false };
    default:
      return assertNever(shape);
  }
}
