import { useEffect, useRef, useState } from "react";
import { useSales } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { List } from "../../ui/list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { SaleDetail } from "./sale-detail.tsx";
import { filterSales, paidTotals, stateFilters, type StateFilter } from "./sale-filter.ts";
import { SaleRow } from "./sale-row.tsx";
import { useDays, useDaySales } from "./use-day.ts";
import { useEscape } from "../../ui/use-escape.ts";
import { rowsOf, useRowKeys } from "./use-row-keys.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./history-panel.module.css";

const TODAY = "today";

/** The sales of a day, and one of them in full. */
export function HistoryPanel({ onClose }: { readonly onClose: () => void }) {
  const { t, money, day: dayName } = useVoice();
  const [day, setDay] = useState<string | null>(null);
  const [state, setState] = useState<StateFilter>("all");
  const [text, setText] = useState("");
  const [openId, setOpenId] = useState<string | null>(null);
  const lastId = useRef<string | null>(null);
  const { sales, loading, error } = useDaySales(day);
  const days = useDays();
  const fromStore = useSales((store) => (openId === null ? undefined : store.byId[openId]));
  const open = openId === null ? null : (fromStore ?? sales.find((sale) => sale.id === openId) ?? null);
  const shown = filterSales(sales, state, text);
  const oneCurrency = new Set(sales.map((sale) => sale.amount.currency)).size <= 1;
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = useRowKeys(list);

  const back = () => {
    lastId.current = openId;
    setOpenId(null);
  };
  useEscape(open === null ? null : back);
  useEffect(() => {
    // Back from a sale: the list goes on where it was left.
    if (open !== null || lastId.current === null) return;
    const index = shown.findIndex((sale) => sale.id === lastId.current);
    rowsOf(list.current)[index]?.focus();
    lastId.current = null;
  }, [open, shown]);

  if (open !== null) {
    return (
      <Panel
        title={t("sale", { number: open.number })}
        closeLabel={t("common:close")}
        onClose={onClose}
        tools={<Button onClick={back}>{t("back")}</Button>}
      >
        <SaleDetail key={open.id} sale={open} onClose={onClose} />
      </Panel>
    );
  }
  const today = sales[0]?.day;
  const dayOptions = days
    .filter((entry) => day !== null || entry.day !== today)
    .map((entry) => ({ value: entry.day, label: t("dayOption", { day: dayName(entry.day), n: entry.sales }) }));
  const paid = paidTotals(shown).map(money).join(" + ");
  return (
    // Keys of the list hold in its title and filters too: arrow down goes from there into the list.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.whole} onKeyDown={onKeyDown}>
      <Panel title={t("title")} closeLabel={t("common:close")} onClose={onClose}>
        <div className={styles.panel}>
          <div className={styles.filters}>
            <Field type="search" label={t("filter")} placeholder={t("filterHint")} value={text} onChange={setText} />
            <Select
              label={t("day")}
              value={day ?? TODAY}
              options={[{ value: TODAY, label: t("today") }, ...dayOptions]}
              onChange={(value) => setDay(value === TODAY ? null : value)}
            />
          </div>
          <Segmented
            label={t("stateFilter")}
            labelHidden
            value={state}
            options={stateFilters.map((value) => ({ value, label: t(`filters.${value}`) }))}
            onChange={setState}
          />
          <output className={styles.summary}>
            {t("summary", { n: shown.length, amount: paid === "" ? "0" : paid })}
          </output>
          <ErrorNote error={error} />
          {loading && <p>{t("loading")}</p>}
          {!loading && sales.length === 0 && error === null && <p className={styles.empty}>{t("empty")}</p>}
          {sales.length > 0 && shown.length === 0 && (
            <div className={styles.empty}>
              <p>{t("noMatch")}</p>
              <Button
                onClick={() => {
                  setText("");
                  setState("all");
                }}
              >
                {t("showAll")}
              </Button>
            </div>
          )}
          <div ref={list} className={styles.rows}>
            <List label={t("title")}>
              {shown.map((sale) => (
                <SaleRow key={sale.id} sale={sale} bare={oneCurrency} onOpen={() => setOpenId(sale.id)} />
              ))}
            </List>
          </div>
          <p className={styles.keys}>{t("keys")}</p>
        </div>
      </Panel>
    </div>
  );
}
