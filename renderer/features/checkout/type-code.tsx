import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLane, useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { KeyboardIcon } from "../../ui/icons.tsx";
import styles from "./type-code.module.css";

/**
 * A code typed by hand, for those without a scanner: a quiet button until it is wanted. A scan while the field is open
 * goes to the lane as always, and what it typed into the field is taken back.
 */
export function TypeCode({ what }: { readonly what: "code" | "receipt" }) {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const open = useLane((state) => state.form?.kind === "type-code");
  if (!open) {
    return (
      <div className={styles.closed}>
        <Button
          tone="quiet"
          keyHint="F2"
          icon={<KeyboardIcon />}
          onClick={() => lane.getState().open({ kind: "type-code" })}
        >
          {t("code.type")}
        </Button>
      </div>
    );
  }
  return <CodeForm what={what} />;
}

function CodeForm({ what }: { readonly what: "code" | "receipt" }) {
  const { t } = useTranslation(["checkout", "common"]);
  const { lane } = useStores();
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") void lane.getState().scan(text);
      }}
    >
      <Field
        label={what === "code" ? t("code.typed") : t("receipt.typed")}
        hint={what === "code" ? t("code.typedHint") : t("receipt.typedHint")}
        value={text}
        onChange={setText}
        inputRef={input}
        inputMode={what === "code" ? "text" : "url"}
      />
      <div className={styles.buttons}>
        <Button type="submit" tone="primary" keyHint="↵" keyShortcut="Enter">
          {t("code.use")}
        </Button>
        <Button keyHint="Esc" keyShortcut="Escape" onClick={() => lane.getState().closeForm()}>
          {t("common:cancel")}
        </Button>
      </div>
    </form>
  );
}
