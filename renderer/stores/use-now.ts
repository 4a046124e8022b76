import { useEffect, useState } from "react";
import { useStores } from "./context.tsx";

/** The time, again every `everyMs`: for what shows a wait or a countdown, and for nothing above it. */
export function useNow(everyMs: number): number {
  const { now } = useStores();
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return time;
}
