import { useState, type ReactNode, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Sale } from "../../../shared/domain/sale.ts";
import { useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { useSaleCall } from "./use-sale-call.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./sale-detail.module.css";

export interface ReceiptLinkProps {
  readonly sale: Sale;
  /** The sale went to the lane, where its receipt is scanned. */
  readonly onTaken: () => void;
  /** More to do, in the same line. */
  readonly extra?: ReactNode;
}

/** Two ways to a missing receipt: take the sale to the lane and scan, or paste the receipt's link. */
export function ReceiptLink({ sale, onTaken, extra }: ReceiptLinkProps) {
  const { t } = useTranslation("waiting");
  const { time } = useVoice();
  const { lane } = useStores();
  const [link, setLink] = useState("");
  const [typing, setTyping] = useState(false);
  const [refused, setRefused] = useState(false);
  const { busy, error, call } = useSaleCall();

  function take(): void {
    const taken = lane.getState().takeUp(sale);
    setRefused(!taken);
    if (taken) onTaken();
  }
  function attach(event: SyntheticEvent): void {
    event.preventDefault();
    if (link.trim() === "") return;
    void call("sales.attachReceipt", { saleId: sale.id, code: link }).then((done) => {
      if (done) setLink("");
    });
  }
  return (
    <div className={styles.form}>
      <div className={styles.buttons}>
        <Button tone="primary" onClick={take}>
          {t("receipts.take")}
        </Button>
        <Button aria-expanded={typing} onClick={() => setTyping(!typing)}>
          {t("receipts.byLink")}
        </Button>
        {extra}
      </div>
      {refused && <p role="alert">{t("receipts.takeRefused")}</p>}
      {typing && (
        <form className={styles.inline} onSubmit={attach}>
          <Field
            label={t("receipts.link")}
            value={link}
            onChange={setLink}
            hint={t("receipts.linkHint")}
            inputMode="url"
            disabled={busy}
          />
          <Button type="submit" disabled={busy || link.trim() === ""}>
            {t("receipts.attach")}
          </Button>
        </form>
      )}
      <ErrorNote error={error} paid withMoney time={time} />
    </div>
  );
}
