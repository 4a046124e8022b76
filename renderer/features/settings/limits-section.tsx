import { useTranslation } from "react-i18next";
import { useAppStatus } from "../../stores/context.tsx";
import { NumberSetting } from "./number-setting.tsx";
import { ranges } from "./number-range.ts";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

/** How much, how old and how long, each with what it is for. */
export function LimitsSection({ change }: Pick<Change, "change">) {
  const { t } = useTranslation("settings");
  const { limits, timeouts } = useAppStatus((status) => status.settings);
  return (
    <div className={styles.fields}>
      <div className={styles.pair}>
        <NumberSetting
          label={t("limits.maxAmount")}
          hint={t("limits.maxAmountHint")}
          value={limits.maxAmount}
          range={ranges.maxAmount}
          onKeep={(maxAmount) => change(t("limits.maxAmount"), { limits: { maxAmount } })}
        />
        <NumberSetting
          label={t("limits.receiptAge")}
          hint={t("limits.receiptAgeHint")}
          value={limits.receiptMaxAgeHours}
          range={ranges.receiptMaxAgeHours}
          onKeep={(receiptMaxAgeHours) => change(t("limits.receiptAge"), { limits: { receiptMaxAgeHours } })}
        />
      </div>
      <h4 className={styles.subtitle}>{t("sections.timeouts")}</h4>
      <div className={styles.pair}>
        <NumberSetting
          label={t("timeouts.connect")}
          hint={t("timeouts.connectHint")}
          value={timeouts.connectSeconds}
          range={ranges.connectSeconds}
          onKeep={(connectSeconds) => change(t("timeouts.connect"), { timeouts: { connectSeconds } })}
        />
        <NumberSetting
          label={t("timeouts.unknownAfter")}
          hint={t("timeouts.unknownAfterHint")}
          value={timeouts.unknownAfterSeconds}
          range={ranges.unknownAfterSeconds}
          onKeep={(unknownAfterSeconds) => change(t("timeouts.unknownAfter"), { timeouts: { unknownAfterSeconds } })}
        />
        <NumberSetting
          label={t("timeouts.listen")}
          hint={t("timeouts.listenHint")}
          value={timeouts.listenSeconds}
          range={ranges.listenSeconds}
          onKeep={(listenSeconds) => change(t("timeouts.listen"), { timeouts: { listenSeconds } })}
        />
        <NumberSetting
          label={t("timeouts.hold")}
          hint={t("timeouts.holdHint")}
          value={timeouts.holdSeconds}
          range={ranges.holdSeconds}
          onKeep={(holdSeconds) => change(t("timeouts.hold"), { timeouts: { holdSeconds } })}
        />
      </div>
    </div>
  );
}
