import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAppStatus, useLane, useLaneSale } from "../../stores/context.tsx";
import type { StepName } from "../../stores/lane-step.ts";
import { useFormat } from "../../stores/use-format.ts";
import { useLaneStep } from "../../stores/use-lane-step.ts";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { cueOf, type LaneMoment } from "./cues.ts";
import { useNoticeText } from "./notice-text.ts";
import { play } from "./sounds.ts";

/** Says every change of the lane to those who don't look: to a screen reader in words, to everyone by a sound. */
export function Announcer() {
  const step = useLaneStep();
  const words = useWords(step.at);
  const notice = useLane((lane) => lane.notice);
  const text = useNoticeText(notice);
  const urgent = step.at === "unknown" || step.at === "contradiction";
  useCues(step.at);
  const said = text ? [text.what, text.money, text.now].filter((part) => part !== null).join(" ") : words;
  return (
    <VisuallyHidden>
      <output>{urgent ? "" : said}</output>
      <span role="alert">{urgent ? `${words} ${text?.what ?? ""}` : ""}</span>
    </VisuallyHidden>
  );
}

function useWords(step: StepName): string {
  const { t } = useTranslation("checkout");
  const sale = useLaneSale();
  const format = useFormat();
  const money = sale ? format.money(sale.amount) : "";
  switch (step) {
    case "entry":
    case "abandoned":
      return "";
    case "charging":
      return sale ? t("say.charging", { money }) : "";
    case "awaiting-customer":
      return t("say.awaiting");
    case "not-charged":
      return sale?.attempts.at(-1)?.notSent ? t("say.notSent") : t("say.declined");
    case "unknown":
      return t("say.unknown");
    case "contradiction":
      return t("say.contradiction");
    case "receipt-due":
      return `${t("say.paid", { money })} ${t("say.receiptDue")}`;
    case "receipt-queued":
      return t("say.queued");
    case "receipt-rejected":
      return t("say.rejected");
    case "done":
      return t("say.done");
  }
}

function useCues(step: StepName): void {
  const saleId = useLane((lane) => lane.saleId);
  const notices = useLane((lane) => lane.noticeCount);
  const notice = useLane((lane) => lane.notice?.kind ?? null);
  const taken = useLane((lane) => lane.taken);
  const sounds = useAppStatus((status) => status.settings.sounds);
  const last = useRef<LaneMoment | null>(null);
  useEffect(() => {
    const moment: LaneMoment = { saleId, step, notices, notice, taken };
    const cue = last.current ? cueOf(last.current, moment) : null;
    last.current = moment;
    if (cue && sounds) play(cue);
  }, [saleId, step, notices, notice, taken, sounds]);
}
