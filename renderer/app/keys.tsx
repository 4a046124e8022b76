import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStores } from "../stores/context.tsx";
import { Button } from "../ui/button.tsx";
import { KeyCap } from "../ui/key-cap.tsx";
import { Watermark } from "./watermark.tsx";
import styles from "./keys.module.css";

/** All keys at once. Opened on request only, so it may lie over the lane; any Escape closes it. */
export function Keys() {
  const { t } = useTranslation(["checkout", "common"]);
  const { ui } = useStores();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  const close = (): void => ui.getState().showKeys(false);
  const rows: readonly (readonly [string, string])[] = [
    ["0–9", t("keys.digits")],
    ["+", t("keys.plus")],
    ["⌫", t("keys.backspace")],
    ["↵", t("keys.enter")],
    ["Esc", t("keys.escape")],
    ["F1", t("keys.f1")],
    ["F2", t("keys.f2")],
    ["Ctrl F2", t("keys.ctrlF2")],
    ["F3", t("keys.f3")],
    ["F4", t("keys.f4")],
    ["F5", t("keys.f5")],
    ["F6", t("keys.f6")],
    ["F7", t("keys.f7")],
    ["Ctrl F7", t("keys.ctrlF7")],
    ["F8", t("keys.f8")],
    ["F9", t("keys.f9")],
    ["Ctrl F9", t("keys.ctrlF9")],
    ["F10", t("keys.f10")],
    ["R", t("keys.r")],
    ["Y N", t("keys.yn")],
  ];
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={t("keys.title")} onClose={close}>
      <h2 className={styles.title}>{t("keys.title")}</h2>
      <p>{t("keys.scan")}</p>
      <dl className={styles.keys}>
        {rows.map(([key, what]) => (
          <div key={key} className={styles.row}>
            <dt>
              <span className={styles.name}>{key}</span>
              <KeyCap>{key}</KeyCap>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Button tone="primary" keyHint="Esc" keyShortcut="Escape" onClick={close}>
        {t("common:close")}
      </Button>
      <Watermark />
    </dialog>
  );
}
