import { useCallback, useEffect } from "react";
import type { Printable, PrintPreview } from "../../shared/domain/print-job.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { Result } from "../../shared/result.ts";
import { useAppStatus, useStores } from "./context.tsx";

/** What a screen needs to offer one print. */
export interface Print {
  /** A printer is set up. */
  readonly ready: boolean;
  readonly onPrint: () => void;
  readonly onLook: () => Promise<Result<PrintPreview, PosError>>;
}

/** The way to print one thing, and to see it before. `what` has to be the same object for as long as it means the same. */
export function usePrint(what: Printable): Print {
  const { api, printing } = useStores();
  const ready = useAppStatus((status) => status.printing.ready);
  const onPrint = useCallback(() => void printing.getState().print(what), [printing, what]);
  const onLook = useCallback(() => api.call("print.preview", { what }), [api, what]);
  return { ready, onPrint, onLook };
}

/**
 * The print key for what is looked at instead of the lane's sale, while it is on screen: answers the key's name, or
 * undefined while prints wait for the printer, for then the key is theirs as everywhere.
 */
export function usePrintKey(what: Printable | null): string | undefined {
  const { printing, status, approval } = useStores();
  const waits = useAppStatus(({ printing: { jobs } }) => jobs.some(({ problem }) => problem !== null));
  const owned = waits ? null : what;
  useEffect(() => {
    if (owned === null) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.code !== "F7" || event.ctrlKey || event.altKey || event.metaKey) return;
      const isHeld = approval.getState().asked !== null || status.getState().status?.people.locked === true;
      if (isHeld) return;
      event.preventDefault();
      void printing.getState().print(owned);
    };
    // Before the till's own keys, for which F7 means the sale in the lane.
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [printing, status, approval, owned]);
  return owned === null ? undefined : "F7";
}
