import { useCallback, useEffect, useState } from "react";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Output } from "../../../shared/ipc/contract.ts";
import { useApi, useAppStatus } from "../../stores/context.tsx";

/** A code to be scanned, or an amount that chooses what becomes of the payment. */
export type Sample = Output<"app.sampleCodes">[number];

export interface Samples {
  /** Null until they have come. */
  readonly codes: readonly Sample[] | null;
  readonly error: PosError | null;
  /** Fetches fresh ones: a code and a receipt serve once. */
  readonly renew: () => void;
}

interface Fetched {
  /** For which way to pay, and the how-manieth time. */
  readonly way: string;
  readonly round: number;
  readonly codes: readonly Sample[];
  readonly error: PosError | null;
}

/** The sandbox's samples, fresh at every change of mode or way to pay, and on demand. */
export function useSamples(): Samples {
  const api = useApi();
  const way = useAppStatus(({ mode, provider: { id, direction, currency } }) =>
    [mode, id, direction, currency].join(" "),
  );
  const [round, setRound] = useState(0);
  const [fetched, setFetched] = useState<Fetched | null>(null);
  useEffect(() => {
    let wanted = true;
    void api.call("app.sampleCodes", null).then((answer) => {
      if (!wanted) return;
      const codes = answer.ok ? answer.value : [];
      setFetched({ way, round, codes, error: answer.ok ? null : answer.error });
    });
    return () => {
      wanted = false;
    };
  }, [api, way, round]);
  const renew = useCallback(() => setRound((n) => n + 1), []);
  // Used ones stay in sight until their successors are here; another way's do not.
  const here = fetched?.way === way ? fetched : null;
  return { codes: here?.codes ?? null, error: here?.error ?? null, renew };
}
