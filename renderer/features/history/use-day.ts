import { useEffect, useState } from "react";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Output } from "../../../shared/ipc/contract.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { useApi, useSales } from "../../stores/context.tsx";

export interface DaySales {
  readonly sales: readonly Sale[];
  readonly loading: boolean;
  readonly error: PosError | null;
}

/** The sales of a day, newest first; today's (null) come from the store and follow every event. */
export function useDaySales(day: string | null): DaySales {
  const api = useApi();
  const today = useSales((state) => state.today);
  const todayLoaded = useSales((state) => state.loaded);
  const byId = useSales((state) => state.byId);
  const [past, setPast] = useState<{ day: string; sales: readonly Sale[]; error: PosError | null } | null>(null);
  useEffect(() => {
    if (day === null) return;
    let wanted = true;
    void api.call("sales.ofDay", { day }).then((answer) => {
      if (wanted)
        setPast(answer.ok ? { day, sales: answer.value, error: null } : { day, sales: [], error: answer.error });
    });
    return () => {
      wanted = false;
    };
  }, [api, day]);
  if (day === null) return { sales: today, loading: !todayLoaded, error: null };
  if (past?.day !== day) return { sales: [], loading: true, error: null };
  return { sales: past.sales.map((sale) => byId[sale.id] ?? sale), loading: false, error: past.error };
}

/** The days that have sales, newest first. */
export function useDays(): Output<"sales.days"> {
  const api = useApi();
  const [days, setDays] = useState<Output<"sales.days">>([]);
  useEffect(() => {
    let wanted = true;
    void api.call("sales.days", null).then((answer) => {
      if (wanted && answer.ok) setDays(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [api]);
  return days;
}
