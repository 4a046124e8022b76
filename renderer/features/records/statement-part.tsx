import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { ComparisonView } from "./comparison-view.tsx";
import { MappingForm } from "./mapping-form.tsx";
import { RowFaults } from "./row-faults.tsx";
import { useStatement } from "./use-statement.ts";
import styles from "./records-panel.module.css";

/** A provider's statement: choose it, say what stands where, compare, confirm. */
export function StatementPart() {
  const { t } = useTranslation(["records", "common"]);
  const { time } = useFormat();
  const providers = useAppStatus((status) => status.providers);
  const selected = useAppStatus((status) => status.provider.id);
  const [provider, setProvider] = useState<ProviderId>(selected);
  const input = useRef<HTMLInputElement>(null);
  const flow = useStatement();
  const { chosen, progress, look, compared, id } = flow;
  const offered = providers.filter((each) => each.enabled || each.id === provider);
  return (
    <div className={styles.part}>
      <p className={styles.quiet}>{t("statement.what")}</p>
      <Segmented
        label={t("statement.provider")}
        value={provider}
        options={offered.map((each) => ({ value: each.id, label: t(`common:provider.${each.id}`) }))}
        onChange={(next) => {
          setProvider(next);
          flow.forget();
        }}
      />
      <input
        ref={input}
        className={styles.file}
        type="file"
        accept=".csv,.txt,.tsv,.xlsx,text/csv"
        tabIndex={-1}
        aria-label={t("statement.choose")}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file, mended, may be chosen again.
          event.currentTarget.value = "";
          if (file) flow.take(provider, file);
        }}
      />
      <div>
        <Button
          tone={chosen === null ? "primary" : "plain"}
          disabled={progress !== null}
          onClick={() => input.current?.click()}
        >
          {chosen === null ? t("statement.choose") : t("statement.another")}
        </Button>
      </div>
      {chosen && <p>{t("statement.file", { name: chosen.name, size: Math.ceil(chosen.size / 1024) })}</p>}
      {progress !== null && <output>{t("statement.taking", { n: Math.floor(progress * 100) })}</output>}
      {flow.isTooLarge && <Banner tone="bad" role="alert" title={t("statement.tooLarge")} />}
      <ErrorNote error={flow.error} time={time} />
      <Unreadable answer={look} />
      {look?.outcome === "read" && (
        <MappingForm
          key={`${id ?? ""} ${JSON.stringify(look.form)}`}
          look={look}
          busy={flow.busy}
          onForm={flow.lookAgain}
          onCompare={(mapping) => flow.compare({ form: look.form, mapping })}
        />
      )}
      <Unreadable answer={compared} />
      {compared?.outcome === "rows" && <RowFaults total={compared.total} faults={compared.faults} />}
      {compared?.outcome === "compared" && id !== null && <ComparisonView id={id} comparison={compared.comparison} />}
    </div>
  );
}

type Answer = ReturnType<typeof useStatement>["look"] | ReturnType<typeof useStatement>["compared"];

/** Why the file could not be read at all, where that is so. */
function Unreadable({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation("records");
  if (answer?.outcome === "gone") return <Banner tone="warn" role="alert" title={t("statement.gone")} />;
  if (answer?.outcome !== "unreadable") return null;
  const { problem, row } = answer;
  return (
    <Banner tone="bad" role="alert" title={t(`statement.problems.${problem}`)}>
      {row === null ? undefined : t("statement.atRow", { row })}
    </Banner>
  );
}
