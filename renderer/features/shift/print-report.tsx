import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ShiftReport } from "../../../shared/domain/shift-report.ts";
import { usePrint, usePrintKey } from "../../stores/use-print.ts";
import { PrintOffer } from "../../ui/print-offer.tsx";

/** Puts the report that is looked at on paper: the Z report of its number, or an X report as of the moment. */
export function PrintReport({ report: { zNumber } }: { readonly report: Pick<ShiftReport, "zNumber"> }) {
  const { t } = useTranslation("printing");
  const what = useMemo(() => ({ kind: "shift", zNumber }) as const, [zNumber]);
  const keyHint = usePrintKey(what);
  return <PrintOffer {...usePrint(what)} label={zNumber === null ? t("xReport") : t("zReport")} keyHint={keyHint} />;
}
