import { useTranslation } from "react-i18next";
import { useAppStatus, usePrinting, useStores } from "../stores/context.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import styles from "./notes.module.css";

/** Paper that did not come out: said until it did, or until somebody gives it up. Sales go on meanwhile. */
export function PrintNotes() {
  const { t } = useTranslation(["checkout", "errors"]);
  const { printing } = useStores();
  const error = usePrinting((state) => state.error);
  const jobs = useAppStatus((status) => status.printing.jobs);
  // A print that is on its way for the first time is no news.
  const stuck = jobs.filter((job) => job.problem !== null);
  const problem = stuck[0]?.problem ?? null;
  return (
    <>
      {error !== null && (
        <div className={styles.live}>
          <ErrorNote error={error} />
          <Button onClick={() => printing.getState().dismiss()}>{t("action.dismiss")}</Button>
        </div>
      )}
      {problem !== null && (
        <output className={styles.live}>
          <Banner
            tone="warn"
            title={t("note.prints", { count: stuck.length })}
            action={
              <>
                <Button tone="primary" keyHint="F7" onClick={() => printing.getState().retry()}>
                  {t("note.printAgain")}
                </Button>
                <Button keyHint="Ctrl F7" keyShortcut="Control+F7" onClick={() => printing.getState().drop()}>
                  {t("note.printDrop")}
                </Button>
              </>
            }
          >
            {t(`errors:printer.what.${problem}`)} {t("errors:printer.now")}
          </Banner>
        </output>
      )}
    </>
  );
}
