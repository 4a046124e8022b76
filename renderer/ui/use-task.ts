import { useCallback, useEffect, useRef, useState } from "react";
import type { Result } from "../../shared/result.ts";

/** One thing done at a time, with what a screen needs to show about it. */
export interface Task<E> {
  readonly busy: boolean;
  /** Why the last run failed; gone when the next one begins. */
  readonly error: E | null;
  /** Runs unless one is under way (then null): a double press does a thing once. */
  run<T>(work: () => Promise<Result<T, E>>): Promise<Result<T, E> | null>;
  clear(): void;
}

/** Keeps `busy` and the last error of the things that a part of a screen does. */
export function useTask<E>(): Task<E> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<E | null>(null);
  const running = useRef(false);
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const run = useCallback(async <T>(work: () => Promise<Result<T, E>>): Promise<Result<T, E> | null> => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setError(null);
    const answer = await work();
    running.current = false;
    if (mounted.current) {
      setBusy(false);
      setError(answer.ok ? null : answer.error);
    }
    return answer;
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { busy, error, run, clear };
}
