import { createHmac } from "node:crypto";
import { z } from "zod";
import { trainingSecrets } from "../credentials.ts";
import type { SandboxRequest } from "../protocol.ts";

/** The merchant that the sandbox knows. */
export const TRAINING_PARTNER = "TRAINING";
const API_KEY = trainingSecrets["appotapay.apiKey"] ?? "";
const SECRET_KEY = trainingSecrets["appotapay.secretKey"] ?? "";

const headerSchema = z.strictObject({
  typ: z.literal("JWT"),
  alg: z.literal("HS256"),
  cty: z.literal("appotapay-api;v=1"),
});
const payloadSchema = z.strictObject({
  iss: z.literal(TRAINING_PARTNER),
  api_key: z.literal(API_KEY),
  jti: z.string().regex(new RegExp(`^${API_KEY}-\\d{10}$`, "u")),
  exp: z.int(),
});
/** Longer than this is not "short life" (contracts.md 5.2). */
const LONGEST_LIFE_S = 3600;
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/iu;

/**
 * What is wrong with a request's proof, as the vendor's error code; null when nothing is. Written on its own and not
 * with the till's functions: a mistake there must not be agreed with here.
 */
export function whyRefused(request: SandboxRequest, now: number): "401" | "2" | "1" | null {
  if (!isToken(header(request, "x-appotapay-auth"), now)) return "401";
  if (!UUID_V4.test(header(request, "x-request-id"))) return "1";
  if (request.method !== "POST") return null;
  return header(request, "x-signature") === hmac(request.raw).toString("hex") ? null : "2";
}

function isToken(token: string, now: number): boolean {
  const [head = "", payload = "", signature = "", ...more] = token.split(".");
  if (more.length > 0 || signature !== hmac(Buffer.from(`${head}.${payload}`)).toString("base64url")) return false;
  const claims = payloadSchema.safeParse(decoded(payload));
  if (!claims.success || !headerSchema.safeParse(decoded(head)).success) return false;
  const left = claims.data.exp - now / 1000;
  return left > 0 && left <= LONGEST_LIFE_S;
}

function decoded(part: string): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    return value;
  } catch {
    return null;
  }
}

function hmac(bytes: Buffer): Buffer {
  return createHmac("sha256", SECRET_KEY).update(bytes).digest();
}

function header(request: SandboxRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}
