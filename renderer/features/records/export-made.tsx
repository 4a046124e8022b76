import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Output } from "../../../shared/ipc/contract.ts";
import { useApi } from "../../stores/context.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useTask } from "../../ui/use-task.ts";
import { saveArchive } from "./save-archive.ts";
import { ScrollTable } from "./scroll-table.tsx";
import styles from "./records-panel.module.css";

export type MadeExport = Extract<Output<"exports.make">, { outcome: "made" }>;

/** What was written, by its hashes, and the way to a place of one's own choice. */
export function ExportMade({ made }: { readonly made: MadeExport }) {
  const { t } = useTranslation("records");
  const api = useApi();
  const [saved, setSaved] = useState<"saved" | "gone" | null>(null);
  const { busy, error, run } = useTask<PosError>();
  const save = (): void => {
    void run(() => saveArchive(api, made.id, made.name)).then((answer) => {
      if (answer?.ok === true) setSaved(answer.value);
    });
  };
  return (
    <section className={styles.part} aria-label={t("export.made")}>
      <Banner
        tone="ok"
        title={t("export.made")}
        action={
          <Button tone="primary" disabled={busy} onClick={save}>
            {busy ? t("export.saving") : t("export.save")}
          </Button>
        }
      >
        <p className={styles.technical}>{t("export.where", { file: made.file, size: Math.ceil(made.bytes / 1024) })}</p>
      </Banner>
      <ErrorNote error={error} />
      {saved !== null && (
        <output>{saved === "saved" ? t("export.saved", { name: made.name }) : t("export.gone")}</output>
      )}
      <ScrollTable label={t("export.files")}>
        <thead>
          <tr>
            <th scope="col">{t("export.file")}</th>
            <th scope="col">{t("export.rows")}</th>
            <th scope="col">{t("export.hash")}</th>
          </tr>
        </thead>
        <tbody>
          {made.files.map(({ name, rows, sha256 }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{rows}</td>
              <td className={styles.technical}>{sha256}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p className={styles.quiet}>{t("export.manifest")}</p>
      <p className={styles.technical}>{made.manifest}</p>
      <p className={styles.quiet}>{t("export.manifestHint")}</p>
    </section>
  );
}
