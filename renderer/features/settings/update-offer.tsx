import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { UpdateOffer } from "../../../shared/domain/update.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { UpdateVerdict } from "../../../shared/ipc/calls/update.ts";
import { useApi } from "../../stores/context.tsx";
import { useSignature } from "../../stores/use-signature.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Toggle } from "../../ui/toggle.tsx";
import { useTask } from "../../ui/use-task.ts";
import { useMoment } from "./use-moment.ts";
import { WhoFields } from "./who-fields.tsx";
import styles from "./settings-panel.module.css";

export interface UpdateOfferFormProps {
  readonly offer: UpdateOffer;
  readonly onRefused: (verdict: UpdateVerdict) => void;
}

/** What was verified, in words, and the signed step to install it. */
export function UpdateOfferForm({ offer, onRefused }: UpdateOfferFormProps) {
  const { t } = useTranslation("update");
  const { moment } = useMoment();
  const api = useApi();
  const signature = useSignature();
  const [allowOlder, setAllowOlder] = useState(false);
  const [begun, setBegun] = useState(false);
  const { busy, error, run } = useTask<PosError>();
  const { version, released, direction } = offer;
  const isAllowed = direction === "newer" || allowOlder;

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (!signature.complete || !isAllowed) return;
    void run(() => api.call("update.install", { version, allowOlder, ...signature.input })).then((answer) => {
      if (answer?.ok !== true) return;
      if (answer.value.outcome === "refused") onRefused(answer.value);
      else setBegun(true);
    });
  }
  const size = `${(offer.bytes / 1_048_576).toFixed(1)} MiB`;
  if (begun) return <Banner tone="ok" title={t("installing", { version })} />;
  return (
    <>
      <Banner tone="ok" title={t("ready", { version })}>
        <p>{t("readyWhat", { released, size })}</p>
      </Banner>
      {direction === "older" && <Banner tone="warn" title={t("older")} />}
      {offer.readsJournalOnly && <Banner tone="bad">{t("journalOnly")}</Banner>}
      <form className={styles.ask} onSubmit={submit}>
        <p>{t("before")}</p>
        {direction === "older" && (
          <Toggle label={t("allowOlder")} hint={t("allowOlderHint")} checked={allowOlder} onChange={setAllowOlder} />
        )}
        <WhoFields label={t("who")} signature={signature} />
        <div className={styles.buttons}>
          <Button type="submit" tone="primary" disabled={busy || !signature.complete || !isAllowed}>
            {t("install", { version })}
          </Button>
        </div>
        <ErrorNote error={error} time={moment} />
      </form>
    </>
  );
}
