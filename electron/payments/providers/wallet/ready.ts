import type { WalletSettings } from "../../../../shared/domain/settings.ts";
import { walletSystem, type WalletSystem } from "../../../../shared/domain/wallet-systems.ts";
import type { PosError } from "../../../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { parseBaseUrl, type BaseUrl } from "../../../http/base-url.ts";
import type { ProviderContext } from "../../port.ts";

export interface Ready {
  readonly address: BaseUrl;
  readonly system: WalletSystem;
}

/** The address and payment system of a charge, or the first thing that is missing. */
export function readyToCharge(
  settings: WalletSettings,
  secretsSet: ProviderContext["secretsSet"],
): Result<Ready, PosError> {
  if (!settings.enabled) return err({ kind: "not-configured", reason: "provider-disabled" });
  const base = parseBaseUrl(settings.baseUrl);
  if (!base.ok) {
    if (base.error === "public-http") return err({ kind: "not-configured", reason: "base-url-public-http" });
    const detail = base.error === "missing" ? {} : { detail: base.error };
    return err({ kind: "not-configured", reason: "base-url-missing", ...detail });
  }
  if (!isClientId(settings.clientId)) return missing("clientId");
  const system = walletSystem(settings.system);
  if (system === null) return missing("system");
  if (!secretsSet.includes("wallet.salt")) return err({ kind: "not-configured", reason: "secret-missing" });
  return ok({ address: base.value, system });
}

/** It goes into a header. */
export function isClientId(text: string): boolean {
  return /^[\x21-\x7e]+$/u.test(text);
}

function missing(detail: string): Result<Ready, PosError> {
  return err({ kind: "not-configured", reason: "identifier-missing", detail });
}
