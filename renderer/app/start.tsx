import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { findHost } from "../host.ts";
import { loadFirstWords } from "../i18n/catalog.ts";
import { createLanguage } from "../i18n/i18n.ts";
import { StoresProvider } from "../stores/context.tsx";
import { followLane } from "../stores/follow-lane.ts";
import { createStores } from "../stores/stores.ts";
import { App } from "./app.tsx";
import { CrashBoundary } from "./crash-boundary.tsx";
import { LanguageProvider } from "./language-context.tsx";

/** Longest that what follows the first paint waits for a quiet moment. */
const REST_MS = 200;

/** Finds the main process, reads how things stand, and shows the till. */
export async function start(): Promise<void> {
  const place = document.querySelector("#root");
  if (!place) throw new Error("the page has no #root");
  const { api, connection, painted } = await findHost();
  const stores = createStores({ api, connection });
  await stores.load();
  followLane(stores);
  const locale = stores.status.getState().status?.settings.locale ?? "uz";
  const language = createLanguage(locale, await loadFirstWords(locale));
  // The console is what both hosts write to their log; the boundary has said the rest on screen.
  const onCrash = (error: unknown, where: string): void =>
    reportError(new Error(`screen broke${where}`, { cause: error }));
  createRoot(place).render(
    <StrictMode>
      <LanguageProvider language={language}>
        <CrashBoundary onCrash={onCrash}>
          <StoresProvider stores={stores}>
            <App />
          </StoresProvider>
        </CrashBoundary>
      </LanguageProvider>
    </StrictMode>,
  );
  // Who trains needs codes to scan; where there is room they stand beside the lane, as soon as that is there.
  const training = stores.status.getState().status?.mode === "training";
  const hasRoom = window.matchMedia("(width > 1150px)").matches;
  // The other languages at rest, so that a switch is instant.
  const rest = (): void => {
    if (training && hasRoom) stores.ui.getState().offer("samples");
    painted();
    void language.loadRest();
  };
  requestIdleCallback(rest, { timeout: REST_MS });
}
