import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppStatus } from "../../../stores/context.tsx";
import { Select } from "../../../ui/field.tsx";
import { Toggle } from "../../../ui/toggle.tsx";
import { chosenCamera, listCameras } from "../camera/camera-list.ts";
import type { CameraInfo } from "../camera/camera-state.ts";
import type { ScannerSectionProps } from "./scanner-section.tsx";
import styles from "./scanner-section.module.css";

/** Which camera looks for codes, and how its picture is shown. */
export function CameraBlock({ change }: ScannerSectionProps) {
  const { t } = useTranslation("scanner");
  const { cameraId, cameraName, mirrored } = useAppStatus((status) => status.settings.scanner);
  const cameras = useNamedCameras();
  // Known by its name where its identifier is another one on this till.
  const present = chosenCamera(cameras, { deviceId: cameraId, name: cameraName });
  const options = [
    { value: "", label: t("camera.any") },
    ...cameras.map(({ deviceId, label }) => ({ value: deviceId, label })),
    ...(cameraName === "" || present !== null
      ? []
      : [{ value: cameraId, label: t("camera.away", { name: cameraName }) }]),
  ];
  return (
    <section className={styles.block} aria-labelledby="scanner-camera">
      <h4 id="scanner-camera" className={styles.title}>
        {t("camera.title")}
      </h4>
      <Select
        label={t("camera.choose")}
        value={present?.deviceId ?? cameraId}
        options={options}
        {...(cameras.length === 0 ? { hint: t("camera.unnamed") } : {})}
        onChange={(id) => {
          const name = cameras.find(({ deviceId }) => deviceId === id)?.label ?? "";
          change(t("camera.choose"), { scanner: { cameraId: id, cameraName: name } });
        }}
      />
      <Toggle
        label={t("camera.mirrored")}
        hint={t("camera.mirroredHint")}
        checked={mirrored}
        onChange={(value) => change(t("camera.mirrored"), { scanner: { mirrored: value } })}
      />
    </section>
  );
}

/** The cameras whose names this page may know, kept up to date. */
function useNamedCameras(): readonly CameraInfo[] {
  const [cameras, setCameras] = useState<readonly CameraInfo[]>([]);
  useEffect(() => {
    if (!("mediaDevices" in navigator)) return undefined;
    const media = navigator.mediaDevices;
    let current = true;
    const look = (): void => {
      void listCameras(media).then((found) => {
        if (current) setCameras(found.filter(({ label }) => label !== ""));
      });
    };
    look();
    media.addEventListener("devicechange", look);
    return () => {
      current = false;
      media.removeEventListener("devicechange", look);
    };
  }, []);
  return cameras;
}
