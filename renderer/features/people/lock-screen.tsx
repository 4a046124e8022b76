import { useTranslation } from "react-i18next";
import { useAppStatus, useApi } from "../../stores/context.tsx";
import { Banner } from "../../ui/banner.tsx";
import { PinForm } from "./pin-form.tsx";
import type { QuestionProps } from "./question.ts";
import { useModal } from "./use-modal.ts";
import styles from "./people.module.css";

/** Over everything until somebody signs in. */
export function LockScreen({ scans, children }: QuestionProps) {
  const { t } = useTranslation("people");
  const api = useApi();
  const people = useAppStatus((status) => status.people.known);
  const terminal = useAppStatus((status) => status.settings.terminal.name);
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      className={styles.lock}
      aria-labelledby="lock-title"
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        // Escape twice would close it past `cancel`.
        if (event.key === "Escape") event.preventDefault();
      }}
    >
      <div className={styles.card}>
        <h2 id="lock-title" className={styles.title}>
          {t("lock.title")}
        </h2>
        <p>{t("lock.what", { terminal })}</p>
        <div role="alert">{scans > 0 && <Banner tone="warn">{t("lock.scanned")}</Banner>}</div>
        <PinForm
          key={scans}
          people={people}
          submitLabel={t("lock.open")}
          send={(guess) => api.call("people.signIn", guess)}
          onDone={() => undefined}
        />
      </div>
      {children}
    </dialog>
  );
}
