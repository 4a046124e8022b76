import { useTranslation } from "react-i18next";
import { useAppStatus, useStores } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { CheckRow } from "./check-row.tsx";
import type { Devices } from "./devices.ts";
import { verdictOf, type Check } from "./outcome.ts";
import { wordsOf } from "./outcome-words.ts";
import { useSelfTest, type SelfTest } from "./use-self-test.ts";
import styles from "./self-test.module.css";

export interface SelfTestPanelProps extends Devices {
  readonly onClose: () => void;
}

/** The whole till on one page: what works, what does not, and what to do about it. */
export function SelfTestPanel({ onClose, scanCheck: ScanCheck, tryCamera }: SelfTestPanelProps) {
  const { t } = useTranslation(["selftest", "errors", "common"]);
  const { t: errors } = useTranslation("errors");
  const { t: settings } = useTranslation(["settings", "errors"]);
  const { ui } = useStores();
  const { moment } = useFormat();
  const mode = useAppStatus((status) => status.mode);
  const test = useSelfTest({ tryCamera });
  const nameOf = ({ id, provider }: Check): string =>
    provider === null ? t(`checks.${id}`) : t(`common:provider.${provider}`);
  return (
    <Panel
      title={t("title")}
      closeLabel={t("common:close")}
      onClose={onClose}
      tools={<Summary test={test} />}
      footer={
        <>
          <Button tone="primary" disabled={test.running} onClick={test.run}>
            {t("again")}
          </Button>
          <Button keyHint="F9" onClick={() => ui.getState().open("settings")}>
            {settings("title")}
          </Button>
        </>
      }
    >
      <p className={styles.intro}>{t("intro")}</p>
      {/* Nothing in it can be pressed: it takes the focus itself, so that it can be scrolled by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={styles.rows} aria-label={t("title")} tabIndex={0}>
        {test.checks.map((check) => {
          const { id } = check;
          const outcome = test.outcomes[id];
          const shown = outcome === undefined ? "running" : verdictOf(outcome);
          return (
            <CheckRow
              key={id}
              name={nameOf(check)}
              shown={shown}
              verdict={t(`verdicts.${shown}`)}
              words={outcome === undefined ? null : wordsOf(outcome, { t, errors, settings, moment, mode })}
            >
              {id === "scanner" && <ScanCheck onScan={test.scanned} />}
            </CheckRow>
          );
        })}
      </ul>
    </Panel>
  );
}

/** How far it is, and in the end how much is left to a person; said aloud once it is known. */
function Summary({ test: { checks, outcomes, running } }: { readonly test: SelfTest }) {
  const { t } = useTranslation("selftest");
  const known = checks.flatMap(({ id }) => outcomes[id] ?? []);
  const faults = known.filter((outcome) => ["bad", "warn"].includes(verdictOf(outcome))).length;
  return (
    <output className={styles.summary}>
      {running
        ? t("running", { done: known.length, of: checks.length })
        : faults === 0
          ? t("allWell")
          : t("needs", { count: faults })}
    </output>
  );
}
