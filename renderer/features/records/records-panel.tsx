import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { ExportForm } from "./export-form.tsx";
import { StatementPart } from "./statement-part.tsx";
import styles from "./records-panel.module.css";

const parts = ["export", "statement"] as const;

/** What leaves the till as files, and what a provider says about its payments. */
export function RecordsPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["records", "common"]);
  const [part, setPart] = useState<(typeof parts)[number]>("export");
  return (
    <Panel title={t("title")} closeLabel={t("common:close")} onClose={onClose}>
      <div className={styles.body}>
        <Segmented
          label={t("part")}
          labelHidden
          value={part}
          options={parts.map((value) => ({ value, label: t(`parts.${value}`) }))}
          onChange={setPart}
        />
        {part === "export" ? <ExportForm /> : <StatementPart />}
      </div>
    </Panel>
  );
}
