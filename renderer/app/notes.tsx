import { useTranslation } from "react-i18next";
import type { AppStatus } from "../../shared/ipc/status.ts";
import { currentAttempt, hasUnknownPayment } from "../../shared/domain/sale-facts.ts";
import { useAppStatus, useConnection, useLane, useSales, useStores } from "../stores/context.tsx";
import { useFormat } from "../stores/use-format.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { PrintNotes } from "./print-notes.tsx";
import styles from "./notes.module.css";

/** How far the till's clock may be off before fiscal modules refuse its receipts (they allow five minutes). */
const CLOCK_LIMIT_MS = 3 * 60_000;

/** What holds for the whole till: in the flow above the lane, never over it, and gone when it no longer holds. */
export function Notes() {
  const { t } = useTranslation(["checkout", "errors", "common"]);
  const status = useAppStatus((known): AppStatus => known);
  const away = useConnection((connection) => connection.state === "away");
  const late = useLane((lane) => lane.late);
  const { journal, provider, clockSkewMs } = status;
  return (
    <div className={styles.notes}>
      {away && (
        <Banner tone="bad" role="alert" title={t("block.away")}>
          {t("block.awayWhat")}
        </Banner>
      )}
      {!away && status.online === "offline" && (
        <output className={styles.live}>
          <Banner tone="bad">{t("note.offline", { provider: t(`common:provider.${provider.id}`) })}</Banner>
        </output>
      )}
      {journal.state === "read-only" && (
        <Banner tone="bad" role="alert" title={t("block.journal")}>
          {t(`errors:storage.what.${journal.reason}`)} {t(`errors:storage.now.${journal.reason}`)}
        </Banner>
      )}
      {journal.state === "damaged" && (
        <Banner tone="bad" role="alert">
          {t("note.damaged", { detail: journal.detail })}
        </Banner>
      )}
      {clockSkewMs !== null && Math.abs(clockSkewMs) > CLOCK_LIMIT_MS && (
        <output className={styles.live}>
          <Banner tone="warn">{t("note.clock", { minutes: Math.round(Math.abs(clockSkewMs) / 60_000) })}</Banner>
        </output>
      )}
      {status.settingsSetAside !== null && (
        <Banner tone="warn">{t("note.setAside", { file: status.settingsSetAside })}</Banner>
      )}
      <PrintNotes />
      {late.map((saleId) => (
        <LateAnswer key={saleId} saleId={saleId} />
      ))}
      {status.host === "browser" && <p className={styles.browser}>{t("note.browser")}</p>}
    </div>
  );
}

/** An answer came to a sale that is no longer in the lane. */
function LateAnswer({ saleId }: { readonly saleId: string }) {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const sale = useSales((sales) => sales.byId[saleId]);
  const format = useFormat();
  if (!sale) return null;
  const about = { number: sale.number, money: format.money(sale.amount) };
  const state = currentAttempt(sale)?.state;
  // A customer who is waited for is no answer yet.
  if (state === "awaiting-customer") return null;
  const isOpen = hasUnknownPayment(sale);
  const paid = state === "paid" && !isOpen;
  return (
    <Banner
      tone={isOpen ? "warn" : paid ? "ok" : "bad"}
      role="alert"
      title={isOpen ? t("note.lateDoubtful", about) : paid ? t("note.latePaid", about) : t("note.lateDeclined", about)}
      action={
        <>
          <Button tone="primary" onClick={() => lane.getState().takeUp(sale)}>
            {t("action.open")}
          </Button>
          <Button onClick={() => lane.getState().dismissLate(saleId)}>{t("action.dismiss")}</Button>
        </>
      }
    />
  );
}
