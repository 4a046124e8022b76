import { useCallback, useEffect, useRef, useState } from "react";
import type { Sale } from "../../../shared/domain/sale.ts";
import { dayOf } from "../../i18n/days.ts";
import { formatWhole } from "../../i18n/format.ts";
import { useSales, useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useEscape } from "../../ui/use-escape.ts";
import { VirtualList, type VirtualListHandle } from "../../ui/virtual-list.tsx";
import { SaleDetail } from "./sale-detail.tsx";
import { SaleRow } from "./sale-row.tsx";
import { SearchFields } from "./search-fields.tsx";
import type { Question } from "./search-store.ts";
import { useSearch } from "./use-search.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./history-panel.module.css";

const TODAY: Question = { text: "", kind: "all", provider: null, days: { of: "today" } };

/** Sales of today, of any days, of all: searched, and one of them in full. */
export function HistoryPanel({ onClose }: { readonly onClose: () => void }) {
  const { t, money, timeZone } = useVoice();
  const { now, ui } = useStores();
  const [question, setQuestion] = useState(TODAY);
  const [open, setOpen] = useState<Sale | null>(null);
  const [lastIndex, setLastIndex] = useState<number | null>(null);
  const list = useRef<VirtualListHandle>(null);
  const follows = useCallback(() => list.current?.isAtTop() ?? true, []);
  const found = useSearch(question, follows);
  const byId = useSales((store) => store.byId);
  const { rows, count, isOpenEnded, answered, need } = found;
  const openSale = open === null ? null : newer(open, byId[open.id]);

  const back = () => {
    // Sales may have come in above it.
    setLastIndex([...rows].find(([, { id }]) => id === open?.id)?.[0] ?? 0);
    setOpen(null);
  };
  useEscape(openSale === null ? null : back);
  useEffect(() => {
    // Back from a sale: the list goes on where it was left. The panel itself takes the focus first.
    if (open === null && lastIndex !== null) list.current?.focusRow(lastIndex);
  }, [open, lastIndex]);
  if (openSale !== null) {
    return (
      <Panel
        title={t("sale", { number: openSale.number })}
        closeLabel={t("common:close")}
        onClose={onClose}
        tools={<Button onClick={back}>{t("back")}</Button>}
      >
        <SaleDetail key={openSale.id} sale={openSale} onClose={onClose} />
      </Panel>
    );
  }
  const { busy, error, paid } = found;
  const isDated = answered !== null && answered.days.of !== "today";
  const currencies = new Set([...rows.values()].map(({ amount }) => amount.currency));
  const ask = (asked: Question) => {
    setLastIndex(null);
    setQuestion(asked);
  };
  const isPlain = question.text.trim() === "" && question.kind === "all" && question.provider === null;
  return (
    // Keys of the list hold in its title and filters too: arrow down goes from there into the list.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.whole} onKeyDown={(event) => list.current?.press(event)}>
      <Panel
        title={t("title")}
        closeLabel={t("common:close")}
        onClose={onClose}
        tools={<Button onClick={() => ui.getState().open("reports")}>{t("reports")}</Button>}
      >
        <div className={styles.panel}>
          <SearchFields question={question} today={dayOf(now(), timeZone)} onChange={ask} />
          <output className={styles.summary}>
            {answered !== null && summary(count, isOpenEnded, paid?.map(money) ?? null, t)}
          </output>
          <ErrorNote error={error} />
          {busy && count === 0 && <p>{t("loading")}</p>}
          {!busy && count === 0 && error === null && (
            <div className={styles.empty}>
              <p>{isPlain ? t("empty") : t("noMatch")}</p>
              {question.days.of !== "all" && (
                <Button onClick={() => ask({ ...question, days: { of: "all" } })}>{t("searchAll")}</Button>
              )}
              {!isPlain && <Button onClick={() => ask({ ...TODAY, days: question.days })}>{t("showAll")}</Button>}
            </div>
          )}
          {count > 0 && (
            <VirtualList
              label={t("title")}
              about={JSON.stringify(answered)}
              count={count}
              isOpenEnded={isOpenEnded}
              rowRem={rowRem}
              onSight={need}
              list={list}
              startAt={lastIndex}
              renderRow={(index, focus) => {
                const row = rows.get(index);
                const sale = row === undefined ? undefined : newer(row, byId[row.id]);
                return (
                  <SaleRow
                    sale={sale ?? null}
                    bare={currencies.size <= 1}
                    isDated={isDated}
                    focus={focus}
                    onOpen={() => sale && setOpen(sale)}
                  />
                );
              }}
            />
          )}
          <p className={styles.keys}>{t("keys")}</p>
        </div>
      </Panel>
    </div>
  );
}

/** In a narrow list a sale takes one more line. */
function rowRem(widthRem: number): number {
  return widthRem > 0 && widthRem < 34 ? 6.75 : 5.25;
}

/** What an event has brought may be newer than what the journal answered, or older. */
function newer<T extends { readonly updatedAt: number }>(one: T, other: T | undefined): T {
  return other && other.updatedAt >= one.updatedAt ? other : one;
}

function summary(
  n: number,
  isOpenEnded: boolean,
  paid: readonly string[] | null,
  t: ReturnType<typeof useVoice>["t"],
): string {
  const formatted = formatWhole(n);
  if (isOpenEnded) return t("summaryMore", { n: formatted });
  if (paid === null) return t("summaryCount", { n: formatted });
  return t("summary", { n: formatted, amount: paid.length === 0 ? "0" : paid.join(" + ") });
}
