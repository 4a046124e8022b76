import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { PrinterSettings } from "../../../shared/domain/printer-settings.ts";
import type { SetupStep } from "../../../shared/domain/setup.ts";
import { assertNever } from "../../../shared/result.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { ModeSection } from "./mode-section.tsx";
import { PeopleSection } from "./people-section.tsx";
import { PrinterConnection } from "./printer-connection.tsx";
import { PrinterTest } from "./printer-test.tsx";
import { ProviderSection } from "./provider-section.tsx";
import { LookFields, NameFields, TimeZoneField } from "./terminal-section.tsx";
import { UnitSection } from "./unit-section.tsx";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

export interface SetupStepFieldsProps extends Pick<Change, "change"> {
  readonly step: SetupStep;
  readonly scanner: ComponentType<Pick<Change, "change">>;
}

/** What a step asks for: the same fields as in the settings, those that a new till needs. */
export function SetupStepFields({ step, change, scanner: ScannerPart }: SetupStepFieldsProps) {
  switch (step) {
    case "language":
      return (
        <div className={styles.fields}>
          <LookFields change={change} />
        </div>
      );
    case "terminal":
      return (
        <div className={styles.fields}>
          <NameFields change={change} />
          <TimeZoneField change={change} />
        </div>
      );
    case "mode":
      return <ModeSection />;
    case "provider":
      return <ProviderSection change={change} />;
    case "unit":
      return <UnitSection />;
    case "scanner":
      return <ScannerPart change={change} />;
    case "printer":
      return <FirstPrinter change={change} />;
    case "pin":
      return <PeopleSection change={change} />;
    default:
      return assertNever(step);
  }
}

/** How the printer is reached, its paper, and a try. */
function FirstPrinter({ change }: Pick<Change, "change">) {
  const { t } = useTranslation("printing");
  const printer = useAppStatus((status) => status.settings.printer);
  const set = (name: string, patch: Partial<PrinterSettings>): void => change(name, { printer: patch });
  return (
    <div className={styles.fields}>
      <PrinterConnection printer={printer} set={set} />
      {printer.connection !== "none" && (
        <>
          <Segmented
            label={t("width")}
            value={printer.width === 58 ? "58" : "80"}
            options={(["58", "80"] as const).map((width) => ({ value: width, label: t("mm", { width }) }))}
            onChange={(width) => set(t("width"), { width: width === "58" ? 58 : 80 })}
          />
          <PrinterTest />
        </>
      )}
    </div>
  );
}
