import { useState } from "react";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../../shared/result.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { AlertIcon, CheckIcon, QuestionIcon } from "../../ui/icons.tsx";
import { UnitCalibration, type Refuted } from "./unit-calibration.tsx";
import { UnitChoice } from "./unit-choice.tsx";
import { useMoment } from "./use-moment.ts";
import styles from "./settings-panel.module.css";

/** What one unit of the provider's amount is: chosen by a person, proved by one small sale. */
export function UnitSection() {
  const { t } = useTranslation("settings");
  const { moment, money } = useMoment();
  const unit = useAppStatus((status) => status.settings.providers.anor.unit);
  const mode = useAppStatus((status) => status.mode);
  const [refuted, setRefuted] = useState<Refuted | null>(null);
  const [changing, setChanging] = useState(false);
  const choice = <UnitChoice onChosen={() => (setChanging(false), setRefuted(null))} />;
  return (
    <div className={styles.fields}>
      <div className={styles.badges}>
        {unit.state === "unset" && (
          <Badge tone="warn" icon={<QuestionIcon />}>
            {t("unit.states.unset")}
          </Badge>
        )}
        {unit.state === "chosen" && (
          <Badge tone="warn" icon={<AlertIcon />}>{`${t(`unit.${unit.unit}`)}: ${t("unit.states.chosen")}`}</Badge>
        )}
        {unit.state === "confirmed" && (
          <Badge tone="ok" icon={<CheckIcon />}>{`${t(`unit.${unit.unit}`)}: ${t("unit.states.confirmed")}`}</Badge>
        )}
        {unit.state !== "unset" && (
          <span className={styles.hint}>{t("unit.chosenBy", { who: unit.who, time: moment(unit.at) })}</span>
        )}
      </div>
      <p className={styles.hint}>{t("unit.why")}</p>
      {mode === "training" && <Banner tone="train">{t("unit.training")}</Banner>}
      {refuted !== null && (
        <Banner tone="bad" role="alert" title={t("unit.refuted")}>
          <p>{t("unit.refutedWhat", { charged: money(refuted.charged), shown: money(refuted.shown) })}</p>
          <p>{t("unit.refutedDo", { number: refuted.number })}</p>
        </Banner>
      )}
      {body()}
    </div>
  );

  function body() {
    switch (unit.state) {
      case "unset":
        return choice;
      case "chosen":
        return (
          <>
            {mode === "live" && (
              <UnitCalibration key={unit.at} unit={unit.unit} chosenAt={unit.at} onRefuted={setRefuted} />
            )}
            {again()}
          </>
        );
      case "confirmed":
        return (
          <>
            <output>{t("unit.confirmed")}</output>
            {again()}
          </>
        );
      default:
        return assertNever(unit);
    }
  }

  function again() {
    if (!changing) {
      return (
        <div>
          <Button onClick={() => setChanging(true)}>{t("unit.change")}</Button>
        </div>
      );
    }
    return (
      <>
        {unit.state === "confirmed" && <Banner tone="warn">{t("unit.changeWarning")}</Banner>}
        {choice}
        <div>
          <Button onClick={() => setChanging(false)}>{t("cancel")}</Button>
        </div>
      </>
    );
  }
}
