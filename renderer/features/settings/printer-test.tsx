import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PrinterState, PrintPreview } from "../../../shared/domain/print-job.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { assertNever } from "../../../shared/result.ts";
import { useAppStatus, useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PrintPicture } from "../../ui/print-picture.tsx";
import { useTask } from "../../ui/use-task.ts";
import styles from "./settings-panel.module.css";

/** Asks the printer how it is, and prints or shows a page that tells whether everything is set right. */
export function PrinterTest() {
  const { t } = useTranslation(["printing", "errors"]);
  const { api } = useStores();
  const who = useAppStatus((status) => status.settings.terminal.cashier);
  const ready = useAppStatus((status) => status.printing.ready);
  const [said, setSaid] = useState("");
  const [preview, setPreview] = useState<PrintPreview | null>(null);
  const { busy, error, run } = useTask<PosError>();

  function wordsOf(state: PrinterState): string {
    switch (state.state) {
      case "ready":
        return state.paperLow ? t("readyLow") : t("ready");
      case "silent":
        return t("silent");
      case "failed":
        return `${t(`errors:printer.what.${state.problem}`)} ${t("errors:printer.now")}`;
      default:
        return assertNever(state);
    }
  }
  function ask(): void {
    setSaid(t("asking"));
    void run(() => api.call("print.ask", null)).then((answer) =>
      setSaid(answer?.ok === true ? wordsOf(answer.value) : ""),
    );
  }
  function print(): void {
    setSaid("");
    void run(() => api.call("print.print", { what: { kind: "test" }, who })).then((answer) =>
      setSaid(answer?.ok === true ? t("queued") : ""),
    );
  }
  function look(): void {
    if (preview !== null) return setPreview(null);
    void run(() => api.call("print.preview", { what: { kind: "test" } })).then((answer) => {
      if (answer?.ok === true) setPreview(answer.value);
    });
  }
  return (
    <>
      <h4 className={styles.subtitle}>{t("test")}</h4>
      <div className={styles.badges}>
        <Button disabled={busy || !ready} onClick={ask}>
          {t("ask")}
        </Button>
        <Button disabled={busy || !ready} onClick={print}>
          {t("testPrint")}
        </Button>
        <Button disabled={busy} aria-expanded={preview !== null} onClick={look}>
          {preview === null ? t("testLook") : t("hide")}
        </Button>
      </div>
      <output className={styles.verdict}>{said}</output>
      <ErrorNote error={error} />
      {preview !== null && <PrintPicture preview={preview} label={t("picture")} />}
    </>
  );
}
