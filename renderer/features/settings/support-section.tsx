import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Output } from "../../../shared/ipc/contract.ts";
import { useStores } from "../../stores/context.tsx";
import { useSignature } from "../../stores/use-signature.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useTask } from "../../ui/use-task.ts";
import { useMoment } from "./use-moment.ts";
import { WhoFields } from "./who-fields.tsx";
import styles from "./settings-panel.module.css";

type Exported = Output<"support.exportDiagnostics">;

/** Writes what a support person needs, and shows all of it before anybody gets it. */
export function SupportSection() {
  const { t } = useTranslation(["support", "selftest"]);
  const { moment } = useMoment();
  const { api, ui } = useStores();
  const signature = useSignature();
  const [exported, setExported] = useState<Exported | null>(null);
  const { busy, error, run } = useTask<PosError>();

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (!signature.complete) return;
    void run(() => api.call("support.exportDiagnostics", signature.input)).then((answer) => {
      setExported(answer?.ok === true ? answer.value : null);
    });
  }
  return (
    <form className={styles.fields} onSubmit={submit}>
      <div>
        <Button keyHint="Ctrl F9" keyShortcut="Control+F9" onClick={() => ui.getState().open("check")}>
          {t("selftest:open")}
        </Button>
      </div>
      <h4 className={styles.subtitle}>{t("title")}</h4>
      <p className={styles.hint}>{t("what")}</p>
      <WhoFields label={t("who")} signature={signature} />
      <div>
        <Button type="submit" tone="primary" disabled={busy || !signature.complete}>
          {busy ? t("exporting") : t("export")}
        </Button>
      </div>
      <ErrorNote error={error} time={moment} />
      {exported !== null && <Contents exported={exported} />}
    </form>
  );
}

function Contents({ exported }: { readonly exported: Exported }) {
  const { t } = useTranslation("support");
  return (
    <>
      <output>
        <Banner tone="ok" title={t("done")}>
          <span className={styles.technical}>
            {t("where", { file: exported.file, size: kilobytes(exported.bytes) })}
          </span>
        </Banner>
      </output>
      <h4 className={styles.subtitle}>{t("read")}</h4>
      {exported.files.map(({ name, bytes, text, isCut }) => (
        <details key={name} className={styles.archived}>
          <summary>
            <code>{name}</code> <span className={styles.hint}>{t("size", { size: kilobytes(bytes) })}</span>
          </summary>
          {isCut && <p className={styles.hint}>{t("cut")}</p>}
          <pre className={styles.archivedText}>{text}</pre>
        </details>
      ))}
    </>
  );
}

function kilobytes(bytes: number): string {
  return String(Math.ceil(bytes / 1024));
}
