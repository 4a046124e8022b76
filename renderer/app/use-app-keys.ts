import { useEffect } from "react";
import { pressLaneKey, type LaneKey } from "../features/checkout/index.ts";
import { useStores } from "../stores/context.tsx";
import type { Stores } from "../stores/stores.ts";
import type { PanelName } from "../stores/ui.ts";

const PANEL_KEYS: Readonly<Record<string, PanelName>> = { F3: "sales", F4: "waiting", F6: "samples", F9: "settings" };

/** The keyboard of the whole till, in the order: panels, then the lane. A scanner's keys never get here. */
export function useAppKeys(): void {
  const stores = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.metaKey || event.isComposing) return;
      if (!pressAppKey(stores, event) && !pressLaneKey(stores, laneKey(event))) return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [stores]);
}

function pressAppKey(stores: Stores, event: KeyboardEvent): boolean {
  const ui = stores.ui.getState();
  if (event.code === "F1") {
    ui.showKeys(!ui.keysShown);
    return true;
  }
  if (event.code === "Escape" && (ui.keysShown || ui.panel !== null)) {
    if (ui.keysShown) ui.showKeys(false);
    else ui.close();
    return true;
  }
  const panel = PANEL_KEYS[event.code];
  if (panel === undefined || event.ctrlKey) return false;
  const training = stores.status.getState().status?.mode === "training";
  if (panel === "samples" && !training) return false;
  ui.toggle(panel);
  return true;
}

function laneKey(event: KeyboardEvent): LaneKey {
  const target = event.target instanceof Element ? event.target : null;
  return {
    code: event.code,
    key: event.key,
    ctrl: event.ctrlKey,
    typing: isTyping(target),
    pressing: target?.closest("button, a, summary, input, select") !== null && target !== null,
  };
}

/** Where figures and letters are text, or choose something. */
function isTyping(target: Element | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement;
}
