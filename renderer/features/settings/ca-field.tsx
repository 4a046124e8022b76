import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { CheckIcon } from "../../ui/icons.tsx";
import { certificatesIn } from "./certificates.ts";
import { patchOf } from "./provider-patch.ts";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

/** Whom the till trusts for this provider: the system's authorities, or certificates of its own. */
export function CaField({ id, change }: { readonly id: ProviderId } & Pick<Change, "change">) {
  const { t } = useTranslation("support");
  const ca = useAppStatus((status) => status.settings.providers[id].ca);
  const [isOpen, setOpen] = useState(false);
  const count = certificatesIn(ca) ?? 0;
  const keep = (text: string) => {
    setOpen(false);
    change(t("ca.title"), patchOf(id, { ca: text }));
  };
  return (
    <>
      <div className={styles.line}>
        <span className={styles.lineName}>{t("ca.title")}</span>
        {ca === "" ? (
          <Badge>{t("ca.unset")}</Badge>
        ) : (
          <Badge tone="ok" icon={<CheckIcon />}>
            {t("ca.set", { count })}
          </Badge>
        )}
        {!isOpen && (
          <span className={styles.lineEnd}>
            <Button onClick={() => setOpen(true)}>{ca === "" ? t("ca.put") : t("ca.replace")}</Button>
            {ca !== "" && <Button onClick={() => keep("")}>{t("ca.remove")}</Button>}
          </span>
        )}
      </div>
      {isOpen && <CaForm onKeep={keep} onCancel={() => setOpen(false)} />}
    </>
  );
}

interface FormProps {
  readonly onKeep: (text: string) => void;
  readonly onCancel: () => void;
}

function CaForm({ onKeep, onCancel }: FormProps) {
  const { t } = useTranslation("support");
  const id = useId();
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);

  function submit(): void {
    const found = certificatesIn(text) !== null;
    setWrong(!found);
    if (found) onKeep(text.trim());
  }
  return (
    <div className={styles.paste}>
      <p className={styles.hint}>{t("ca.what")}</p>
      <label className={styles.label} htmlFor={id}>
        {t("ca.paste")}
      </label>
      <textarea
        id={id}
        className={styles.document}
        rows={6}
        spellCheck={false}
        maxLength={20_000}
        value={text}
        aria-invalid={isWrong ? true : undefined}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {isWrong && (
        <p id={`${id}-wrong`} role="alert">
          {t("ca.wrong")}
        </p>
      )}
      <div className={styles.buttons}>
        <Button tone="primary" onClick={submit}>
          {t("ca.keep")}
        </Button>
        <Button onClick={onCancel}>{t("ca.cancel")}</Button>
      </div>
    </div>
  );
}
