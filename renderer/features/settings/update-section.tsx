import { useEffect, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { UpdateStatus, UpdateVerdict } from "../../../shared/ipc/calls/update.ts";
import { useApi, useAppStatus } from "../../stores/context.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { useTask } from "../../ui/use-task.ts";
import { UpdateHistory } from "./update-history.tsx";
import { UpdateOfferForm } from "./update-offer.tsx";
import styles from "./settings-panel.module.css";

/** Which version runs, and the way to another: from a stick or the shop's network, checked before anything is run. */
export function UpdateSection() {
  const { t } = useTranslation("update");
  const api = useApi();
  const who = useAppStatus((status) => status.settings.terminal.cashier);
  const [status, setStatus] = useState<UpdateStatus | null>(null);
  const [source, setSource] = useState("");
  const [places, setPlaces] = useState<readonly string[] | null>(null);
  const [verdict, setVerdict] = useState<UpdateVerdict | null>(null);
  const { busy, error, run } = useTask<PosError>();

  useEffect(() => {
    let wanted = true;
    void api.call("update.status", null).then((answer) => {
      if (wanted && answer.ok) setStatus(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [api]);

  function find(): void {
    void run(() => api.call("update.find", null)).then((answer) => {
      if (answer?.ok !== true) return;
      setPlaces(answer.value);
      const [only, another] = answer.value;
      if (only !== undefined && another === undefined) setSource(only);
    });
  }
  function check(event: SyntheticEvent): void {
    event.preventDefault();
    if (source.trim() === "") return;
    setVerdict(null);
    void run(() => api.call("update.check", { source: source.trim(), who })).then((answer) => {
      if (answer?.ok === true) setVerdict(answer.value);
    });
  }
  if (!status) return null;
  const offer = verdict?.outcome === "ready" ? verdict.offer : status.ready;
  return (
    <div className={styles.fields}>
      <p>{t("present", { version: status.version })}</p>
      <UpdateHistory status={status} />
      {status.kind === null ? (
        <Banner tone="neutral">{t("notUpdatable")}</Banner>
      ) : (
        <form className={styles.fields} onSubmit={check}>
          <Field label={t("where")} value={source} onChange={setSource} hint={t("whereHint")} maxLength={1000} />
          {places?.length === 0 && <p className={styles.hint}>{t("foundNone")}</p>}
          <div className={styles.buttons}>
            {places?.map((place) => (
              <Button key={place} onClick={() => setSource(place)}>
                {t("use", { place })}
              </Button>
            ))}
            <Button onClick={find} disabled={busy}>
              {t("find")}
            </Button>
            <Button type="submit" tone="primary" disabled={busy || source.trim() === ""}>
              {busy ? t("checking") : t("check")}
            </Button>
          </div>
        </form>
      )}
      <ErrorNote error={error} />
      {verdict?.outcome === "refused" && <Refused verdict={verdict} />}
      {offer && <UpdateOfferForm key={offer.sha512} offer={offer} onRefused={setVerdict} />}
    </div>
  );
}

function Refused({ verdict }: { readonly verdict: Extract<UpdateVerdict, { outcome: "refused" }> }) {
  const { t } = useTranslation("update");
  return (
    <Banner tone="bad" title={t("refused")} role="alert">
      <p>{t(`refusal.${verdict.reason}`)}</p>
      <p>{t("refusedNothing")}</p>
      <p className={styles.hint}>{verdict.detail}</p>
    </Banner>
  );
}
