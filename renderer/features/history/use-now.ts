import { useEffect, useState } from "react";
import { useStores } from "../../stores/context.tsx";

/** The present moment, renewed every so many milliseconds: for countdowns and ages. */
export function useNow(everyMs: number): number {
  const { now } = useStores();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return at;
}
