import { useTranslation } from "react-i18next";
import { useAppStatus, useConnection, useStores, useUi } from "../stores/context.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { AlertIcon, GearIcon, KeyboardIcon, NoLinkIcon } from "../ui/icons.tsx";
import { KeyCap } from "../ui/key-cap.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import styles from "./header.module.css";

/** Who, where, and what must not be forgotten. */
export function Header() {
  const { t } = useTranslation(["checkout", "common"]);
  const { ui } = useStores();
  const terminal = useAppStatus((status) => status.settings.terminal);
  const provider = useAppStatus((status) => status.provider);
  const training = useAppStatus((status) => status.mode === "training");
  const panel = useUi((state) => state.panel);
  return (
    <header className={styles.header}>
      <p className={styles.brand}>{t("common:app")}</p>
      <p className={styles.name}>{terminal.name}</p>
      <div className={styles.facts}>
        <Waiting />
        <Online />
        {provider.insecure && !training && (
          <span title={t("header.insecureWhat", { host: provider.host })}>
            <Badge icon={<AlertIcon size={1} />}>{t("header.insecure")}</Badge>
          </span>
        )}
        <span className={styles.cashier}>
          <Badge>{terminal.cashier}</Badge>
        </span>
        <LanguageSwitch />
        <Button
          tone="quiet"
          keyHint="F1"
          icon={<KeyboardIcon />}
          aria-label={t("header.keys")}
          onClick={() => ui.getState().showKeys(true)}
        >
          {null}
        </Button>
        <Button
          tone="quiet"
          keyHint="F9"
          icon={<GearIcon />}
          aria-label={t("header.settings")}
          aria-expanded={panel === "settings"}
          onClick={() => ui.getState().toggle("settings")}
        >
          {null}
        </Button>
      </div>
    </header>
  );
}

/** What must become empty, counted; one press away. */
function Waiting() {
  const { t } = useTranslation("checkout");
  const { ui } = useStores();
  const waiting = useAppStatus((status) => status.waiting);
  const open = useUi((state) => state.panel === "waiting");
  if (waiting.unknown + waiting.receipts === 0) return null;
  return (
    <button
      type="button"
      className={styles.waiting}
      data-unknown={waiting.unknown > 0 || undefined}
      aria-expanded={open}
      aria-keyshortcuts="F4"
      onClick={() => ui.getState().toggle("waiting")}
    >
      {waiting.unknown > 0 && <span>{t("header.unknown", { count: waiting.unknown })}</span>}
      {waiting.receipts > 0 && <span>{t("header.receipts", { count: waiting.receipts })}</span>}
      <KeyCap>F4</KeyCap>
    </button>
  );
}

function Online() {
  const { t } = useTranslation("checkout");
  const online = useAppStatus((status) => status.online);
  const away = useConnection((connection) => connection.state === "away");
  const state = away ? "away" : online;
  const words = {
    away: t("header.away"),
    online: t("header.online"),
    offline: t("header.offline"),
    unknown: t("header.checking"),
  };
  const bad = state === "away" || state === "offline";
  return (
    <Badge
      tone={bad ? "bad" : "neutral"}
      icon={bad ? <NoLinkIcon size={1} /> : <span className={styles.light} data-state={state} aria-hidden="true" />}
    >
      {words[state]}
    </Badge>
  );
}
