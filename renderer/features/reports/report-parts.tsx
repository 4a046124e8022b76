import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isOneOf, notSentReasons, unknownReasons } from "../../../shared/domain/choices.ts";
import type { PeriodReport } from "../../../shared/domain/period-report.ts";
import { formatWhole } from "../../i18n/format.ts";
import { useFormat } from "../../stores/use-format.ts";
import { Bars } from "./bars.tsx";
import styles from "./reports-panel.module.css";

/** Every part of a report: its picture, and the same in a table. */
export function ReportParts({ report }: { readonly report: PeriodReport }) {
  return (
    <>
      <Hours hours={report.hours} />
      <Providers providers={report.providers} />
      <Outcomes outcomes={report.outcomes} />
      <Waits waits={report.waits} />
      <Reasons reasons={report.reasons} others={report.others} />
    </>
  );
}

function Hours({ hours }: Pick<PeriodReport, "hours">) {
  const { t } = useTranslation("reports");
  const { money } = useFormat();
  const [first, last] = [hours[0]?.hour, hours.at(-1)?.hour];
  if (first === undefined || last === undefined) return null;
  // Quiet hours in between are part of the picture.
  const shown = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const counts = shown.map((hour) => hours.filter((one) => one.hour === hour).reduce((sum, one) => sum + one.count, 0));
  return (
    <Part title={t("hours.title")}>
      <Bars
        direction="upright"
        names={shown.map(twoDigits)}
        series={[{ name: t("paid"), look: "solid", values: counts }]}
        write={formatWhole}
      />
      <Table
        heads={[t("hours.hour"), t("paid"), t("amount")]}
        rows={hours.map(({ hour, count, ...sum }) => [
          `${twoDigits(hour)}:00 – ${twoDigits((hour + 1) % 24)}:00`,
          formatWhole(count),
          money(sum),
        ])}
      />
    </Part>
  );
}

function Providers({ providers }: Pick<PeriodReport, "providers">) {
  const { t } = useTranslation(["reports", "common"]);
  const { money } = useFormat();
  const nameOf = ({ provider, currency }: PeriodReport["providers"][number]) =>
    `${t(`common:provider.${provider}`)} · ${t(`common:currency.${currency}`)}`;
  return (
    <Part title={t("providers.title")}>
      <Bars
        direction="lying"
        isStacked
        names={providers.map(nameOf)}
        series={[
          { name: t("paid"), look: "solid", values: providers.map(({ paid }) => paid) },
          { name: t("notPaid"), look: "hatched", values: providers.map(({ attempts, paid }) => attempts - paid) },
        ]}
        write={formatWhole}
      />
      <Table
        heads={[t("providers.provider"), t("paid"), t("notPaid"), t("amount"), t("providers.refunded")]}
        rows={providers.map((row) => [
          nameOf(row),
          formatWhole(row.paid),
          formatWhole(row.attempts - row.paid),
          money({ minor: row.minor, currency: row.currency }),
          money({ minor: row.refunded, currency: row.currency }),
        ])}
      />
    </Part>
  );
}

function Outcomes({ outcomes }: Pick<PeriodReport, "outcomes">) {
  const { t } = useTranslation(["reports", "shift"]);
  const { locale } = useFormat();
  const names = outcomes.map(({ state }) => t(`shift:state.${state}`));
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const all = outcomes.reduce((sum, { count }) => sum + count, 0);
  return (
    <Part title={t("outcomes.title")}>
      <Bars
        direction="lying"
        names={names}
        series={[{ name: t("count"), look: "solid", values: outcomes.map(({ count }) => count) }]}
        write={formatWhole}
      />
      <Table
        heads={[t("outcomes.outcome"), t("count"), t("share")]}
        rows={outcomes.map(({ count }, index) => [names[index] ?? "", formatWhole(count), percent.format(count / all)])}
      />
    </Part>
  );
}

function Waits({ waits }: Pick<PeriodReport, "waits">) {
  const { t } = useTranslation(["reports", "common"]);
  const { seconds } = useFormat();
  if (waits.length === 0) return null;
  const names = waits.map(({ provider }) => t(`common:provider.${provider}`));
  const written = (ms: number) => t("waits.seconds", { seconds: seconds(ms) });
  return (
    <Part title={t("waits.title")} about={t("waits.about")}>
      <Bars
        direction="lying"
        names={names}
        series={[
          { name: t("waits.half"), look: "solid", values: waits.map(({ p50 }) => p50) },
          { name: t("waits.most"), look: "hatched", values: waits.map(({ p95 }) => p95) },
        ]}
        write={written}
      />
      <Table
        heads={[t("providers.provider"), t("waits.answered"), t("waits.half"), t("waits.most")]}
        rows={waits.map(({ answered, p50, p95 }, index) => [
          names[index] ?? "",
          formatWhole(answered),
          written(p50),
          written(p95),
        ])}
      />
    </Part>
  );
}

function Reasons({ reasons, others }: Pick<PeriodReport, "reasons" | "others">) {
  const { t } = useTranslation(["reports", "common", "shift", "history"]);
  const why = (reason: string): string => {
    if (isOneOf(notSentReasons, reason)) return t(`history:notSentReason.${reason}`);
    if (isOneOf(unknownReasons, reason)) return t(`history:unknownReason.${reason}`);
    if (reason === "person") return t("reasons.person");
    return reason === "" ? t("reasons.nothing") : reason;
  };
  return (
    <Part title={t("reasons.title")}>
      {reasons.length === 0 ? (
        <p className={styles.none}>{t("reasons.none")}</p>
      ) : (
        <>
          <Bars
            direction="lying"
            names={reasons.map(({ reason }) => why(reason))}
            series={[{ name: t("count"), look: "solid", values: reasons.map(({ count }) => count) }]}
            write={formatWhole}
          />
          <Table
            heads={[t("reasons.why"), t("outcomes.outcome"), t("providers.provider"), t("count")]}
            rows={[
              ...reasons.map(({ provider, state, reason, count }) => [
                why(reason),
                t(`shift:state.${state}`),
                t(`common:provider.${provider}`),
                formatWhole(count),
              ]),
              ...(others === 0 ? [] : [[t("reasons.others"), "", "", formatWhole(others)]]),
            ]}
          />
        </>
      )}
    </Part>
  );
}

interface PartProps {
  readonly title: string;
  readonly about?: string;
  readonly children: ReactNode;
}

function Part({ title, about, children }: PartProps) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      {about !== undefined && <p className={styles.about}>{about}</p>}
      {children}
    </section>
  );
}

interface TableProps {
  readonly heads: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

function Table({ heads, rows }: TableProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = "", ...cells], index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            {cells.map((cell, column) => (
              <td key={heads[column + 1] ?? ""}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function twoDigits(hour: number): string {
  return String(hour).padStart(2, "0");
}
