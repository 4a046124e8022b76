import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppStatus } from "../../stores/context.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { AlertIcon, CheckIcon } from "../../ui/icons.tsx";
import { PinForm, type PinTask } from "./pin-form.tsx";
import styles from "./settings-panel.module.css";

/** The manager's PIN (never shown, only whether it is set) and where secrets are kept. */
export function PinSection() {
  const { t } = useTranslation("settings");
  const { set, keptIn } = useAppStatus((status) => status.secrets);
  const isSet = set.includes("manager.pin");
  const [task, setTask] = useState<PinTask | null>(null);
  const [done, setDone] = useState<"set" | "replaced" | "removed" | null>(null);
  return (
    <div className={styles.fields}>
      <div className={styles.badges}>
        <Badge tone={isSet ? "ok" : "warn"} icon={isSet ? <CheckIcon /> : <AlertIcon />}>
          {isSet ? t("pin.set") : t("pin.unset")}
        </Badge>
      </div>
      <p className={styles.hint}>{t("pin.hint")}</p>
      {keptIn === "memory" ? (
        <Banner tone="warn">{t("pin.keptMemory")}</Banner>
      ) : (
        <p className={styles.hint}>{t("pin.keptSystem")}</p>
      )}
      {task === null ? (
        <div className={styles.buttons}>
          {!isSet && <Button onClick={() => setTask("create")}>{t("pin.create")}</Button>}
          {isSet && <Button onClick={() => setTask("replace")}>{t("pin.replace")}</Button>}
          {isSet && <Button onClick={() => setTask("remove")}>{t("pin.remove")}</Button>}
        </div>
      ) : (
        <PinForm
          task={task}
          onCancel={() => setTask(null)}
          onDone={() => {
            setDone(task === "create" ? "set" : task === "replace" ? "replaced" : "removed");
            setTask(null);
          }}
        />
      )}
      <output>{task === null && done !== null ? t(`pin.done.${done}`) : ""}</output>
    </div>
  );
}
