import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Printable } from "../../../shared/domain/print-job.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { hasPayment } from "../../stores/printing.ts";
import { usePrint, usePrintKey } from "../../stores/use-print.ts";
import { PrintOffer } from "../../ui/print-offer.tsx";
import styles from "./sale-detail.module.css";

/** Puts a sale's slip, or that of one of its refunds, on paper; shows it first to whoever wants to see it. */
export function SalePrint({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation("printing");
  const saleId = sale.id;
  const isPaid = hasPayment(sale);
  const slip = useMemo(() => ({ kind: "sale", saleId }) as const, [saleId]);
  const key = usePrintKey(isPaid ? slip : null);
  if (!isPaid) return null;
  const refunds = sale.attempts.flatMap((attempt) => attempt.refunds);
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t("title")}</h3>
      <OnePrint key={sale.id} what={slip} label={t("slip")} keyHint={key} />
      {refunds.map(({ id }, index) => (
        <RefundPrint
          key={id}
          saleId={saleId}
          refundId={id}
          label={refunds.length === 1 ? t("refundSlip") : t("refundSlipNumber", { number: index + 1 })}
        />
      ))}
    </section>
  );
}

interface RefundPrintProps {
  readonly saleId: string;
  readonly refundId: string;
  readonly label: string;
}

function RefundPrint({ saleId, refundId, label }: RefundPrintProps) {
  const what = useMemo(() => ({ kind: "refund", saleId, refundId }) as const, [saleId, refundId]);
  return <OnePrint what={what} label={label} />;
}

interface OnePrintProps {
  readonly what: Printable;
  readonly label: string;
  readonly keyHint?: string | undefined;
}

function OnePrint({ what, label, keyHint }: OnePrintProps) {
  return <PrintOffer {...usePrint(what)} label={label} keyHint={keyHint} paid />;
}
