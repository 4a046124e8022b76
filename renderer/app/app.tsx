import { lazy, Suspense, use, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { CheckoutScreen, LatestSales } from "../features/checkout/index.ts";
import { useStatus, useStores, useUi } from "../stores/context.tsx";
import type { PanelName } from "../stores/ui.ts";
import { CameraPicture } from "./camera-picture.tsx";
import { Header } from "./header.tsx";
import { useLanguage } from "./language-context.tsx";
import { Notes } from "./notes.tsx";
import { panels } from "./panels.tsx";
import { PeopleLayer } from "./people-layer.tsx";
import { StartScreen } from "./start-screen.tsx";
import { TrainingBanner } from "./training-banner.tsx";
import { useAppKeys } from "./use-app-keys.ts";
import { useAppearance } from "./use-appearance.ts";
import { usePresence } from "./use-presence.ts";
import { useScans } from "./use-scans.ts";
import { useWarmCamera } from "./use-warm-camera.ts";
import { Watermark } from "./watermark.tsx";
import styles from "./app.module.css";

const Keys = lazy(async () => ({ default: (await import("./keys.tsx")).Keys }));

/** The whole till: nothing but the start screen until the main process has said how it stands. */
export function App() {
  const { status } = useStores();
  const ready = useStatus((state) => state.status !== null);
  useAppearance();
  useEffect(() => {
    if (status.getState().status === null) void status.getState().refresh();
  }, [status]);
  return ready ? <Till /> : <StartScreen />;
}

function Till() {
  const { t } = useTranslation("checkout");
  const panel = useUi((state) => state.panel);
  const keysShown = useUi((state) => state.keysShown);
  useAppKeys();
  usePresence();
  useScans();
  useWarmCamera();
  return (
    <div className={styles.till} data-panel={panel ?? undefined}>
      <header className={styles.top}>
        <TrainingBanner />
        <Header />
        <Notes />
      </header>
      <div className={styles.work}>
        <CheckoutScreen compact={panel !== null && panel !== "samples"} picture={CameraPicture} />
        {panel && (
          <aside className={styles.panel} aria-label={t("panel")}>
            <Suspense fallback={<p className={styles.loading}>{t("start.loading")}</p>}>
              <OpenPanel panel={panel} />
            </Suspense>
          </aside>
        )}
      </div>
      <LatestSales />
      <Watermark />
      <PeopleLayer />
      {keysShown && (
        <Suspense fallback={null}>
          <Keys />
        </Suspense>
      )}
    </div>
  );
}

function OpenPanel({ panel }: { readonly panel: PanelName }) {
  const { ui } = useStores();
  const Panel = panels[panel];
  use(useLanguage().whole());
  return <Panel key={panel} onClose={() => ui.getState().close()} />;
}
