import { parseBaseUrl } from "../http/base-url.ts";
import { invalidInput, type PosError } from "../../shared/errors/pos-error.ts";
import { assertNever } from "../../shared/result.ts";

/** The field of the settings that holds the device's address. */
export const ANOR_BASE_URL = "providers.anor.baseUrl";

/**
 * Why an address may not be put into the settings, or null. The same check that the provider makes before it connects;
 * an empty address means "not set yet" and is allowed.
 */
export function baseUrlFault(baseUrl: string): PosError | null {
  const parsed = parseBaseUrl(baseUrl);
  if (parsed.ok || parsed.error === "missing") return null;
  switch (parsed.error) {
    case "public-http":
      return {
        kind: "not-configured",
        reason: "base-url-public-http",
        detail: "plain http is only for the shop's own network",
      };
    case "credentials":
      return invalidInput(ANOR_BASE_URL, "schema", "a name or password in the address");
    case "query":
      return invalidInput(ANOR_BASE_URL, "schema", "a query or fragment in the address");
    case "not-a-url":
      return invalidInput(ANOR_BASE_URL, "schema", "not an http or https address");
    default:
      return assertNever(parsed.error);
  }
}
