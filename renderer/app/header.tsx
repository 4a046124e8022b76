import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAppStatus, useConnection, useLane, useSales, useStores, useUi } from "../stores/context.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import {
  AlertIcon,
  ClockIcon,
  KeyboardIcon,
  NoLinkIcon,
  QuestionIcon,
  ReceiptIcon,
  SlidersIcon,
} from "../ui/icons.tsx";
import { KeyCap } from "../ui/key-cap.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import styles from "./header.module.css";

/** Who, where, and what must not be forgotten. */
export function Header() {
  const { t } = useTranslation(["checkout", "common"]);
  const { api, ui } = useStores();
  const terminal = useAppStatus((status) => status.settings.terminal);
  const operator = useAppStatus((status) => status.people.operator);
  const provider = useAppStatus((status) => status.provider);
  const training = useAppStatus((status) => status.mode === "training");
  const panel = useUi((state) => state.panel);
  return (
    <div className={styles.header}>
      <p className={styles.brand}>{t("common:app")}</p>
      <p className={styles.name}>{terminal.name}</p>
      <div className={styles.facts}>
        <Waiting />
        <Online />
        {provider.insecure && !training && (
          <span className={styles.insecure} title={t("header.insecureWhat", { host: provider.host })}>
            <Badge icon={<AlertIcon size={1} />}>
              <span className={styles.minor}>{t("header.insecure")}</span>
            </Badge>
          </span>
        )}
        <Shift />
        <span className={styles.cashier}>
          <Badge>{operator?.name ?? terminal.cashier}</Badge>
        </span>
        {operator && (
          <Button tone="quiet" keyHint="F10" onClick={() => void api.call("people.lock", null)}>
            {t("header.lock")}
          </Button>
        )}
        <LanguageSwitch />
        <Button
          tone="quiet"
          keyHint="F1"
          icon={<KeyboardIcon size={1.35} />}
          onClick={() => ui.getState().showKeys(true)}
        >
          <VisuallyHidden>{t("header.keys")}</VisuallyHidden>
        </Button>
        <Button
          tone="quiet"
          keyHint="F9"
          icon={<SlidersIcon size={1.35} />}
          aria-expanded={panel === "settings"}
          onClick={() => ui.getState().toggle("settings")}
        >
          <VisuallyHidden>{t("header.settings")}</VisuallyHidden>
        </Button>
      </div>
    </div>
  );
}

/** Which shift is open; its report and its end are one key away. */
function Shift() {
  const { t } = useTranslation("checkout");
  const { ui } = useStores();
  const shift = useAppStatus((status) => status.shift);
  const open = useUi((state) => state.panel === "shift");
  return (
    <Button tone="quiet" keyHint="F5" aria-expanded={open} onClick={() => ui.getState().toggle("shift")}>
      {shift ? t("header.shift", { number: shift.number }) : t("header.noShift")}
    </Button>
  );
}

/** What must become empty, counted; one press away. */
function Waiting() {
  const { t } = useTranslation("checkout");
  const { ui } = useStores();
  const waiting = useAppStatus((status) => status.waiting);
  const open = useUi((state) => state.panel === "waiting");
  const inLane = useLane((lane) => lane.saleId);
  // The one in the lane is in sight.
  const customers = useSales((state) => state.waiting.customers.filter((sale) => sale.id !== inLane).length);
  if (waiting.unknown + customers + waiting.receipts === 0) return null;
  return (
    <button
      type="button"
      className={styles.waiting}
      data-unknown={waiting.unknown > 0 || undefined}
      aria-expanded={open}
      aria-keyshortcuts="F4"
      onClick={() => ui.getState().toggle("waiting")}
    >
      {waiting.unknown > 0 && (
        <Count icon={<QuestionIcon size={1} />} count={waiting.unknown}>
          {t("header.unknown", { count: waiting.unknown })}
        </Count>
      )}
      {customers > 0 && (
        <Count icon={<ClockIcon size={1} />} count={customers}>
          {t("header.customers", { count: customers })}
        </Count>
      )}
      {waiting.receipts > 0 && (
        <Count icon={<ReceiptIcon size={1} />} count={waiting.receipts}>
          {t("header.receipts", { count: waiting.receipts })}
        </Count>
      )}
      <KeyCap>F4</KeyCap>
    </button>
  );
}

interface CountProps {
  readonly icon: ReactNode;
  readonly count: number;
  readonly children: ReactNode;
}

/** A counter in words; where room is short, in its sign and number, with the words for assistive technology. */
function Count({ icon, count, children }: CountProps) {
  return (
    <span className={styles.count}>
      {icon}
      <span className={styles.number} aria-hidden="true">
        {count}
      </span>
      <span className={styles.words}>{children}</span>
    </span>
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
      {bad ? words[state] : <span className={styles.minor}>{words[state]}</span>}
    </Badge>
  );
}
