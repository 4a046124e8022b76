import type { WalletSettings } from "../../../../shared/domain/settings.ts";
import type { PosError } from "../../../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { parseBaseUrl } from "../../../http/base-url.ts";
import type { ExchangeResult } from "../../../http/messages.ts";
import { assertNever } from "../../../../shared/result.ts";
import type { ExtraField, ProviderContext } from "../../port.ts";
import { emptyBody, post, type Path } from "./client.ts";
import { readExtraFields } from "./extra-fields.ts";
import { readSigned } from "./read.ts";
import { isClientId } from "./ready.ts";

export interface CallOver {
  readonly signal: AbortSignal;
  readonly answerMs?: number;
  readonly beforeSend?: () => void;
}

/** The provider's calls with this terminal's address and credentials. */
export interface Calls {
  readonly listenMs: number;
  /** The salt to sign and verify with, or why there is none. */
  salt(): Promise<Result<string, string>>;
  post(path: Path, body: Buffer, salt: string, over: CallOver): Promise<ExchangeResult>;
  /** What a payment system wants filled in, as the provider lists it. */
  extraFields(system: string, signal: AbortSignal): Promise<Result<readonly ExtraField[], PosError>>;
}

/** What was asked again may be asked again: no need to wait as long as for money. */
const LIST_ANSWER_MS = 15_000;

export function createCalls(settings: WalletSettings, context: ProviderContext): Calls {
  const connectMs = context.timeouts.connectSeconds * 1000;
  const listenMs = context.timeouts.listenSeconds * 1000;

  async function salt(): Promise<Result<string, string>> {
    const known = await context.secret("wallet.salt");
    if (!known.ok) return err("the salt cannot be read");
    return known.value === null || known.value === "" ? err("the salt is not set") : ok(known.value);
  }

  async function send(path: Path, body: Buffer, key: string, over: CallOver): Promise<ExchangeResult> {
    const base = parseBaseUrl(settings.baseUrl);
    if (!base.ok || !isClientId(settings.clientId)) {
      const missing = base.ok ? "client number" : "usable address";
      return { kind: "not-sent", cause: "unreachable", detail: `no ${missing}` };
    }
    const { signal, beforeSend, answerMs = listenMs } = over;
    const limits = { connectMs, answerMs };
    const credentials = { clientId: settings.clientId, salt: key };
    const { observer, exchange } = context;
    return post(base.value, path, body, credentials, { limits, signal, beforeSend, observer, exchange });
  }

  return {
    listenMs,
    salt,
    post: send,
    async extraFields(system, signal) {
      const key = await salt();
      if (!key.ok) return err({ kind: "secret-unavailable", detail: key.error });
      const over = { signal, answerMs: Math.min(listenMs, LIST_ANSWER_MS) };
      const result = await send("/api/extrafields/list", emptyBody(), key.value, over);
      return readList(result, system, key.value);
    },
  };
}

function readList(result: ExchangeResult, system: string, salt: string): Result<readonly ExtraField[], PosError> {
  switch (result.kind) {
    case "not-sent": {
      const reason = result.cause === "stopped" ? "restarted" : result.cause;
      return err({ kind: "offline", reason, detail: result.detail });
    }
    case "lost":
      return err({ kind: "provider-protocol", detail: result.detail });
    case "answered":
      break;
    default:
      return assertNever(result);
  }
  const reading = readSigned(result, salt, [salt], "any");
  switch (reading.kind) {
    case "answer":
      return ok(readExtraFields(reading.root, system));
    case "error":
      return err({ kind: "provider-rejected", code: reading.code, words: reading.words });
    case "doubt":
      return err({ kind: "provider-protocol", detail: reading.detail });
    default:
      return assertNever(reading);
  }
}
