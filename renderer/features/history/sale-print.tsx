import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Printable, PrintPreview } from "../../../shared/domain/print-job.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { useAppStatus, useStores } from "../../stores/context.tsx";
import { hasPayment } from "../../stores/printing.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PrintPicture, SystemPrint } from "../../ui/print-picture.tsx";
import { useTask } from "../../ui/use-task.ts";
import styles from "./sale-detail.module.css";

/** Puts a sale's slip, or that of one of its refunds, on paper; shows it first to whoever wants to see it. */
export function SalePrint({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation("printing");
  const { printing } = useStores();
  const saleId = sale.id;
  useEffect(() => {
    // Before the till's own F7, which means the sale in the lane: here it means the one that is looked at.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.code !== "F7" || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      void printing.getState().print({ kind: "sale", saleId });
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [printing, saleId]);
  if (!hasPayment(sale)) return null;
  const refunds = sale.attempts.flatMap((attempt) => attempt.refunds);
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t("title")}</h3>
      <OnePrint key={sale.id} what={{ kind: "sale", saleId }} label={t("slip")} keyHint="F7" />
      {refunds.map(({ id }, index) => (
        <OnePrint
          key={id}
          what={{ kind: "refund", saleId, refundId: id }}
          label={refunds.length === 1 ? t("refundSlip") : t("refundSlipNumber", { number: index + 1 })}
        />
      ))}
    </section>
  );
}

interface OnePrintProps {
  readonly what: Printable;
  readonly label: string;
  readonly keyHint?: string;
}

function OnePrint({ what, label, keyHint }: OnePrintProps) {
  const { t } = useTranslation("printing");
  const { api, printing } = useStores();
  const ready = useAppStatus((status) => status.printing.ready);
  const [preview, setPreview] = useState<PrintPreview | null>(null);
  const [onSystem, setOnSystem] = useState(false);
  const { busy, error, run } = useTask<PosError>();
  const done = useCallback(() => setOnSystem(false), []);

  function look(): void {
    if (preview !== null) return setPreview(null);
    void run(() => api.call("print.preview", { what })).then((answer) => {
      if (answer?.ok === true) setPreview(answer.value);
    });
  }
  return (
    <>
      <div className={styles.buttons}>
        <Button disabled={!ready} keyHint={keyHint} onClick={() => void printing.getState().print(what)}>
          {label}
        </Button>
        <Button aria-expanded={preview !== null} disabled={busy} onClick={look}>
          {preview === null ? t("look") : t("hide")}
        </Button>
        {preview !== null && <Button onClick={() => setOnSystem(true)}>{t("system")}</Button>}
      </div>
      {!ready && <p className={styles.when}>{t("notReady")}</p>}
      {preview !== null && <PrintPicture preview={preview} label={t("picture")} />}
      {preview !== null && onSystem && <SystemPrint preview={preview} onDone={done} />}
      <ErrorNote error={error} paid />
    </>
  );
}
