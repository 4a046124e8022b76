import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { recogniseScan } from "../../../../shared/domain/scan.ts";
import { maskCode } from "../../../../shared/domain/text.ts";
import { divertScans } from "../diversion.ts";
import type { RawScan } from "../scan-source.ts";
import { TEST_CODE } from "./test-code.ts";
import styles from "./scanner-section.module.css";

/** The last scan as it arrived. What may pay for something is masked, and what may hold a secret is not shown at all. */
export function TryBlock() {
  const { t } = useTranslation(["scanner", "checkout"]);
  const [scan, setScan] = useState<RawScan | null>(null);
  useEffect(() => divertScans({ scan: setScan }), []);
  return (
    <section className={styles.block} aria-labelledby="scanner-try">
      <h4 id="scanner-try" className={styles.title}>
        {t("try.title")}
      </h4>
      <output className={styles.arrived}>{scan === null ? t("try.waiting") : <Arrived {...scan} />}</output>
    </section>
  );
}

function Arrived({ text, origin }: RawScan) {
  const { t } = useTranslation(["scanner", "checkout"]);
  const scan = recogniseScan(text);
  const isTest = text === TEST_CODE;
  const shown = shownText(text);
  return (
    <>
      <strong>{isTest ? t("try.exact") : t(`checkout:notice.found.${scan.kind}`)}</strong>
      {shown !== "" && <code className={styles.code}>{shown}</code>}
      <span className={styles.hint}>
        {t("try.characters", { number: text.length })} · {t(`try.by.${origin}`)}
      </span>
    </>
  );
}

/** Control characters by their signs, so that they can be seen. */
function shownText(text: string): string {
  if (text === TEST_CODE) return text;
  const scan = recogniseScan(text);
  if (scan.kind === "payment") return maskCode(scan.text);
  if (!("text" in scan)) return "";
  return text
    .slice(0, 300)
    .replaceAll(/[\u0000-\u001f]/gu, (control) => String.fromCodePoint(0x24_00 + control.charCodeAt(0)));
}
