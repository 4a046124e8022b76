import type { FreedomSettings, SecretName } from "../../../../shared/domain/settings.ts";
import type { PosError } from "../../../../shared/errors/pos-error.ts";
import { err, type Result } from "../../../../shared/result.ts";
import { parseBaseUrl, type BaseUrl } from "../../../http/base-url.ts";

export const SECRET: SecretName = "freedom.secretKey";

/** The usable address, or the first thing that is missing for a payment. */
export function ready(settings: FreedomSettings, secretsSet: readonly SecretName[]): Result<BaseUrl, PosError> {
  if (!settings.enabled) return err({ kind: "not-configured", reason: "provider-disabled" });
  const base = parseBaseUrl(settings.baseUrl);
  if (!base.ok) {
    if (base.error === "public-http") return err({ kind: "not-configured", reason: "base-url-public-http" });
    const detail = base.error === "missing" ? {} : { detail: base.error };
    return err({ kind: "not-configured", reason: "base-url-missing", ...detail });
  }
  if (settings.merchantId === "")
    return err({ kind: "not-configured", reason: "identifier-missing", detail: "merchantId" });
  if (!secretsSet.includes(SECRET)) return err({ kind: "not-configured", reason: "secret-missing", detail: SECRET });
  return base;
}
