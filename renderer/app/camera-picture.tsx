import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CameraInfo } from "../features/scan/camera/index.ts";
import { useAppStatus, useStores } from "../stores/context.tsx";
import { cameraRead } from "./camera-scans.ts";
import styles from "./camera-picture.module.css";

/** The camera and its decoder are fetched when the first code is due, not before the till can be used. */
const CameraView = lazy(async () => ({ default: (await import("../features/scan/camera/index.ts")).CameraView }));

export interface CameraPictureProps {
  readonly wants: "payment" | "receipt";
}

/** The camera's picture in a stage: the device is held while the picture is on the page, and no longer. */
export function CameraPicture({ wants }: CameraPictureProps) {
  const { t } = useTranslation("checkout");
  const { api, status } = useStores();
  const { cameraId, cameraName, mirrored } = useAppStatus((known) => known.settings.scanner);
  const choice = useMemo(() => ({ deviceId: cameraId, name: cameraName }), [cameraId, cameraName]);
  const choose = useCallback(
    ({ deviceId, label }: CameraInfo): void => {
      const who = status.getState().status?.settings.terminal.cashier ?? "";
      void api.call("settings.change", { patch: { scanner: { cameraId: deviceId, cameraName: label } }, who });
    },
    [api, status],
  );
  // A page without the right to any camera shows nothing but the dark place.
  if (!("mediaDevices" in navigator)) return null;
  const labels = {
    picture: t("camera.picture"),
    off: "",
    starting: t("camera.starting"),
    noCamera: t("camera.noCamera"),
    denied: t("camera.denied"),
    busy: t("camera.busy"),
    unplugged: t("camera.unplugged"),
    failed: t("camera.failed"),
    black: t("camera.black"),
    noPicture: t("camera.noPicture"),
    torch: t("camera.torch"),
    zoom: t("camera.zoom"),
    choose: t("camera.choose"),
  };
  return (
    <Suspense fallback={null}>
      <div className={styles.picture} data-wants={wants}>
        <CameraView active labels={labels} onScan={cameraRead} choice={choice} mirrored={mirrored} onChoose={choose} />
      </div>
    </Suspense>
  );
}
