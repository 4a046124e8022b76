import type { ReactNode } from "react";
import { isOneOf, notSentReasons, unknownReasons } from "../../../shared/domain/choices.ts";
import type { Refund, RefundState } from "../../../shared/domain/sale.ts";
import { CheckIcon, ClockIcon, CrossIcon, QuestionIcon } from "../../ui/icons.tsx";
import type { Tone } from "../../ui/tone.ts";
import type { Voice } from "./event-sentence.ts";

/** How the state of a refund looks beside its word. */
export const refundLooks: Readonly<Record<RefundState, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  recorded: { tone: "accent", icon: <ClockIcon /> },
  sent: { tone: "accent", icon: <ClockIcon /> },
  "not-sent": { tone: "neutral", icon: <CrossIcon /> },
  refunded: { tone: "ok", icon: <CheckIcon /> },
  declined: { tone: "bad", icon: <CrossIcon /> },
  unknown: { tone: "warn", icon: <QuestionIcon /> },
  "by-hand": { tone: "ok", icon: <CheckIcon /> },
};

/** A refund's detail in words: the till's own reasons are codes, everything else is somebody's words already. */
export function refundDetail({ state, detail }: Refund, t: Voice["t"]): string {
  const [first = "", ...rest] = detail.split(" ");
  const more = rest.join(" ");
  if (state === "unknown") {
    if (isOneOf(unknownReasons, first)) return joined(t(`unknownReason.${first}`), more);
  }
  if (state === "not-sent") {
    if (isOneOf(notSentReasons, first)) return joined(t(`notSentReason.${first}`), more);
  }
  return detail;
}

function joined(words: string, more: string): string {
  return more === "" ? words : `${words} (${more})`;
}
