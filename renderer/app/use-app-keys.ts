import { useEffect } from "react";
import { pressLaneKey, type LaneKey } from "../features/checkout/index.ts";
import { pressPrintKey } from "./print-key.ts";
import { useStores } from "../stores/context.tsx";
import type { Stores } from "../stores/stores.ts";
import type { PanelName } from "../stores/ui.ts";

const PANEL_KEYS: Readonly<Record<string, PanelName>> = {
  F3: "sales",
  F4: "waiting",
  F5: "shift",
  F6: "samples",
  F9: "settings",
};

/** The keyboard of the whole till, in the order: panels, then the lane. A scanner's keys never get here. */
export function useAppKeys(): void {
  const stores = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // The question for a PIN, or the lock: what is typed is meant for it alone.
      if (isHeld(stores)) return;
      if (event.defaultPrevented || event.altKey || event.metaKey || event.isComposing) return;
      if (!pressAppKey(stores, event) && !pressLaneKey(stores, laneKey(event))) return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("mousedown", leaveFocus);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("mousedown", leaveFocus);
    };
  }, [stores]);
}

/**
 * A button of the till that was clicked does not keep the focus: the Enter that follows is the lane's, not that
 * button's once more. Panels are left alone, there one walks from field to field.
 */
function leaveFocus(event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || target.closest("button") === null) return;
  if (target.closest("aside, dialog, form") === null) event.preventDefault();
}

function isHeld({ approval, status }: Stores): boolean {
  return approval.getState().asked !== null || status.getState().status?.people.locked === true;
}

function pressAppKey(stores: Stores, event: KeyboardEvent): boolean {
  const ui = stores.ui.getState();
  if (event.code === "F10") {
    lock(stores);
    return true;
  }
  if (event.code === "F1") {
    ui.showKeys(!ui.keysShown);
    return true;
  }
  if (event.code === "Escape" && (ui.keysShown || ui.panel !== null)) {
    if (ui.keysShown) ui.showKeys(false);
    // The sample codes stand beside the lane and are used with it: there Escape is the lane's first.
    else if (ui.panel !== "samples" || isInPanel(event.target) || !pressLaneKey(stores, laneKey(event))) ui.close();
    return true;
  }
  if (event.code === "F7") {
    pressPrintKey(stores, event.ctrlKey);
    return true;
  }
  if (event.code === "F9" && event.ctrlKey) {
    ui.toggle("check");
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

function isInPanel(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("aside") !== null;
}

/** Where figures and letters are text, or choose something. */
function isTyping(target: Element | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement;
}

/** Locks the till; where nobody has to sign in, whoever had done so is signed out. */
function lock({ api, status, ui }: Stores): void {
  if (!status.getState().status?.people.operator) return ui.getState().open("settings");
  void api.call("people.lock", null);
}
