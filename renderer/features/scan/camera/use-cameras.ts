import { useEffect, useState } from "react";
import type { CameraInfo, CameraState } from "./camera-state.ts";
import type { CameraScanner } from "./camera-scanner.ts";

/** The cameras of this machine, once one of them runs (their names are known from then on), kept up to date. */
export function useCameras(scanner: CameraScanner, state: CameraState): readonly CameraInfo[] {
  const [cameras, setCameras] = useState<readonly CameraInfo[]>([]);
  const { kind } = state;
  useEffect(() => {
    if (kind === "off" || kind === "starting") return undefined;
    let current = true;
    const look = (): void => {
      void scanner.cameras().then((found) => {
        if (current) setCameras(found);
      });
    };
    look();
    navigator.mediaDevices.addEventListener("devicechange", look);
    return () => {
      current = false;
      navigator.mediaDevices.removeEventListener("devicechange", look);
    };
  }, [scanner, kind]);
  return cameras;
}
