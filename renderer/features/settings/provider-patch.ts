import type { ProviderId } from "../../../shared/domain/sale.ts";
import type { SettingsPatch } from "../../../shared/domain/settings.ts";
import { assertNever } from "../../../shared/result.ts";

/** What every provider's settings have. */
export interface CommonFields {
  readonly enabled?: boolean;
  readonly baseUrl?: string;
  readonly ca?: string;
}

/** A change of what every provider has, for this one. */
export function patchOf(id: ProviderId, fields: CommonFields): SettingsPatch {
  switch (id) {
    case "anor":
      return { anor: fields };
    case "freedom":
      return { freedom: fields };
    case "appotapay":
      return { appotapay: fields };
    case "wallet":
      return { wallet: fields };
    default:
      return assertNever(id);
  }
}
