import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { cameraRead } from "./camera-scans.ts";
import styles from "./camera-picture.module.css";

/** The camera and its decoder are fetched when the first code is due, not before the till can be used. */
const CameraView = lazy(async () => ({ default: (await import("../features/scan/camera/index.ts")).CameraView }));

/** Which camera was chosen, kept on this machine: it is this machine's. */
const CHOSEN = "camera";

export interface CameraPictureProps {
  readonly wants: "payment" | "receipt";
}

/** The camera's picture in a stage: the device is held while the picture is on the page, and no longer. */
export function CameraPicture({ wants }: CameraPictureProps) {
  const { t } = useTranslation("checkout");
  const [deviceId, setDeviceId] = useState(() => localStorage.getItem(CHOSEN));
  const choose = (id: string): void => {
    localStorage.setItem(CHOSEN, id);
    setDeviceId(id);
  };
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
        <CameraView active labels={labels} onScan={cameraRead} deviceId={deviceId} onChoose={choose} />
      </div>
    </Suspense>
  );
}
