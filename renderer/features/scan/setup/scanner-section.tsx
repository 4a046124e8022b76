import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ScannerSettings } from "../../../../shared/domain/scanner-settings.ts";
import type { SettingsPatch } from "../../../../shared/domain/settings.ts";
import { CameraBlock } from "./camera-block.tsx";
import { HandBlock } from "./hand-block.tsx";
import { LearnBlock } from "./learn-block.tsx";
import { TryBlock } from "./try-block.tsx";
import styles from "./scanner-section.module.css";

export interface ScannerSectionProps {
  /** Keeps a change at once; `name` is what the screen calls it. */
  readonly change: (name: string, patch: SettingsPatch) => void;
}

/** The scanner and the camera of this till. While it is on screen, scans are tried out here instead of being charged. */
export function ScannerSection({ change }: ScannerSectionProps) {
  const { t } = useTranslation("scanner");
  const keep = useCallback(
    (found: Partial<ScannerSettings>) => change(t("learn.title"), { scanner: found }),
    [change, t],
  );
  return (
    <div className={styles.blocks}>
      <p className={styles.hint}>
        {t("intro")} <strong>{t("diverted")}</strong>
      </p>
      <TryBlock />
      <LearnBlock onFound={keep} />
      <HandBlock change={change} />
      <CameraBlock change={change} />
    </div>
  );
}
