import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { SandboxRequest } from "../protocol.ts";
import type { Json, JsonObject } from "../reply.ts";
import { TRAINING_SECRET } from "./credentials.ts";

/** Error codes for a request that is not the merchant's (contracts.md 4.7). */
export type Untrusted = 9997 | 9998;

const headerSchema = z.object({
  uri: z.string(),
  merchant_id: z.string(),
  method: z.literal("POST"),
  alg: z.literal("HS512"),
});

/**
 * Checks `X-JWS-Signature` over the bytes that came (contracts.md 4.3), and that its header speaks of this very call
 * and merchant. Written apart from the till's own signing, so that a mistake in one is not in both.
 */
export function untrustedCall(request: SandboxRequest, merchantId: string | null): Untrusted | null {
  const given = request.headers["x-jws-signature"];
  const parts = typeof given === "string" ? /^([\w-]+)\.\.([\w-]+)$/u.exec(given) : null;
  const [, head = "", signature = ""] = parts ?? [];
  const header = headerSchema.safeParse(parse(Buffer.from(head, "base64url").toString("utf8")));
  if (!header.success || header.data.uri !== request.path) return 9998;
  if (merchantId !== null && header.data.merchant_id !== merchantId) return 9997;
  const signed = Buffer.concat([Buffer.from(`${head}.`), Buffer.from(request.raw.toString("base64url"))]);
  const expected = createHmac("sha512", TRAINING_SECRET).update(signed).digest();
  const actual = Buffer.from(signature, "base64url");
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? null : 9998;
}

/** Whether a classic call's `pg_sig` is right (contracts.md 4.6). */
export function isSigned(script: string, form: ReadonlyMap<string, string>): boolean {
  return form.get("pg_sig") === sign(script, Object.fromEntries(form));
}

/** `pg_sig` over flat fields. */
export function sign(script: string, fields: JsonObject): string {
  const names = Object.keys(fields)
    .filter((name) => name !== "pg_sig")
    .toSorted();
  const values = names.map((name) => flat(fields[name] ?? null));
  return createHash("md5")
    .update([script, ...values, TRAINING_SECRET].join(";"))
    .digest("hex");
}

function flat(value: Json): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}
