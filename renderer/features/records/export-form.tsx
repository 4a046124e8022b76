import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Input, Output } from "../../../shared/ipc/contract.ts";
import { useApi } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { useSignature } from "../../stores/use-signature.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { useTask } from "../../ui/use-task.ts";
import { ExportMade, type MadeExport } from "./export-made.tsx";
import { SignatureFields } from "./signature.tsx";
import styles from "./records-panel.module.css";

type Scope = Input<"exports.make">["scope"];
const scopes = ["shift", "z", "days"] as const;

/** Writes sales and events of a shift or a period as files. */
export function ExportForm() {
  const { t } = useTranslation("records");
  const { time } = useFormat();
  const api = useApi();
  const signature = useSignature();
  const [kind, setKind] = useState<(typeof scopes)[number]>("shift");
  const [z, setZ] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [answer, setAnswer] = useState<Output<"exports.make"> | null>(null);
  const { busy, error, run } = useTask<PosError>();
  const scope = scopeOf(kind, z, from, to);

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (scope === null || !signature.complete) return;
    setAnswer(null);
    void run(() => api.call("exports.make", { scope, ...signature.input })).then((made) => {
      if (made?.ok === true) setAnswer(made.value);
    });
  }
  const made: MadeExport | null = answer?.outcome === "made" ? answer : null;
  return (
    <>
      <form className={styles.part} noValidate onSubmit={submit}>
        <p className={styles.quiet}>{t("export.what")}</p>
        <Segmented
          label={t("export.scope")}
          value={kind}
          options={scopes.map((value) => ({ value, label: t(`export.scopes.${value}`) }))}
          onChange={setKind}
        />
        {kind === "z" && (
          <div className={styles.fields}>
            <Field label={t("export.z")} value={z} onChange={setZ} inputMode="numeric" maxLength={9} required />
          </div>
        )}
        {kind === "days" && (
          <div className={styles.fields}>
            <Field label={t("export.from")} type="date" value={from} onChange={setFrom} required />
            <Field label={t("export.to")} type="date" value={to} onChange={setTo} required />
          </div>
        )}
        <SignatureFields signature={signature} />
        <div>
          <Button type="submit" tone="primary" disabled={busy || scope === null || !signature.complete}>
            {busy ? t("export.making") : t("export.make")}
          </Button>
        </div>
      </form>
      <ErrorNote error={error} time={time} />
      <output>{answer?.outcome === "nothing" && <Banner tone="warn" title={t("export.nothing")} />}</output>
      {made && <ExportMade key={made.id} made={made} />}
    </>
  );
}

function scopeOf(kind: (typeof scopes)[number], z: string, from: string, to: string): Scope | null {
  if (kind === "shift") return { kind: "shift", zNumber: null };
  if (kind === "z") return /^[1-9]\d{0,8}$/u.test(z.trim()) ? { kind: "shift", zNumber: Number(z) } : null;
  return from !== "" && to !== "" && from <= to ? { kind: "days", from, to } : null;
}
