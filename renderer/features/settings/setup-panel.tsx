import { useEffect, useRef, useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { setupStepSchema, type SetupStep } from "../../../shared/domain/setup.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/cx.ts";
import { Panel } from "../../ui/panel.tsx";
import { SavedNote } from "./saved-note.tsx";
import { SetupStepFields } from "./setup-step-fields.tsx";
import { SetupSummary } from "./setup-summary.tsx";
import { useChange, type Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

export interface SetupPanelProps {
  readonly onClose: () => void;
  /** The scanner's and the camera's part, which another feature brings along. */
  readonly scanner: ComponentType<Pick<Change, "change">>;
}

type Place = SetupStep | "done";

/**
 * The settings that a new till needs, one at a time. Each change holds at once and where it stands is kept, so that it
 * can be left at any time and goes on there.
 */
export function SetupPanel({ onClose, scanner }: SetupPanelProps) {
  const { t } = useTranslation(["setup", "common"]);
  const steps = useSteps();
  const { at, go, failed } = usePlace(steps);
  const { saved, change } = useChange();
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = useRef(at);
  useEffect(() => {
    // The panel's own title has the focus at first; from then on a step begins at its name.
    if (opened.current !== at) heading.current?.focus();
    opened.current = at;
  }, [at]);
  const places: readonly Place[] = [...steps, "done"];
  const index = places.indexOf(at);
  const before = places[index - 1];
  const after = places[index + 1];
  return (
    <Panel
      title={t("title")}
      closeLabel={t("common:close")}
      onClose={onClose}
      filled
      tools={<p className={styles.hint}>{t("leave")}</p>}
      footer={
        <>
          <Button disabled={before === undefined} onClick={() => before !== undefined && go(before)}>
            {t("common:back")}
          </Button>
          <Button tone="primary" onClick={() => (after === undefined ? onClose() : go(after))}>
            {after === undefined ? t("done.sell") : t("next")}
          </Button>
          <SavedNote saved={failed ?? saved} />
        </>
      }
    >
      <div className={styles.frame}>
        <div className={styles.panel}>
          <nav className={cx(styles.tabs, styles.stepTabs)} aria-label={t("steps")}>
            <ol className={styles.steplist}>
              {places.map((place) => (
                <li key={place}>
                  <button
                    type="button"
                    className={styles.tab}
                    aria-current={place === at ? "step" : undefined}
                    onClick={() => go(place)}
                  >
                    {t(`${place}.name`)}
                  </button>
                </li>
              ))}
            </ol>
          </nav>
          <section key={at} className={styles.part} aria-labelledby="setup-step">
            <div className={styles.section}>
              {at !== "done" && <p className={styles.hint}>{t("progress", { n: index + 1, of: steps.length })}</p>}
              <h3 id="setup-step" ref={heading} tabIndex={-1} className={styles.heading}>
                {t(`${at}.name`)}
              </h3>
              <p>{at === "done" ? t("done.what") : t(`${at}.why`)}</p>
              {at === "done" ? <SetupSummary /> : <SetupStepFields step={at} change={change} scanner={scanner} />}
            </div>
          </section>
        </div>
      </div>
    </Panel>
  );
}

/** The unit is asked for where a provider needs it. */
function useSteps(): readonly SetupStep[] {
  const needsUnit = useAppStatus((status) => status.settings.providers.anor.enabled);
  return setupStepSchema.options.filter((step) => step !== "unit" || needsUnit);
}

/** Where the guide stands, on the screen and in the settings. One that was gone through begins anew. */
function usePlace(steps: readonly SetupStep[]) {
  const kept = useAppStatus((status) => status.settings.setup.step);
  const [wanted, setWanted] = useState<Place>(kept === "done" ? "language" : kept);
  const { saved, change } = useChange();
  const at = wanted === "done" || steps.includes(wanted) ? wanted : "scanner";
  const go = (place: Place): void => {
    setWanted(place);
    change("", { setup: { step: place } });
  };
  return { at, go, failed: saved.state === "failed" ? saved : null };
}
