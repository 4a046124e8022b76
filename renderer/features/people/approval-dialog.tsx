import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useAppStatus, useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { PinForm } from "./pin-form.tsx";
import type { QuestionProps } from "./question.ts";
import { useModal } from "./use-modal.ts";
import styles from "./people.module.css";

/** Asks for the PIN of somebody who may do what whoever is at the till may not. */
export function ApprovalDialog({ scans, children }: QuestionProps) {
  const { t } = useTranslation(["people", "common"]);
  const { api, approval } = useStores();
  const asked = useStore(approval, (state) => state.asked);
  const people = useAppStatus((status) => status.people.known);
  const dialog = useModal();
  if (asked === null) return null;
  const able = people.filter(({ role }) => role === "manager" || role === asked);
  const answer = (allowed: boolean): void => approval.getState().answer(allowed);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="approval-title" onCancel={() => answer(false)}>
      <h2 id="approval-title" className={styles.title}>
        {asked === "manager" ? t("approval.manager") : t("approval.senior")}
      </h2>
      <p>{t("approval.what")}</p>
      <PinForm
        key={scans}
        people={able}
        submitLabel={t("approval.allow")}
        send={(guess) => api.call("people.approve", guess)}
        onDone={() => answer(true)}
      >
        <Button size="lg" keyHint="Esc" keyShortcut="Escape" onClick={() => answer(false)}>
          {t("common:cancel")}
        </Button>
      </PinForm>
      {children}
    </dialog>
  );
}
