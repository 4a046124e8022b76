import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppStatus } from "../../stores/context.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { AlertIcon, CheckIcon } from "../../ui/icons.tsx";
import type { ProviderSecret } from "./provider-presets.ts";
import { SecretForm, type SecretTask } from "./secret-form.tsx";
import styles from "./settings-panel.module.css";

/** One key of a provider: whether it is there, and the ways to set, replace and remove it. Never its value. */
export function SecretField({ name }: { readonly name: ProviderSecret }) {
  const { t } = useTranslation("settings");
  const isSet = useAppStatus((status) => status.secrets.set.includes(name));
  const [task, setTask] = useState<SecretTask | null>(null);
  const [done, setDone] = useState<"set" | "replaced" | "removed" | null>(null);
  const label = t(`secrets.names.${name}`);
  const button = (action: string, next: SecretTask) => (
    <Button aria-label={t("secrets.actionFor", { action, name: label })} onClick={() => setTask(next)}>
      {action}
    </Button>
  );
  return (
    <li className={styles.line}>
      <span className={styles.lineName}>{label}</span>
      <Badge tone={isSet ? "ok" : "warn"} icon={isSet ? <CheckIcon /> : <AlertIcon />}>
        {isSet ? t("secrets.set") : t("secrets.unset")}
      </Badge>
      <output className={styles.hint}>{task === null && done !== null ? t(`secrets.done.${done}`) : ""}</output>
      {task === null ? (
        <span className={styles.lineEnd}>
          {isSet ? (
            <>
              {button(t("secrets.replace"), "put")}
              {button(t("secrets.remove"), "remove")}
            </>
          ) : (
            button(t("secrets.put"), "put")
          )}
        </span>
      ) : (
        <SecretForm
          name={name}
          task={task}
          onCancel={() => setTask(null)}
          onDone={() => {
            setDone(task === "remove" ? "removed" : isSet ? "replaced" : "set");
            setTask(null);
          }}
        />
      )}
    </li>
  );
}
