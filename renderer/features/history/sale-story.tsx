import { useEffect, useState } from "react";
import type { StoredEvent } from "../../../shared/domain/events.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { useApi } from "../../stores/context.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { eventSentence } from "./event-sentence.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./sale-detail.module.css";

interface Read {
  /** As of which change of the sale. */
  readonly updatedAt: number;
  readonly events: readonly StoredEvent[];
  readonly error: PosError | null;
}

/** Everything that happened to a sale, sentence by sentence, as the journal has it. */
export function SaleStory({ sale }: { readonly sale: Sale }) {
  const voice = useVoice();
  const api = useApi();
  const [read, setRead] = useState<Read | null>(null);
  const { id, updatedAt } = sale;
  useEffect(() => {
    let wanted = true;
    void api.call("sales.story", { saleId: id }).then((answer) => {
      if (!wanted) return;
      setRead(
        answer.ok
          ? { updatedAt, events: answer.value.events, error: null }
          : { updatedAt, events: [], error: answer.error },
      );
    });
    return () => {
      wanted = false;
    };
  }, [api, id, updatedAt]);
  const { t, moment } = voice;
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t("story.title")}</h3>
      <ErrorNote error={read?.error ?? null} />
      {read === null && <output>{t("loading")}</output>}
      <ol className={styles.story}>
        {read?.events.map((stored) => (
          <li key={stored.seq} className={styles.event}>
            <time className={styles.when} dateTime={new Date(stored.at).toISOString()}>
              {moment(stored.at)}
            </time>
            <span>{eventSentence(stored.event, voice)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
