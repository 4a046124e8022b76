import type { TFunction } from "i18next";
import type { SaleEvent } from "../../../shared/domain/events.ts";
import type { Money } from "../../../shared/domain/money.ts";
import { assertNever } from "../../../shared/result.ts";
import { declineWords } from "./provider-words.ts";

/** What happens to money on its way back. */
export type RefundEvent = Extract<SaleEvent, { type: `refund.${string}` }>;

/** What happened to a refund, as one sentence for a person. */
export function refundSentence(
  event: RefundEvent,
  { t, money }: { readonly t: TFunction<["history", "common", "people"]>; readonly money: (money: Money) => string },
): string {
  switch (event.type) {
    case "refund.recorded":
      return t("events.refundRecorded", { who: event.who, amount: money(event.amount), why: event.why });
    case "refund.sent":
      return t("events.refundSent");
    case "refund.not-sent":
      return t("events.refundNotSent", { reason: t(`notSentReason.${event.reason}`) });
    case "refund.refunded":
      return t("events.refundRefunded", { via: t(`via.${event.via}`) });
    case "refund.declined":
      return t("events.refundDeclined", { via: t(`via.${event.via}`), words: declineWords(event.decline) });
    case "refund.unknown":
      return t("events.refundUnknown", { reason: t(`unknownReason.${event.reason}`) });
    case "refund.settled": {
      const about = { who: event.who, evidence: t(`common:evidence.${event.evidence}`), why: event.why };
      return event.outcome === "refunded" ? t("events.refundSettledDone", about) : t("events.refundSettledNot", about);
    }
    case "refund.by-hand":
      return t("events.refundByHand", { who: event.who, amount: money(event.amount), how: event.how, why: event.why });
    default:
      return assertNever(event);
  }
}
