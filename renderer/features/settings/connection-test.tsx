import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { useApi } from "../../stores/context.tsx";
import { StatePill } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { AlertIcon, CheckIcon, CrossIcon, QuestionIcon } from "../../ui/icons.tsx";
import { useTask } from "../../ui/use-task.ts";
import { failedStep, skippedWords, stepDetail, stepWords, type TestStep } from "../../i18n/test-words.ts";
import { useProvider } from "./use-provider.ts";
import styles from "./settings-panel.module.css";

const looks = {
  ok: { tone: "ok", icon: <CheckIcon /> },
  failed: { tone: "bad", icon: <CrossIcon /> },
  skipped: { tone: "neutral", icon: <QuestionIcon /> },
  warned: { tone: "warn", icon: <AlertIcon /> },
} as const;

/** A clock that is off stops no call by itself: a warning. */
function lookOf({ step, result }: TestStep): keyof typeof looks {
  return step === "clock" && result === "failed" ? "warned" : result;
}

/** Makes the provider's harmless call and tells how far it came, step by step. */
export function ConnectionTest({ id }: { readonly id: ProviderId }) {
  const { t } = useTranslation(["settings", "errors"]);
  const api = useApi();
  const problem = useProvider(id)?.problem ?? null;
  const [steps, setSteps] = useState<readonly TestStep[] | null>(null);
  const { busy, error, run } = useTask<PosError>();
  const failed = steps === null ? null : failedStep(steps);

  function test(): void {
    setSteps(null);
    void run(() => api.call("providers.test", { provider: id })).then((answer) => {
      if (answer?.ok === true) setSteps(answer.value);
    });
  }
  function verdict(): string {
    if (busy) return t("test.running");
    if (steps === null) return "";
    if (steps.length === 0) return t("test.nothing");
    if (failed === null) return t("test.allOk");
    return failed.step === "clock" ? t("test.clockOnly") : t("test.stopsAt", { step: t(`test.steps.${failed.step}`) });
  }
  return (
    <>
      <h4 className={styles.subtitle}>{t("test.title")}</h4>
      <div className={styles.badges}>
        <Button disabled={busy} onClick={test}>
          {t("test.run")}
        </Button>
        <span className={styles.hint}>{t("test.what")}</span>
      </div>
      <output className={styles.verdict}>{verdict()}</output>
      {steps !== null && steps.length > 0 && (
        <ol className={styles.list} aria-label={t("test.title")}>
          {steps.map((step) => (
            <li key={step.step} className={styles.testStep}>
              <span className={styles.lineName}>{t(`test.steps.${step.step}`)}</span>
              <StatePill tone={looks[lookOf(step)].tone} icon={looks[lookOf(step)].icon}>
                {t(`test.results.${lookOf(step)}`)}
              </StatePill>
              <span className={styles.testWords}>
                {skippedWords(step, id, steps, t) ?? stepWords(step, problem, t)}
                {stepDetail(step) !== null && <small className={styles.technical}>{stepDetail(step)}</small>}
              </span>
            </li>
          ))}
        </ol>
      )}
      <ErrorNote error={error} />
    </>
  );
}
