import { useCallback, useState } from "react";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { SettingsPatch } from "../../../shared/domain/settings.ts";
import { useStores } from "../../stores/context.tsx";

/** What became of the last change. */
export type Saved =
  | { readonly state: "nothing" }
  | { readonly state: "saving" }
  | { readonly state: "saved"; readonly name: string }
  | { readonly state: "failed"; readonly error: PosError };

export interface Change {
  readonly saved: Saved;
  /** Keeps a change at once; `name` is what the screen calls it. */
  readonly change: (name: string, patch: SettingsPatch) => void;
}

/** Changes settings one by one as they are made. There is no save button: what is on screen is what holds. */
export function useChange(): Change {
  const { api, status } = useStores();
  const [saved, setSaved] = useState<Saved>({ state: "nothing" });
  const change = useCallback(
    (name: string, patch: SettingsPatch): void => {
      const who = status.getState().status?.settings.terminal.cashier ?? "";
      setSaved({ state: "saving" });
      void api.call("settings.change", { patch, who }).then((answer) => {
        setSaved(answer.ok ? { state: "saved", name } : { state: "failed", error: answer.error });
      });
    },
    [api, status],
  );
  return { saved, change };
}
