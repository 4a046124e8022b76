import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { entryDigits } from "../../../shared/domain/currency.ts";
import { formatWhole } from "../../i18n/format.ts";
import { useAppStatus, useStores } from "../../stores/context.tsx";
import { cx } from "../../ui/cx.ts";
import { BackspaceIcon } from "../../ui/icons.tsx";
import styles from "./amount.module.css";

/** Round sums in whole units: notes of currencies with many zeros, and of those with cents. */
const QUICK_LARGE = [1_000, 5_000, 10_000] as const;
const QUICK_SMALL = [1, 5, 10] as const;
const ROWS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** The keypad for fingers; it draws once and never again while an amount is typed. */
export function Keypad() {
  const { t } = useTranslation("checkout");
  const { lane } = useStores();
  const decimals = useAppStatus((status) => entryDigits(status.provider.currency));
  const act = lane.getState();
  const quick = decimals === 0 ? QUICK_LARGE : QUICK_SMALL;
  return (
    <div className={styles.pad}>
      <fieldset className={styles.quick} aria-label={t("amount.quick")}>
        {quick.map((sum) => (
          <Key key={sum} small press={() => act.add(sum * 10 ** decimals)}>
            {`+${formatWhole(sum)}`}
          </Key>
        ))}
      </fieldset>
      <fieldset className={styles.keys} aria-label={t("amount.keypad")}>
        {ROWS.map((digit) => (
          <Key key={digit} press={() => act.digits(digit)}>
            {digit}
          </Key>
        ))}
        <Key press={() => act.digits("000")}>000</Key>
        <Key press={() => act.digits("0")}>0</Key>
        <Key label={t("amount.backspace")} shortcut="Backspace" press={() => act.backspace()}>
          <BackspaceIcon size={1.6} />
        </Key>
        <Key label={t("amount.clear")} shortcut="Escape" small press={() => act.clear()}>
          {t("amount.clear")}
        </Key>
        <Key label={t("amount.plus")} shortcut="+" press={() => act.plus()}>
          +
        </Key>
        <Key press={() => act.digits("00")}>00</Key>
      </fieldset>
    </div>
  );
}

interface KeyProps {
  readonly press: () => void;
  readonly children: ReactNode;
  readonly label?: string;
  readonly shortcut?: string;
  readonly small?: boolean;
}

function Key({ press, children, label, shortcut, small = false }: KeyProps) {
  return (
    <button
      type="button"
      className={cx(styles.key, small && styles.small)}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      onClick={press}
    >
      {children}
    </button>
  );
}
