import { useTranslation } from "react-i18next";
import { locales } from "../../../shared/domain/choices.ts";
import {
  codePageSchema,
  printerLanguageSchema,
  type PrinterSettings,
} from "../../../shared/domain/printer-settings.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { Select } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Toggle } from "../../ui/toggle.tsx";
import { DraftText } from "./draft-text.tsx";
import { DrawerForm } from "./drawer-form.tsx";
import { NumberSetting } from "./number-setting.tsx";
import { PrinterConnection } from "./printer-connection.tsx";
import { PrinterTest } from "./printer-test.tsx";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

/** The printer: where it is, what it understands, what stands on every slip; and a try. */
export function PrinterSection({ change }: Pick<Change, "change">) {
  const { t } = useTranslation(["printing", "common"]);
  const printer = useAppStatus((status) => status.settings.printer);
  const set = (name: string, patch: Partial<PrinterSettings>): void => change(name, { printer: patch });
  return (
    <div className={styles.fields}>
      <PrinterConnection printer={printer} set={set} />
      {printer.connection !== "none" && <PrinterTest />}
      <Segmented
        label={t("width")}
        value={printer.width === 58 ? "58" : "80"}
        options={(["58", "80"] as const).map((width) => ({ value: width, label: t("mm", { width }) }))}
        onChange={(width) => set(t("width"), { width: width === "58" ? 58 : 80 })}
      />
      <Segmented
        label={t("language")}
        value={printer.language}
        options={printerLanguageSchema.options.map((value) => ({ value, label: t(`languages.${value}`) }))}
        onChange={(language) => set(t("language"), { language })}
      />
      <Toggle
        label={t("raster")}
        hint={t("rasterHint")}
        checked={printer.raster}
        onChange={(raster) => set(t("raster"), { raster })}
      />
      {!printer.raster && (
        <div className={styles.pair}>
          <Select
            label={t("codePage")}
            value={printer.codePage}
            options={codePageSchema.options.map((value) => ({ value, label: value }))}
            onChange={(codePage) => set(t("codePage"), { codePage })}
          />
          <NumberSetting
            label={t("codePageNumber")}
            hint={t("codePageHint")}
            value={printer.codePageNumber}
            range={{ least: 0, most: 255 }}
            onKeep={(codePageNumber) => set(t("codePageNumber"), { codePageNumber })}
          />
        </div>
      )}
      <Segmented
        label={t("automatic")}
        value={printer.automatic}
        options={(["off", "paid", "fiscalized"] as const).map((value) => ({ value, label: t(`automatics.${value}`) }))}
        onChange={(automatic) => set(t("automatic"), { automatic })}
      />
      <Toggle
        label={t("zByItself")}
        checked={printer.zReport}
        onChange={(zReport) => set(t("zByItself"), { zReport })}
      />
      <Segmented
        label={t("slipLanguage")}
        value={printer.slipLanguage}
        options={(["screen", ...locales] as const).map((value) => ({
          value,
          label: value === "screen" ? t("asScreen") : t(`common:languageName.${value}`),
        }))}
        onChange={(slipLanguage) => set(t("slipLanguage"), { slipLanguage })}
      />
      <DraftText
        label={t("header")}
        hint={t("headerHint")}
        value={printer.header}
        maxLength={400}
        onKeep={(header) => set(t("header"), { header })}
      />
      <DraftText
        label={t("footer")}
        value={printer.footer}
        maxLength={400}
        onKeep={(footer) => set(t("footer"), { footer })}
      />
      <Toggle label={t("drawer")} checked={printer.drawer} onChange={(drawer) => set(t("drawer"), { drawer })} />
      {printer.drawer && <DrawerForm />}
    </div>
  );
}
