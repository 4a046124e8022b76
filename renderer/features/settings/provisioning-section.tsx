import { useEffect, useId, useRef, useState, type SyntheticEvent } from "react";
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

/** As much as the contract takes. */
const LARGEST = 200_000;

/** Hands every provisioning document that is scanned to `take` until the answered function is called. */
export type ScannedDocuments = (take: (document: string) => void) => () => void;

/** Sets the till up from one document: a file, a pasted text or a scan. Problems are listed by their place in it. */
export function ProvisioningSection({ scans }: { readonly scans: ScannedDocuments }) {
  const { t } = useTranslation("settings");
  const { moment } = useMoment();
  const { api, status } = useStores();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  // Apart from the text: whoever stands by the till saw nothing of it yet, and need not.
  const [scanned, setScanned] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Output<"provision.apply"> | null>(null);
  const signature = useSignature();
  const { busy, error, run } = useTask<PosError>();
  const document = scanned ?? text;
  const tooLarge = document.length > LARGEST;
  const empty = document.trim() === "";

  function edit(next: string): void {
    setText(next);
    setScanned(null);
    setOutcome(null);
  }
  useEffect(
    () =>
      scans((read) => {
        setText("");
        setScanned(read);
        setOutcome(null);
      }),
    [scans],
  );
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (empty || tooLarge || !signature.complete) return;
    void run(() => api.call("provision.apply", { document, ...signature.input })).then((answer) => {
      setOutcome(answer?.ok === true ? answer.value : null);
      // The document may hold a PIN: it is not left on screen once it has been applied.
      if (answer?.ok !== true || answer.value.outcome !== "applied") return;
      setText("");
      setScanned(null);
      // Which secrets are set may be all that changed.
      void status.getState().refresh();
    });
  }
  return (
    <form className={styles.fields} onSubmit={submit}>
      <p className={styles.hint}>{t("provisioning.what")}</p>
      <input
        ref={file}
        className={styles.file}
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={t("provisioning.choose")}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen) void chosen.text().then(edit);
        }}
      />
      <div>
        <Button onClick={() => file.current?.click()}>{t("provisioning.choose")}</Button>
      </div>
      <div className={styles.paste}>
        <label className={styles.label} htmlFor={id}>
          {t("provisioning.paste")}
        </label>
        <textarea
          id={id}
          className={styles.document}
          rows={8}
          spellCheck={false}
          value={text}
          aria-invalid={tooLarge ? true : undefined}
          onChange={(event) => edit(event.currentTarget.value)}
        />
        <p className={styles.hint}>{t("provisioning.scan")}</p>
        {tooLarge && <p role="alert">{t("provisioning.tooLarge")}</p>}
      </div>
      <output>
        {scanned !== null && (
          <Banner tone="accent" title={t("provisioning.scanned", { number: scanned.length })}>
            {t("provisioning.scannedHidden")}
          </Banner>
        )}
      </output>
      <WhoFields label={t("provisioning.who")} signature={signature} />
      <div>
        <Button type="submit" tone="primary" disabled={busy || tooLarge || empty || !signature.complete}>
          {busy ? t("provisioning.applying") : t("provisioning.apply")}
        </Button>
      </div>
      <ErrorNote error={error} time={moment} />
      {outcome !== null && <Outcome outcome={outcome} />}
    </form>
  );
}

function Outcome({ outcome }: { readonly outcome: Output<"provision.apply"> }) {
  const { t } = useTranslation("settings");
  if (outcome.outcome === "applied") {
    return (
      <output>
        <Banner tone="ok" title={t("provisioning.applied")}>
          {outcome.changed.length === 0 ? t("provisioning.nothingChanged") : outcome.changed.join(", ")}
        </Banner>
      </output>
    );
  }
  return (
    <Banner tone="bad" role="alert" title={t("provisioning.refused")}>
      <ul className={styles.problems}>
        {outcome.problems.map(({ path, problem }) => (
          <li key={`${path}:${problem}`}>
            <code>{path === "" ? t("provisioning.wholeDocument") : path}</code>
            <span>{problem}</span>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
