import type { AppotapaySettings, SecretName } from "../../../../shared/domain/settings.ts";
import type { PosError } from "../../../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { parseBaseUrl, type BaseUrl } from "../../../http/base-url.ts";
import { isTerminalId } from "./order.ts";

type Missing = Extract<PosError, { kind: "not-configured" }>["reason"];

const SECRETS = ["appotapay.apiKey", "appotapay.secretKey"] as const satisfies readonly SecretName[];

/** The address of an order, or the first thing that is missing; `detail` names the field. */
export function readyToCharge(
  settings: AppotapaySettings,
  secretsSet: readonly SecretName[],
): Result<BaseUrl, PosError> {
  const missing = (reason: Missing, detail?: string) =>
    err({ kind: "not-configured", reason, ...(detail === undefined ? {} : { detail }) } as const);

  if (!settings.enabled) return missing("provider-disabled");
  const base = parseBaseUrl(settings.baseUrl);
  if (!base.ok) {
    if (base.error === "public-http") return missing("base-url-public-http");
    return missing("base-url-missing", base.error === "missing" ? undefined : base.error);
  }
  if (settings.partnerCode === "") return missing("identifier-missing", "partnerCode");
  if (!isTerminalId(settings.terminalId)) return missing("identifier-missing", "terminalId");
  const secret = SECRETS.find((name) => !secretsSet.includes(name));
  return secret === undefined ? ok(base.value) : missing("secret-missing", secret);
}
