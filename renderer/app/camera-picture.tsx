import { lazy, Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppStatus, useStores } from "../stores/context.tsx";
import { cameraRead } from "./camera-scans.ts";
import styles from "./camera-picture.module.css";

/** The camera and its decoder are fetched when the first code is due, not before the till can be used. */
const CameraView = lazy(async () => ({ default: (await import("../features/scan/camera/index.ts")).CameraView }));

export interface CameraPictureProps {
  readonly wants: "payment" | "receipt";
}

interface NamedCamera {
  readonly deviceId: string;
  readonly label: string;
}

/** The camera's picture in a stage: the device is held while the picture is on the page, and no longer. */
export function CameraPicture({ wants }: CameraPictureProps) {
  const { t } = useTranslation("checkout");
  const { api, status } = useStores();
  const { cameraId, cameraName, mirrored } = useAppStatus((known) => known.settings.scanner);
  const [cameras, setCameras] = useState<readonly NamedCamera[]>([]);
  const choose = useCallback(
    (id: string): void => {
      const name = cameras.find(({ deviceId }) => deviceId === id)?.label ?? "";
      const who = status.getState().status?.settings.terminal.cashier ?? "";
      void api.call("settings.change", { patch: { scanner: { cameraId: id, cameraName: name } }, who });
    },
    [api, status, cameras],
  );
  // Neither a till without a camera nor a page without the right to one shows anything but the dark place.
  if (!("mediaDevices" in navigator)) return null;
  const labels = {
    picture: t("camera.picture"),
    off: "",
    starting: t("camera.starting"),
    // A till with a scanner alone is as it should be: nothing to say.
    noCamera: "",
    denied: t("camera.denied"),
    busy: t("camera.busy"),
    unplugged: t("camera.unplugged"),
    failed: t("camera.failed"),
    torch: t("camera.torch"),
    zoom: t("camera.zoom"),
    choose: t("camera.choose"),
  };
  return (
    <Suspense fallback={null}>
      <div className={styles.picture} data-wants={wants}>
        <CameraView
          active
          labels={labels}
          onScan={cameraRead}
          deviceId={chosenAmong(cameras, cameraId, cameraName)}
          mirrored={mirrored}
          onCameras={setCameras}
          onChoose={choose}
        />
      </div>
    </Suspense>
  );
}

/** A camera's number belongs to one browser profile: where it is not known, the name tells which one was meant. */
function chosenAmong(cameras: readonly NamedCamera[], id: string, name: string): string | null {
  if (cameras.some(({ deviceId }) => deviceId === id)) return id;
  const named = name === "" ? undefined : cameras.find(({ label }) => label === name);
  if (named) return named.deviceId;
  return id === "" ? null : id;
}
