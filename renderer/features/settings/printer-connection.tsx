import { useTranslation } from "react-i18next";
import {
  printerAddress,
  printerSettingsSchema,
  type PrinterSettings,
} from "../../../shared/domain/printer-settings.ts";
import { assertNever } from "../../../shared/result.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { DraftField } from "../../ui/draft-field.tsx";

const { shape } = printerSettingsSchema;

export interface PrinterConnectionProps {
  readonly printer: PrinterSettings;
  readonly set: (name: string, patch: Partial<PrinterSettings>) => void;
}

/** The way to the printer, and the one thing that this way needs to know. */
export function PrinterConnection({ printer, set }: PrinterConnectionProps) {
  const { t } = useTranslation("printing");
  return (
    <>
      <Segmented
        label={t("connection")}
        value={printer.connection}
        options={shape.connection.options.map((value) => ({ value, label: t(`connections.${value}`) }))}
        onChange={(connection) => set(t("connection"), { connection })}
      />
      <Place printer={printer} set={set} />
    </>
  );
}

function Place({ printer, set }: PrinterConnectionProps) {
  const { t } = useTranslation("printing");
  switch (printer.connection) {
    case "none":
      return null;
    case "network":
      return (
        <DraftField
          label={t("address")}
          hint={t("addressHint")}
          value={printer.address}
          maxLength={100}
          check={(text) => (text.trim() === "" || printerAddress(text.trim()) !== null ? null : t("addressWrong"))}
          onKeep={(address) => set(t("address"), { address })}
        />
      );
    case "queue":
      return (
        <DraftField
          label={t("queue")}
          hint={t("queueHint")}
          value={printer.queue}
          maxLength={100}
          check={(text) => (shape.queue.safeParse(text.trim()).success ? null : t("queueWrong"))}
          onKeep={(queue) => set(t("queue"), { queue })}
        />
      );
    case "device":
      return (
        <DraftField
          label={t("device")}
          hint={t("deviceHint")}
          value={printer.device}
          maxLength={40}
          check={(text) => (shape.device.safeParse(text.trim()).success ? null : t("deviceWrong"))}
          onKeep={(device) => set(t("device"), { device })}
        />
      );
    default:
      return assertNever(printer.connection);
  }
}
