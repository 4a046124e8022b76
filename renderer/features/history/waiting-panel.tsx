import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sale } from "../../../shared/domain/sale.ts";
import { useSales } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { CheckIcon } from "../../ui/icons.tsx";
import { Panel } from "../../ui/panel.tsx";
import { AwaitedCustomer } from "./awaited-customer.tsx";
import { MissingReceipt } from "./missing-receipt.tsx";
import { SaleDetail } from "./sale-detail.tsx";
import { UnknownPayment } from "./unknown-payment.tsx";
import { useEscape } from "../../ui/use-escape.ts";
import { useNow } from "./use-now.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./waiting-panel.module.css";

/** The lists that must become empty: payments of unknown outcome, those that wait, and paid sales without a receipt. */
export function WaitingPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["waiting", "common"]);
  const voice = useVoice();
  const now = useNow(15_000);
  const unknown = useSales((state) => state.waiting.unknown);
  const customers = useSales((state) => state.waiting.customers);
  const receipts = useSales((state) => state.waiting.receipts);
  const [openId, setOpenId] = useState<string | null>(null);
  const byId = useSales((state) => state.byId);
  const open = openId === null ? null : (byId[openId] ?? null);
  const back = () => setOpenId(null);
  useEscape(open === null ? null : back);

  if (open !== null) {
    return (
      <Panel
        title={voice.t("sale", { number: open.number })}
        closeLabel={t("common:close")}
        onClose={onClose}
        tools={<Button onClick={back}>{t("common:back")}</Button>}
      >
        <SaleDetail key={open.id} sale={open} onClose={onClose} />
      </Panel>
    );
  }
  const parts = { now, onOpen: (sale: Sale) => setOpenId(sale.id), onClose };
  return (
    <Panel title={t("title")} closeLabel={t("common:close")} onClose={onClose}>
      {unknown.length + customers.length + receipts.length === 0 ? (
        <div className={styles.done}>
          <CheckIcon size={3} />
          <p className={styles.doneTitle}>{t("allDone")}</p>
          <p>{t("allDoneWhy")}</p>
        </div>
      ) : (
        <div className={styles.lists}>
          <section className={styles.part}>
            <h3 className={styles.partTitle}>{`${t("unknown.title")} · ${unknown.length}`}</h3>
            {unknown.length === 0 && <p className={styles.none}>{t("unknown.none")}</p>}
            <ul className={styles.part}>
              {unknown.map((sale, index) => (
                <UnknownPayment key={sale.id} sale={sale} startOpen={index === 0 && unknown.length === 1} {...parts} />
              ))}
            </ul>
          </section>
          {customers.length > 0 && (
            <section className={styles.part}>
              <h3 className={styles.partTitle}>{`${t("customers.title")} · ${customers.length}`}</h3>
              <ul className={styles.part}>
                {customers.map((sale) => (
                  <AwaitedCustomer key={sale.id} sale={sale} {...parts} />
                ))}
              </ul>
            </section>
          )}
          <section className={styles.part}>
            <h3 className={styles.partTitle}>{`${t("receipts.title")} · ${receipts.length}`}</h3>
            {receipts.length === 0 && <p className={styles.none}>{t("receipts.none")}</p>}
            <ul className={styles.part}>
              {receipts.map((sale) => (
                <MissingReceipt key={sale.id} sale={sale} {...parts} />
              ))}
            </ul>
          </section>
        </div>
      )}
    </Panel>
  );
}
