import { useState } from "react";
import { useTranslation } from "react-i18next";
import { walletSystem } from "../../../shared/domain/wallet-systems.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { List, Row } from "../../ui/list.tsx";
import { findSystems } from "./wallet-search.ts";
import styles from "./settings-panel.module.css";

/** Half a hundred systems: a few are shown, typing finds the others. */
const SHOWN = 6;

export interface WalletSystemChoiceProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** The payment system that invoices are made for, found by name, country or currency. */
export function WalletSystemChoice({ value, onChange }: WalletSystemChoiceProps) {
  const { t } = useTranslation("settings");
  const [choosing, setChoosing] = useState(false);
  const [text, setText] = useState("");
  const present = walletSystem(value);
  const found = findSystems(text);
  const more = found.length - SHOWN;

  function choose(code: string): void {
    setChoosing(false);
    setText("");
    if (code !== value) onChange(code);
  }
  return (
    <div className={styles.system}>
      <div className={styles.line}>
        <span>
          <span className={styles.label}>{t("provider.fields.system")}</span>
          <br />
          <span className={styles.lineName}>{present?.name ?? value}</span>{" "}
          <span className={styles.hint}>
            {present === null ? t("provider.systemUnknown") : t(`provider.means.${present.means}`)}
          </span>
        </span>
        <Button aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {choosing ? t("cancel") : t("provider.systemChoose")}
        </Button>
      </div>
      {choosing && (
        <>
          <Field
            label={t("provider.systemFind")}
            hint={t("provider.systemFindHint")}
            type="search"
            value={text}
            onChange={setText}
          />
          <List label={t("provider.fields.system")}>
            {found.slice(0, SHOWN).map(({ code, name, means }) => (
              <Row key={code} selected={code === value} onPress={() => choose(code)}>
                <span className={styles.lineName}>{name}</span>
                <span className={styles.hint}>{t(`provider.means.${means}`)}</span>
              </Row>
            ))}
          </List>
          <output className={styles.hint}>
            {found.length === 0 ? t("provider.systemNone") : more > 0 ? t("provider.systemMore", { n: more }) : ""}
          </output>
        </>
      )}
    </div>
  );
}
