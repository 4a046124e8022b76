import { createStore, type StoreApi } from "zustand/vanilla";
import type { AppStatus } from "../../shared/ipc/status.ts";

/** What can be opened beside the lane. */
export type PanelName =
  "sales" | "waiting" | "settings" | "samples" | "shift" | "records" | "reports" | "check" | "setup";

export interface UiState {
  readonly panel: PanelName | null;
  /** The panel opened by itself. */
  readonly unasked: boolean;
  /** The overview of all keys. */
  readonly keysShown: boolean;
  readonly prefersDark: boolean;
  /** Opens a panel; the same one again closes it. */
  toggle(panel: PanelName): void;
  open(panel: PanelName): void;
  /** Opens a panel that nobody has asked for: never in the place of one that somebody has. */
  offer(panel: PanelName): void;
  close(): void;
  showKeys(shown: boolean): void;
  setPrefersDark(dark: boolean): void;
}
export type UiStore = StoreApi<UiState>;

/** What is open on this screen. Nothing here outlives the page. */
export function createUiStore(): UiStore {
  return createStore<UiState>()((set) => ({
    panel: null,
    unasked: false,
    keysShown: false,
    prefersDark: false,
    toggle: (panel) =>
      set((state) => ({ panel: state.panel === panel ? null : panel, unasked: false, keysShown: false })),
    open: (panel) => set({ panel, unasked: false, keysShown: false }),
    offer: (panel) => set((state) => (state.panel === null ? { panel, unasked: true } : state)),
    close: () => set({ panel: null, unasked: false, keysShown: false }),
    showKeys: (keysShown) => set({ keysShown }),
    setPrefersDark: (prefersDark) => set({ prefersDark }),
  }));
}

/** The theme to show: the setting, or the system's where the setting leaves it to that. */
export function themeOf(status: AppStatus | null, prefersDark: boolean): "light" | "dark" {
  const theme = status?.settings.theme ?? "light";
  if (theme === "system") return prefersDark ? "dark" : "light";
  return theme;
}
