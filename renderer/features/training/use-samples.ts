import { useCallback, useEffect, useState } from "react";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { SampleCode } from "../../../shared/ipc/status.ts";
import { useApi, useAppStatus } from "../../stores/context.tsx";

export interface Samples {
  /** Null until they have come. */
  readonly codes: readonly SampleCode[] | null;
  readonly error: PosError | null;
  /** Fetches fresh ones: a code and a receipt serve once. */
  readonly renew: () => void;
}

interface Fetched {
  /** For which mode, and the how-manieth time. */
  readonly mode: string;
  readonly round: number;
  readonly codes: readonly SampleCode[];
  readonly error: PosError | null;
}

/** The sandbox's sample codes, fresh at every mode change and on demand. */
export function useSamples(): Samples {
  const api = useApi();
  const mode = useAppStatus((status) => status.mode);
  const [round, setRound] = useState(0);
  const [fetched, setFetched] = useState<Fetched | null>(null);
  useEffect(() => {
    let wanted = true;
    void api.call("app.sampleCodes", null).then((answer) => {
      if (!wanted) return;
      const codes = answer.ok ? answer.value : [];
      setFetched({ mode, round, codes, error: answer.ok ? null : answer.error });
    });
    return () => {
      wanted = false;
    };
  }, [api, mode, round]);
  const renew = useCallback(() => setRound((n) => n + 1), []);
  // Used ones stay in sight until their successors are here; another mode's do not.
  const here = fetched?.mode === mode ? fetched : null;
  return { codes: here?.codes ?? null, error: here?.error ?? null, renew };
}
