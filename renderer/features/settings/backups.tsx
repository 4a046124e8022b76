import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Backup } from "../../../shared/ipc/calls/journal.ts";
import { useApi } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useTask } from "../../ui/use-task.ts";
import { RestoreForm } from "./restore-form.tsx";
import { useMoment } from "./use-moment.ts";
import styles from "./settings-panel.module.css";

interface Listed {
  /** The how-manieth reading: a new backup or a restored journal asks for another. */
  readonly round: number;
  readonly backups: readonly Backup[];
  readonly error: PosError | null;
}

/** The journal's backups: one more now, and the way back to one of them. */
export function Backups() {
  const { t } = useTranslation("settings");
  const { moment } = useMoment();
  const api = useApi();
  const [round, setRound] = useState(0);
  const [list, setList] = useState<Listed | null>(null);
  const [asking, setAsking] = useState<Backup | null>(null);
  const [said, setSaid] = useState("");
  const { busy, error, run } = useTask<PosError>();

  useEffect(() => {
    let wanted = true;
    void api.call("journal.backups", null).then((answer) => {
      if (!wanted) return;
      setList(answer.ok ? { round, backups: answer.value, error: null } : { round, backups: [], error: answer.error });
    });
    return () => {
      wanted = false;
    };
  }, [api, round]);

  function backUp(): void {
    void run(() => api.call("journal.backup", null)).then((answer) => {
      if (answer?.ok !== true) return;
      setSaid(t("journal.backedUp", { file: answer.value.file }));
      setRound((n) => n + 1);
    });
  }
  function restored(backup: Backup): void {
    setAsking(null);
    setSaid(t("journal.restored", { file: backup.file }));
    setRound((n) => n + 1);
  }
  return (
    <>
      <div className={styles.badges}>
        <Button onClick={backUp} disabled={busy}>
          {busy ? t("journal.backingUp") : t("journal.backup")}
        </Button>
        <output className={styles.hint}>{said}</output>
      </div>
      <ErrorNote error={error ?? list?.error ?? null} />
      <h4 className={styles.subtitle}>{t("journal.list")}</h4>
      {list?.error === null && list.backups.length === 0 && <p className={styles.hint}>{t("journal.noBackup")}</p>}
      <ul className={styles.list}>
        {list?.backups.map((backup) => (
          <li key={backup.file} className={styles.line}>
            <span className={styles.lineName}>{moment(backup.at)}</span>
            <span
              className={styles.hint}
            >{`${t("journal.sales", { n: backup.sales })} · ${sizeOf(backup.bytes)}`}</span>
            {asking?.file === backup.file ? (
              <RestoreForm backup={backup} onCancel={() => setAsking(null)} onRestored={() => restored(backup)} />
            ) : (
              <Button
                onClick={() => setAsking(backup)}
                aria-label={t("journal.restoreNamed", { time: moment(backup.at) })}
              >
                {t("journal.restore")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1_048_576).toFixed(1)} MiB`;
}
