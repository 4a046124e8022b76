import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { ShiftReport } from "../../../shared/domain/shift-report.ts";
import { useAppStatus, useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useEscape } from "../../ui/use-escape.ts";
import { useTask } from "../../ui/use-task.ts";
import { CloseForm } from "./close-form.tsx";
import { OpenForm } from "./open-form.tsx";
import { PastList } from "./past-list.tsx";
import { PrintReport } from "./print-report.tsx";
import { ReportView } from "./report-view.tsx";
import { useXReport } from "./use-shift.ts";
import styles from "./shift-panel.module.css";

type View = { readonly on: "shift" } | { readonly on: "closing" } | { readonly on: "past" } | ZView;
interface ZView {
  readonly on: "z";
  readonly report: ShiftReport;
}

/** The shift: its X report, the way to close it, and the Z reports of the past. */
export function ShiftPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["shift", "common", "records"]);
  const { api, ui } = useStores();
  const shift = useAppStatus((status) => status.shift);
  const [view, setView] = useState<View>({ on: "shift" });
  const x = useXReport();
  const { error, run } = useTask<PosError>();
  const back = () => setView({ on: view.on === "z" ? "past" : "shift" });
  useEscape(view.on === "shift" ? null : back);

  const openZ = (zNumber: number): void => {
    void run(() => api.call("shift.zReport", { zNumber })).then((answer) => {
      if (answer?.ok === true && answer.value) setView({ on: "z", report: answer.value });
    });
  };
  const title =
    view.on === "z"
      ? t("past.z", { number: view.report.zNumber ?? 0 })
      : view.on === "past"
        ? t("past.title")
        : shift
          ? t("title", { number: shift.number })
          : t("none");
  const tools =
    view.on === "shift" ? (
      <>
        {shift && (
          <Button tone="primary" disabled={x?.ok !== true} onClick={() => setView({ on: "closing" })}>
            {t("close.title")}
          </Button>
        )}
        <Button onClick={() => setView({ on: "past" })}>{t("past.title")}</Button>
        <Button onClick={() => ui.getState().open("records")}>{t("records:open")}</Button>
      </>
    ) : (
      <Button onClick={back}>{t("common:back")}</Button>
    );
  return (
    <Panel title={title} closeLabel={t("common:close")} onClose={onClose} tools={tools}>
      <div className={styles.body}>
        <ErrorNote error={error} />
        {view.on === "z" && <Report title={title} report={view.report} />}
        {view.on === "past" && <PastList onOpen={openZ} />}
        {view.on === "closing" && x?.ok === true && (
          <CloseForm report={x.value} onClosed={(report) => setView({ on: "z", report })} onCancel={back} />
        )}
        {view.on === "shift" && shift === null && <OpenForm />}
        {view.on === "shift" && x?.ok === true && <Report title={title} report={x.value} />}
        {x?.ok === false && <ErrorNote error={x.error} />}
      </div>
    </Panel>
  );
}

/** A report to be read, and to be put on paper. */
function Report({ title, report }: { readonly title: string; readonly report: ShiftReport }) {
  return (
    <>
      <PrintReport report={report} />
      <ReportView title={title} report={report} />
    </>
  );
}
