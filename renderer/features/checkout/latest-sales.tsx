import { useTranslation } from "react-i18next";
import { currentAttempt } from "../../../shared/domain/sale-facts.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { formatMoney } from "../../i18n/format.ts";
import { useSales, useStores } from "../../stores/context.tsx";
import { saleState, saleTone } from "../../stores/sale-state.ts";
import { useFormat } from "../../stores/use-format.ts";
import { StatePill } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { stateIcon } from "./state-icon.tsx";
import styles from "./latest-sales.module.css";

const SHOWN = 4;

/** Today's latest sales at the foot of the screen; one of them opens in the lane. */
export function LatestSales() {
  const { t } = useTranslation("checkout");
  const { ui } = useStores();
  const today = useSales((sales) => sales.today);
  return (
    <footer className={styles.strip} aria-label={t("footer.label")}>
      {today.length === 0 ? (
        <p className={styles.empty}>{t("footer.empty")}</p>
      ) : (
        <ul className={styles.list}>
          {today.slice(0, SHOWN).map((sale) => (
            <li key={sale.id}>
              <LatestSale sale={sale} />
            </li>
          ))}
        </ul>
      )}
      <Button keyHint="F3" onClick={() => ui.getState().toggle("sales")}>
        {t("action.allSales")}
      </Button>
    </footer>
  );
}

function LatestSale({ sale }: { readonly sale: Sale }) {
  const { t } = useTranslation("common");
  const { lane } = useStores();
  const format = useFormat();
  const state = saleState(sale);
  const attempt = currentAttempt(sale);
  return (
    <button type="button" className={styles.sale} onClick={() => lane.getState().takeUp(sale)}>
      <span className={styles.amount}>{formatMoney(sale.amount)}</span>
      <StatePill tone={saleTone(sale)} icon={stateIcon(state)}>
        {t(`state.${state}`)}
      </StatePill>
      <span className={styles.small}>
        {[attempt ? t(`provider.${attempt.provider}`) : null, format.time(sale.openedAt)].filter(Boolean).join(" · ")}
      </span>
      <span className={styles.small}>{sale.fiscal?.receipt ? `№ ${sale.fiscal.receipt.number}` : sale.number}</span>
    </button>
  );
}
