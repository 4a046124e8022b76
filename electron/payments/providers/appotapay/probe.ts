import { ok, type Result } from "../../../../shared/result.ts";
import type { BaseUrl } from "../../../http/base-url.ts";
import type { ConnectionProbe, ProbeReading } from "../../../http/connection-test.ts";
import type { Answered } from "../../../http/messages.ts";
import { scrub } from "../../answers/words.ts";
import type { SignedRequest } from "./client.ts";
import { NOT_FOUND, UNAUTHENTICATED } from "./errors.ts";
import { readAnswer } from "./transform.ts";
import { declineOf, said } from "./verdict.ts";

/** No till makes such a reference: attempts have 26 characters. */
export const MADE_UP_REFERENCE = "connection-test";

/**
 * Asks for an order that does not exist (contracts.md 5.3): "not found" proves the address, the credentials and the
 * clock, and makes nothing.
 */
export function probeWith(
  sign: (base: BaseUrl, reference: string) => Promise<Result<SignedRequest, string>>,
): ConnectionProbe {
  let secrets: readonly string[] = [];
  return {
    async request(base) {
      const signed = await sign(base, MADE_UP_REFERENCE);
      if (!signed.ok) return signed;
      secrets = signed.value.secrets;
      return ok(signed.value.request);
    },
    read: (answer) => readProbe(answer, secrets),
  };
}

/** What the answer to the made-up reference shows. Pure, never throws. */
export function readProbe(answer: Answered, secrets: readonly string[]): ProbeReading {
  const told = (detail: string) => scrub(`HTTP ${answer.status}: ${detail}`, secrets) ?? "";
  const reading = readAnswer(answer.body);
  switch (reading.kind) {
    case "error": {
      const detail = told(`error ${said(declineOf(reading.code, reading.message, secrets))}`);
      if (reading.code !== null && UNAUTHENTICATED.has(reading.code)) {
        return { authentication: "failed", answer: "ok", detail };
      }
      const found = reading.code === NOT_FOUND;
      return { authentication: found ? "ok" : "skipped", answer: found ? "ok" : "failed", detail };
    }
    case "transaction":
      return { authentication: "ok", answer: "failed", detail: told("an order that nobody made") };
    case "unreadable":
    case "unfit": {
      const isLogin = answer.status === 401 || answer.status === 403;
      return { authentication: isLogin ? "failed" : "skipped", answer: "failed", detail: told(reading.detail) };
    }
  }
}
