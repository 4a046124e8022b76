import type { DisplayFeed } from "../../electron/display/service.ts";
import type { DisplayView } from "../../shared/domain/customer-display.ts";

export const IDLE_VIEW: DisplayView = { mode: "live", locale: "en", shop: "Chilonzor 9", show: { scene: "idle" } };

/** A till whose shop wants no customer display. */
export const quietDisplay: DisplayFeed = {
  subscribe(listener) {
    listener(null);
    return () => undefined;
  },
};
