import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useLane, useStores } from "../../stores/context.tsx";
import { Field } from "../../ui/field.tsx";
import styles from "./ready-view.module.css";

/** The one field that the till asks for by itself has a name of its own; every other label is the provider's. */
function fieldLabel(t: TFunction<"checkout">, label: string): string {
  return label === "sender" ? t("code.sender") : label;
}

/** What this provider wants to know besides the code. Its own labels: it alone knows what they mean. */
export function ExtraFields() {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const extra = useLane((state) => state.extra);
  const values = useLane((state) => state.extraValues);
  if (extra.length === 0) return null;
  return (
    <div className={styles.fields}>
      {extra.map(({ name, label, kind, required }) => (
        <Field
          key={name}
          label={required ? fieldLabel(t, label) : `${fieldLabel(t, label)} (${t("settle.optional")})`}
          value={values[name] ?? ""}
          onChange={(value) => lane.getState().fill(name, value)}
          inputMode={kind === "phone" ? "tel" : "text"}
          required={required}
          maxLength={500}
        />
      ))}
    </div>
  );
}
