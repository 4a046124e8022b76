import { useTranslation } from "react-i18next";
import { currentAttempt } from "../../../shared/domain/sale-facts.ts";
import type { Fiscal, Sale } from "../../../shared/domain/sale.ts";
import { Button } from "../../ui/button.tsx";
import { formatAge } from "./age.ts";
import { failureReason } from "./event-sentence.ts";
import { declineWords } from "./provider-words.ts";
import { receiptAlarm, type ReceiptAlarm } from "./receipt-alarm.ts";
import { ReceiptLink } from "./receipt-link.tsx";
import { IdentifyForm, RetryReceipt } from "./sale-forms.tsx";
import { useVoice } from "./use-voice.ts";
import { WaitingItem } from "./waiting-item.tsx";
import styles from "./waiting-panel.module.css";

export interface MissingReceiptProps {
  readonly sale: Sale;
  readonly now: number;
  readonly onOpen: (sale: Sale) => void;
  readonly onClose: () => void;
}

const urgencies = { fresh: "calm", late: "warn", grave: "bad" } as const satisfies Record<ReceiptAlarm, string>;

/** A paid sale without its receipt: how old, how far the till has come with it, and the ways to it. */
export function MissingReceipt({ sale, now, onOpen, onClose }: MissingReceiptProps) {
  const { t } = useTranslation("waiting");
  const { t: th, time, moment, locale, timeZone } = useVoice();
  const { fiscal } = sale;
  const attempt = currentAttempt(sale);
  if (fiscal === null || attempt === null) return null;
  const alarm = receiptAlarm(sale, now, timeZone);
  const at = alarm === "grave" ? moment(fiscal.since) : time(fiscal.since);
  const nameless = attempt.refs.transactionId === undefined;
  const open = (
    <Button tone="quiet" onClick={() => onOpen(sale)} aria-label={th("sale", { number: sale.number })}>
      {t("receipts.open")}
    </Button>
  );
  return (
    <WaitingItem sale={sale} urgency={urgencies[alarm]}>
      <p className={styles.why}>
        {t("receipts.since", { time: at, age: formatAge(now - fiscal.since, locale) })}
        {fiscal.state !== "queued" && <strong>{t(`receipts.${alarm}`)}</strong>}
      </p>
      <Progress fiscal={fiscal} provider={th(`common:provider.${attempt.provider}`)} />
      {nameless && (
        <>
          <p>{t("receipts.needsId")}</p>
          <IdentifyForm sale={sale} attempt={attempt} />
        </>
      )}
      {fiscal.state === "queued" ? (
        <RetryReceipt sale={sale} extra={open} />
      ) : (
        <ReceiptLink sale={sale} onTaken={onClose} extra={open} />
      )}
    </WaitingItem>
  );
}

/** How far the till has come: tries, when it goes on, and why not yet. */
function Progress({ fiscal, provider }: { readonly fiscal: Fiscal; readonly provider: string }) {
  const { t } = useTranslation("waiting");
  const { t: th, time } = useVoice();
  if (fiscal.state === "rejected") {
    const words = fiscal.rejection === null ? "" : declineWords(fiscal.rejection);
    return (
      <p className={styles.why}>
        <strong>{t("receipts.rejected", { provider })}</strong>
        {words !== "" && <span>{t("receipts.words", { words })}</span>}
      </p>
    );
  }
  if (fiscal.state !== "queued") return null;
  const parts = [
    t("receipts.tries", { n: fiscal.tries }),
    fiscal.nextTryAt === null ? "" : t("receipts.nextTry", { time: time(fiscal.nextTryAt) }),
  ];
  return (
    <p className={styles.why}>
      <span>{parts.filter((part) => part !== "").join(" · ")}</span>
      {fiscal.lastFailure && (
        <span>{t("receipts.lastFailure", { reason: failureReason(fiscal.lastFailure.reason, th) })}</span>
      )}
    </p>
  );
}
