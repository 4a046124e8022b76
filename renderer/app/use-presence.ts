import { useEffect } from "react";
import { useStores } from "../stores/context.tsx";

/** Often enough for a lock counted in minutes. */
const EVERY_MS = 15_000;

/** Tells the main process that somebody is at the keys, which puts the automatic lock off. */
export function usePresence(): void {
  const { api, status, now } = useStores();
  useEffect(() => {
    let toldAt = 0;
    const tell = (): void => {
      const known = status.getState().status;
      if (!known?.people.operator || known.settings.access.autoLockMinutes === 0 || now() - toldAt < EVERY_MS) return;
      toldAt = now();
      void api.call("people.present", null);
    };
    window.addEventListener("keydown", tell, true);
    window.addEventListener("pointerdown", tell, true);
    return () => {
      window.removeEventListener("keydown", tell, true);
      window.removeEventListener("pointerdown", tell, true);
    };
  }, [api, status, now]);
}
