import { useTranslation } from "react-i18next";
import { settingsSchema, themeSchema } from "../../../shared/domain/settings.ts";
import { locales } from "../../../shared/domain/choices.ts";
import { useAppStatus, useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Toggle } from "../../ui/toggle.tsx";
import { DraftField } from "../../ui/draft-field.tsx";
import { KioskFields } from "./kiosk-fields.tsx";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

const { terminal: shape, shifts: shiftShape } = settingsSchema.shape;

/** Who this till is, and how it speaks, looks and sounds. */
export function TerminalSection({ change }: Pick<Change, "change">) {
  const { t } = useTranslation(["settings", "common", "setup"]);
  const { ui } = useStores();
  const { sounds, shifts, setup } = useAppStatus((status) => status.settings);
  const isWindow = useAppStatus((status) => status.host === "electron");
  return (
    <div className={styles.fields}>
      <NameFields change={change} />
      <LookFields change={change} />
      <Toggle
        label={t("terminal.sounds")}
        hint={t("terminal.soundsHint")}
        checked={sounds}
        onChange={(value) => change(t("terminal.sounds"), { sounds: value })}
      />
      <Segmented
        label={t("terminal.shiftOpening")}
        value={shifts.opening}
        options={shiftShape.shape.opening.options.map((value) => ({ value, label: t(`terminal.openings.${value}`) }))}
        onChange={(opening) => change(t("terminal.shiftOpening"), { shifts: { opening } })}
      />
      <TimeZoneField change={change} />
      {isWindow && <KioskFields change={change} />}
      <div>
        <Button onClick={() => ui.getState().open("setup")}>
          {setup.step === "done" || setup.step === "language" ? t("setup:open") : t("setup:goOn")}
        </Button>
      </div>
    </div>
  );
}

/** What the till is called, and who stands at it. */
export function NameFields({ change }: Pick<Change, "change">) {
  const { t } = useTranslation("settings");
  const terminal = useAppStatus((status) => status.settings.terminal);
  const filled = (text: string) => (text.trim() === "" ? t("terminal.empty") : null);
  return (
    <div className={styles.pair}>
      <DraftField
        label={t("terminal.name")}
        value={terminal.name}
        maxLength={60}
        check={filled}
        onKeep={(name) => change(t("terminal.name"), { terminal: { name } })}
      />
      <DraftField
        label={t("terminal.cashier")}
        hint={t("terminal.cashierHint")}
        value={terminal.cashier}
        maxLength={60}
        check={filled}
        onKeep={(cashier) => change(t("terminal.cashier"), { terminal: { cashier } })}
      />
    </div>
  );
}

/** The language and the colours of the screen. */
export function LookFields({ change }: Pick<Change, "change">) {
  const { t } = useTranslation(["settings", "common"]);
  const { locale, theme } = useAppStatus((status) => status.settings);
  return (
    <>
      <Segmented
        label={t("terminal.language")}
        value={locale}
        options={locales.map((value) => ({ value, label: t(`common:languageName.${value}`) }))}
        onChange={(value) => change(t("terminal.language"), { locale: value })}
      />
      <Segmented
        label={t("terminal.theme")}
        value={theme}
        options={themeSchema.options.map((value) => ({ value, label: t(`terminal.themes.${value}`) }))}
        onChange={(value) => change(t("terminal.theme"), { theme: value })}
      />
    </>
  );
}

/** Where the shop's days begin. */
export function TimeZoneField({ change }: Pick<Change, "change">) {
  const { t } = useTranslation("settings");
  const terminal = useAppStatus((status) => status.settings.terminal);
  return (
    <DraftField
      label={t("terminal.timeZone")}
      hint={t("terminal.timeZoneHint")}
      value={terminal.timeZone}
      check={(text) => (shape.shape.timeZone.safeParse(text.trim()).success ? null : t("terminal.timeZoneWrong"))}
      onKeep={(timeZone) => change(t("terminal.timeZone"), { terminal: { timeZone } })}
    />
  );
}
