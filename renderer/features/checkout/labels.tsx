import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLane, useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import styles from "./labels.module.css";

/** The way to the shop's own words on the sale; once there are any, it shows them. */
export function LabelsButton() {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const { reference, note } = useLane((state) => state.labels);
  const written = [reference, note].map((text) => text.trim()).filter((text) => text !== "");
  return (
    <div className={styles.closed}>
      <Button tone="quiet" keyHint="R" onClick={() => lane.getState().open({ kind: "labels" })}>
        <span className={styles.written}>
          {written.length === 0 ? t("amount.labels") : `${t("amount.labels")}: ${written.join(" · ")}`}
        </span>
      </Button>
    </div>
  );
}

/**
 * An order reference and a note for the sale that is about to be opened. Both are optional; what is typed is kept at
 * once. A scan goes to the lane as always, and what it typed into a field is taken back.
 */
export function LabelsForm() {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const { reference, note } = useLane((state) => state.labels);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const act = lane.getState();
  return (
    <form
      className={styles.form}
      aria-label={t("amount.labelsTitle")}
      onSubmit={(event) => {
        event.preventDefault();
        act.closeForm();
      }}
    >
      <Field
        label={t("amount.reference")}
        value={reference}
        onChange={(text) => act.label({ reference: text })}
        inputRef={first}
        maxLength={60}
      />
      <Field
        label={t("amount.note")}
        hint={t("amount.labelsHint")}
        value={note}
        onChange={(text) => act.label({ note: text })}
        maxLength={300}
      />
      <Button type="submit" tone="primary" keyHint="↵" keyShortcut="Enter">
        {t("amount.keepLabels")}
      </Button>
    </form>
  );
}
