import { useEffect, useState } from "react";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { ClosedShift } from "../../../shared/ipc/calls/shift.ts";
import type { ShiftReport } from "../../../shared/domain/shift-report.ts";
import type { Result } from "../../../shared/result.ts";
import { useApi, useAppStatus, useStores } from "../../stores/context.tsx";

type Answer<T> = Result<T, PosError> | null;

/** The open shift's X report, read anew whenever a sale or the shift changes; null until the first answer. */
export function useXReport(): Answer<ShiftReport> {
  const { api, sales } = useStores();
  const who = useAppStatus((status) => status.settings.terminal.cashier);
  const shift = useAppStatus((status) => status.shift?.number ?? null);
  const [answer, setAnswer] = useState<Answer<ShiftReport>>(null);
  useEffect(() => {
    if (shift === null) return;
    let newest = 0;
    const ask = (): void => {
      const asked = ++newest;
      void api.call("shift.report", { who }).then((given) => {
        if (asked === newest) setAnswer(given);
      });
    };
    ask();
    const stop = sales.subscribe((now, before) => {
      if (now.byId !== before.byId) ask();
    });
    return () => {
      newest += 1;
      stop();
    };
  }, [api, sales, who, shift]);
  // What is still known of the shift before is not the open one's.
  return answer?.ok === true && answer.value.shift !== shift ? null : answer;
}

/** The Z reports of the past, newest first, as they are when the list is opened. */
export function useClosedShifts(): Answer<readonly ClosedShift[]> {
  const api = useApi();
  const [answer, setAnswer] = useState<Answer<readonly ClosedShift[]>>(null);
  useEffect(() => {
    let wanted = true;
    void api.call("shift.closed", { beforeZ: null }).then((given) => {
      if (wanted) setAnswer(given);
    });
    return () => {
      wanted = false;
    };
  }, [api]);
  return answer;
}
