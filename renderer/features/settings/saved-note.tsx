import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../ui/error-note.tsx";
import type { Saved } from "./use-change.ts";
import styles from "./settings-panel.module.css";

/** What became of the last change. */
export function SavedNote({ saved }: { readonly saved: Saved }) {
  const { t } = useTranslation("settings");
  if (saved.state === "failed") return <ErrorNote error={saved.error} />;
  return (
    <output className={styles.savedNote}>
      {saved.state === "saved"
        ? t("saved", { name: saved.name })
        : saved.state === "saving"
          ? t("saving")
          : t("savedNote")}
    </output>
  );
}
