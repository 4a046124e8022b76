import type { Decline } from "../../../shared/domain/sale.ts";

/** The provider's own words and code, as it gave them. */
export function declineWords({ words, code }: Decline): string {
  const parts = [words === null ? "" : `“${words}”`, code === null ? "" : `(${code})`];
  return parts.filter((part) => part !== "").join(" ");
}
