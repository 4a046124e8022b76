import { useTranslation } from "react-i18next";
import { locales } from "../../../shared/domain/choices.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { useApi, useAppStatus } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Toggle } from "../../ui/toggle.tsx";
import { useTask } from "../../ui/use-task.ts";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

/** The customer's side of the counter: whether it shows anything, in which language, and the way to bring it up. */
export function DisplaySection({ change }: Pick<Change, "change">) {
  const { t } = useTranslation(["customerDisplay", "common"]);
  const api = useApi();
  const { on, language } = useAppStatus((status) => status.settings.display);
  const host = useAppStatus((status) => status.host);
  const { busy, error, run } = useTask<PosError>();

  function open(): void {
    void run(() => api.call("display.open", null)).then((answer) => {
      if (answer?.ok !== true || answer.value.address === null) return;
      // Of another origin, and without a way back to this page.
      window.open(answer.value.address, "_blank", "noopener");
    });
  }
  return (
    <div className={styles.fields}>
      <Toggle
        label={t("on")}
        hint={t("onHint")}
        checked={on}
        onChange={(wanted) => change(t("on"), { display: { on: wanted } })}
      />
      {on && (
        <>
          <Segmented
            label={t("language")}
            value={language}
            options={(["screen", ...locales] as const).map((value) => ({
              value,
              label: value === "screen" ? t("asScreen") : t(`common:languageName.${value}`),
            }))}
            onChange={(wanted) => change(t("language"), { display: { language: wanted } })}
          />
          <div className={styles.badges}>
            <Button disabled={busy} onClick={open}>
              {t("open")}
            </Button>
          </div>
          <p>{host === "electron" ? t("openHint") : t("openTabHint")}</p>
          <ErrorNote error={error} />
        </>
      )}
    </div>
  );
}
