import { createHash, timingSafeEqual } from "node:crypto";
import type { AnswerHeaders } from "../../../http/headers.ts";

/** `base64(md5(salt + base64(sha1(body)) + salt))`, both digests raw, over exactly these bytes (contracts.md 6.2). */
export function dpaySecure(body: Uint8Array, salt: string): string {
  const inner = createHash("sha1").update(body).digest("base64");
  return createHash("md5").update(`${salt}${inner}${salt}`).digest("base64");
}

/** Whether an answer carries the signature of its own bytes. A missing one is none. Compares in constant time. */
export function isSigned(
  answer: { readonly headers: AnswerHeaders; readonly body: Uint8Array },
  salt: string,
): boolean {
  const given = Buffer.from(answer.headers["dpay_secure"]?.trim() ?? "");
  const right = Buffer.from(dpaySecure(answer.body, salt));
  return given.length === right.length && timingSafeEqual(given, right);
}
