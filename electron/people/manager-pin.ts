import { pinSchema } from "../../shared/domain/people.ts";
import type { Locale } from "../../shared/domain/settings.ts";
import { invalidInput, type PosError } from "../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { People } from "./people.ts";

/** What a manager is called whose PIN was set without a name. */
const MANAGER: Readonly<Record<Locale, string>> = {
  uz: "Menejer",
  ru: "Менеджер",
  en: "Manager",
  vi: "Quản lý",
};

export function managerNameIn(locale: Locale): string {
  return MANAGER[locale];
}

/**
 * The manager's PIN by itself, as documents and screens without names set it: that of the first manager, who is made
 * when there is none. Null takes the first manager away.
 */
export async function setManagerPin(
  people: People,
  pin: string | null,
  locale: Locale,
): Promise<Result<null, PosError>> {
  const first = people.list().find(({ role }) => role === "manager");
  if (pin === null) {
    const removed = first ? await people.remove(first.id) : ok(null);
    return removed.ok ? ok(null) : removed;
  }
  if (!pinSchema.safeParse(pin).success) return err(invalidInput("value", "schema", "4 to 12 digits"));
  const set = first
    ? await people.change(first.id, { pin })
    : await people.add({ name: managerNameIn(locale), role: "manager" }, pin);
  return set.ok ? ok(null) : set;
}
