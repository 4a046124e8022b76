import type { TFunction } from "i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { providerSecrets, type ProviderSecret } from "./provider-presets.ts";

/** The identifiers that a provider may miss, by their names in the settings. */
const IDENTIFIERS = ["merchantId", "partnerCode", "terminalId", "clientId", "account", "system"] as const;
const SECRETS: readonly ProviderSecret[] = Object.values(providerSecrets).flat();

/**
 * Why a provider is not ready, its detail in the screen's words: which field, which key. A provider that is switched
 * off is no problem: the switch beside it says so.
 */
export function problemInWords(problem: PosError | null, t: TFunction<["settings", "common"]>): PosError | null {
  if (problem?.kind !== "not-configured") return problem;
  const { detail, ...rest } = problem;
  switch (problem.reason) {
    case "provider-disabled":
      return null;
    case "identifier-missing": {
      const field = IDENTIFIERS.find((name) => name === detail);
      return field === undefined ? problem : { ...rest, detail: t(`provider.fields.${field}`) };
    }
    case "secret-missing": {
      const name = SECRETS.find((secret) => secret === detail);
      return name === undefined ? problem : { ...rest, detail: t(`secrets.names.${name}`) };
    }
    case "base-url-missing":
      return { ...rest, ...(detail === undefined ? {} : { detail: t("test.addressWrong") }) };
    case "base-url-public-http":
    case "manager-missing":
    case "unit-not-chosen":
    case "unit-not-confirmed":
      return problem;
  }
}
