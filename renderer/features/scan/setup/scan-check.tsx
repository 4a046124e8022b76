import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { QrCode } from "../../../ui/qr-code.tsx";
import { divertScans } from "../diversion.ts";
import type { ScanOrigin } from "../scan-source.ts";
import { TEST_CODE } from "./test-code.ts";
import styles from "./scanner-section.module.css";

/** A scan that came while the till was tested. */
export interface CheckedScan {
  /** Every character of the test code arrived, and none besides. */
  readonly isWhole: boolean;
  readonly origin: ScanOrigin;
  readonly characters: number;
}

/** The test code to be scanned. While it is on screen, scans are looked at and never charged. */
export function ScanCheck({ onScan }: { readonly onScan: (scan: CheckedScan) => void }) {
  const { t } = useTranslation("scanner");
  useEffect(
    () =>
      divertScans({
        scan: ({ text, origin }) => onScan({ isWhole: text === TEST_CODE, origin, characters: text.length }),
      }),
    [onScan],
  );
  return <QrCode className={styles.qr} text={TEST_CODE} label={t("learn.code")} />;
}
