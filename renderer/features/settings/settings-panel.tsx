import { useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../../shared/result.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DisplaySection } from "./display-section.tsx";
import { JournalSection } from "./journal-section.tsx";
import { LimitsSection } from "./limits-section.tsx";
import { ModeSection } from "./mode-section.tsx";
import { PeopleSection } from "./people-section.tsx";
import { PrinterSection } from "./printer-section.tsx";
import { ProviderSection } from "./provider-section.tsx";
import { ProvisioningSection, type ScannedDocuments } from "./provisioning-section.tsx";
import { SavedNote } from "./saved-note.tsx";
import { SectionTabs, sections, type SectionName } from "./section-tabs.tsx";
import { SupportSection } from "./support-section.tsx";
import { TerminalSection } from "./terminal-section.tsx";
import { UnitSection } from "./unit-section.tsx";
import { UpdateSection } from "./update-section.tsx";
import { useChange, type Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

export interface SettingsPanelProps {
  readonly onClose: () => void;
  /** The scanner's and the camera's part, which another feature brings along. */
  readonly scanner: ComponentType<Pick<Change, "change">>;
  /** Scanned provisioning documents, from the same. */
  readonly documents: ScannedDocuments;
}

/** Everything about this till that a person decides. Each change holds at once; there is nothing to save. */
export function SettingsPanel({ onClose, scanner, documents }: SettingsPanelProps) {
  const { t } = useTranslation(["settings", "common"]);
  const setAside = useAppStatus((status) => status.settingsSetAside);
  const [section, setSection] = useState<SectionName>(sections[0]);
  const { saved, change } = useChange();
  return (
    <Panel
      title={t("title")}
      closeLabel={t("common:close")}
      onClose={onClose}
      footer={<SavedNote saved={saved} />}
      filled
    >
      <div className={styles.frame}>
        <div className={styles.panel}>
          <SectionTabs value={section} onChange={setSection} />
          {/* Another part begins at its top. */}
          <div
            key={section}
            className={styles.part}
            role="tabpanel"
            id="settings-section"
            aria-labelledby={`settings-tab-${section}`}
          >
            <div className={styles.section}>
              <h3 className={styles.heading}>{t(`sections.${section}`)}</h3>
              {setAside !== null && <Banner tone="warn">{t("setAside", { file: setAside })}</Banner>}
              <Section name={section} change={change} scanner={scanner} documents={documents} />
            </div>
          </div>
        </div>
      </div>
    </Panel>
  );
}

interface SectionProps extends Pick<Change, "change">, Pick<SettingsPanelProps, "scanner" | "documents"> {
  readonly name: SectionName;
}

function Section({ name, change, scanner: ScannerPart, documents }: SectionProps) {
  switch (name) {
    case "terminal":
      return <TerminalSection change={change} />;
    case "mode":
      return <ModeSection />;
    case "provider":
      return <ProviderSection change={change} />;
    case "unit":
      return <UnitSection />;
    case "printer":
      return <PrinterSection change={change} />;
    case "display":
      return <DisplaySection change={change} />;
    case "limits":
      return <LimitsSection change={change} />;
    case "scanner":
      return <ScannerPart change={change} />;
    case "security":
      return <PeopleSection change={change} />;
    case "journal":
      return <JournalSection />;
    case "update":
      return <UpdateSection />;
    case "provisioning":
      return <ProvisioningSection scans={documents} />;
    case "support":
      return <SupportSection />;
    default:
      return assertNever(name);
  }
}
