import type { Chance } from "../crash/chance.ts";
import type { ProviderId } from "../../shared/domain/sale.ts";
import type { Settings } from "../../shared/domain/settings.ts";

/** The code that a customer shows for this provider, which decides at the provider what becomes of it; null where none is. */
export function customerCode(provider: ProviderId, settings: Settings, chance: Chance): string | null {
  switch (provider) {
    case "anor":
      return `7700${chance.pick("00", "00", "00", "01", "02")}${digits(chance, 14)}`;
    case "freedom": {
      if (settings.providers.freedom.flow !== "customer-pass") return null;
      const user = `TR${chance.pick("00", "00", "01", "02", "07")}${digits(chance, 12)}`;
      return `freedompay:pass?user_id=${user}&card_token=${digits(chance, 24)}`;
    }
    case "appotapay":
    case "wallet":
      return null;
  }
}

/** A receipt as the cash register prints it at `at`, milliseconds since the epoch. Its sign decides how it is taken. */
export function printedReceipt(at: number, chance: Chance): string {
  const local = new Date(at - 30_000 + 5 * 3_600_000).toISOString();
  const c = local.replaceAll(/\D/gu, "").slice(0, 14);
  const sign = `${chance.pick("100", "100", "404", "503")}${digits(chance, 9)}`;
  return `https://ofd.soliq.uz/check?t=UZ${digits(chance, 12)}&r=${chance.whole(1, 999_999)}&c=${c}&s=${sign}`;
}

function digits(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => String(chance.whole(0, 9))).join("");
}
