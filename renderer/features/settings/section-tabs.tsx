import { useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useAppStatus } from "../../stores/context.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./settings-panel.module.css";

/** The parts of the settings in the order of a first setup. */
export const sections = [
  "terminal",
  "mode",
  "provider",
  "unit",
  "printer",
  "display",
  "limits",
  "scanner",
  "security",
  "journal",
  "update",
  "provisioning",
  "support",
] as const;
export type SectionName = (typeof sections)[number];

export interface SectionTabsProps {
  readonly value: SectionName;
  readonly onChange: (section: SectionName) => void;
}

/** The parts by name; arrows move, one stop for Tab. A part that needs a person is marked. */
export function SectionTabs({ value, onChange }: SectionTabsProps) {
  const { t } = useTranslation("settings");
  const tabs = useRef<HTMLDivElement>(null);
  const attention = useAttention();

  function onKeyDown(event: KeyboardEvent): void {
    const at = sections.indexOf(value);
    const to = targetOf(event.key, at);
    const name = to === null ? undefined : sections[to];
    if (name === undefined) return;
    event.preventDefault();
    onChange(name);
    tabs.current?.querySelector<HTMLElement>(`#settings-tab-${name}`)?.focus();
  }
  return (
    <div ref={tabs} className={styles.tabs} role="tablist" tabIndex={-1} aria-label={t("title")} onKeyDown={onKeyDown}>
      {sections.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`settings-tab-${name}`}
          className={styles.tab}
          aria-selected={name === value}
          aria-controls="settings-section"
          tabIndex={name === value ? 0 : -1}
          onClick={() => onChange(name)}
        >
          {t(`sections.${name}`)}
          {attention.has(name) && (
            <span className={styles.mark} aria-hidden="true">
              !
            </span>
          )}
          {attention.has(name) && <VisuallyHidden>!</VisuallyHidden>}
        </button>
      ))}
    </div>
  );
}

function targetOf(key: string, at: number): number | null {
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return (at + 1) % sections.length;
    case "ArrowUp":
    case "ArrowLeft":
      return (at + sections.length - 1) % sections.length;
    case "Home":
      return 0;
    case "End":
      return sections.length - 1;
    default:
      return null;
  }
}

/** Where something keeps the till from charging or from being trusted. */
function useAttention(): ReadonlySet<SectionName> {
  const mode = useAppStatus((status) => status.mode);
  const anor = useAppStatus((status) => status.settings.providers.anor);
  const providers = useAppStatus((status) => status.providers);
  const journal = useAppStatus((status) => status.journal.state);
  const managerMissing = useAppStatus((status) => status.people.managerMissing);
  const marked: SectionName[] = [];
  if (managerMissing) marked.push("security");
  if (mode === "live" && anor.enabled && anor.unit.state !== "confirmed") marked.push("unit");
  if (providers.some(({ enabled, ready }) => enabled && !ready)) marked.push("provider");
  if (journal === "damaged" || journal === "read-only") marked.push("journal");
  return new Set(marked);
}
