import { useTranslation } from "react-i18next";
import { settingsSchema, themeSchema } from "../../../shared/domain/settings.ts";
import { locales } from "../../../shared/domain/choices.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Toggle } from "../../ui/toggle.tsx";
import { DraftField } from "../../ui/draft-field.tsx";
import { KioskFields } from "./kiosk-fields.tsx";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

const { terminal: shape, shifts: shiftShape } = settingsSchema.shape;

/** Who this till is, and how it speaks, looks and sounds. */
export function TerminalSection({ change }: Pick<Change, "change">) {
  const { t } = useTranslation(["settings", "common"]);
  const { terminal, locale, theme, sounds, shifts } = useAppStatus((status) => status.settings);
  const isWindow = useAppStatus((status) => status.host === "electron");
  const filled = (text: string) => (text.trim() === "" ? t("terminal.empty") : null);
  return (
    <div className={styles.fields}>
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
      <DraftField
        label={t("terminal.timeZone")}
        hint={t("terminal.timeZoneHint")}
        value={terminal.timeZone}
        check={(text) => (shape.shape.timeZone.safeParse(text.trim()).success ? null : t("terminal.timeZoneWrong"))}
        onKeep={(timeZone) => change(t("terminal.timeZone"), { terminal: { timeZone } })}
      />
      {isWindow && <KioskFields change={change} />}
    </div>
  );
}
