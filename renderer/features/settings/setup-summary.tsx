import { useTranslation } from "react-i18next";
import { useAppStatus, useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/list.tsx";
import styles from "./settings-panel.module.css";

/** What a new till has by now and what it still lacks, and the way to try all of it. */
export function SetupSummary() {
  const { t } = useTranslation(["setup", "settings", "selftest", "common"]);
  const { ui } = useStores();
  const mode = useAppStatus((status) => status.mode);
  const { id, ready } = useAppStatus((status) => status.provider);
  const hasPrinter = useAppStatus((status) => status.printing.ready);
  const hasManager = useAppStatus((status) => status.people.known.some(({ role }) => role === "manager"));
  const provider = t(`common:provider.${id}`);
  return (
    <div className={styles.fields}>
      <Facts
        items={[
          [t("done.mode"), t(`settings:mode.${mode}`)],
          [t("done.provider"), ready ? t("done.ready", { provider }) : t("done.notReady", { provider })],
          [t("done.printer"), hasPrinter ? t("done.set") : t("done.unset")],
          [t("done.pin"), hasManager ? t("done.set") : t("done.unset")],
        ]}
      />
      <div>
        <Button keyHint="Ctrl F9" keyShortcut="Control+F9" onClick={() => ui.getState().open("check")}>
          {t("selftest:open")}
        </Button>
      </div>
    </div>
  );
}
