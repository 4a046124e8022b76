/**
 * A time as AppotaPay writes it, in milliseconds since the epoch: local to Viet Nam (UTC+7 all year) where it names no
 * zone (contracts.md 5.4). Null for "" (not paid yet) and for what is no time.
 */
export function vietNamTime(text: string | null): number | null {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)?$/u.exec(text?.trim() ?? "");
  if (!match) return null;
  const [, day = "", time = "", zone = "+07:00"] = match;
  const at = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(at) ? null : at;
}
