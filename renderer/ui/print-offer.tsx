import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PrintPreview } from "../../shared/domain/print-job.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { Result } from "../../shared/result.ts";
import { Button } from "./button.tsx";
import { ErrorNote } from "./error-note.tsx";
import { PrintPicture, SystemPrint } from "./print-picture.tsx";
import { useTask } from "./use-task.ts";
import styles from "./print-offer.module.css";

export interface PrintOfferProps {
  readonly label: string;
  /** The key that prints this one, where it has a key. */
  readonly keyHint?: string | undefined;
  /** A printer is set up. */
  readonly ready: boolean;
  /** Money of a sale is in what is printed: an error here says that it did not move. */
  readonly paid?: boolean;
  readonly onPrint: () => void;
  readonly onLook: () => Promise<Result<PrintPreview, PosError>>;
}

/** One thing that can be put on paper: printed, looked at first, or handed to a printer of the system. */
export function PrintOffer({ label, keyHint, ready, paid = false, onPrint, onLook }: PrintOfferProps) {
  const { t } = useTranslation("printing");
  const [preview, setPreview] = useState<PrintPreview | null>(null);
  const [onSystem, setOnSystem] = useState(false);
  const { busy, error, run } = useTask<PosError>();
  const done = useCallback(() => setOnSystem(false), []);

  function look(): void {
    if (preview !== null) return setPreview(null);
    void run(onLook).then((answer) => {
      if (answer?.ok === true) setPreview(answer.value);
    });
  }
  return (
    <>
      <div className={styles.buttons}>
        <Button disabled={!ready} keyHint={keyHint} onClick={onPrint}>
          {label}
        </Button>
        <Button aria-expanded={preview !== null} disabled={busy} onClick={look}>
          {preview === null ? t("look") : t("hide")}
        </Button>
        {preview !== null && <Button onClick={() => setOnSystem(true)}>{t("system")}</Button>}
      </div>
      {!ready && <p className={styles.quiet}>{t("notReady")}</p>}
      {preview !== null && <PrintPicture preview={preview} label={t("picture")} />}
      {preview !== null && onSystem && <SystemPrint preview={preview} onDone={done} />}
      <ErrorNote error={error} paid={paid} />
    </>
  );
}
