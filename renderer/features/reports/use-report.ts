import { useEffect, useState } from "react";
import type { PeriodReport } from "../../../shared/domain/period-report.ts";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Result } from "../../../shared/result.ts";
import { useApi } from "../../stores/context.tsx";

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The figures of these days (null: of today) as they are when they are asked for; null until they are there. */
export function useReport(days: Days | null): Result<PeriodReport, PosError> | null {
  const api = useApi();
  const key = days === null ? "" : `${days.from} ${days.to}`;
  const [answer, setAnswer] = useState<{ key: string; result: Result<PeriodReport, PosError> } | null>(null);
  useEffect(() => {
    let wanted = true;
    const [from = "", to = ""] = key.split(" ");
    void api.call("reports.period", { days: key === "" ? null : { from, to } }).then((result) => {
      if (wanted) setAnswer({ key, result });
    });
    return () => {
      wanted = false;
    };
  }, [api, key]);
  return answer?.key === key ? answer.result : null;
}
