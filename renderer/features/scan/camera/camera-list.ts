import type { CameraInfo } from "./camera-state.ts";

/** The cameras of this machine. Without permission the browser tells that there are some, but not which. */
export async function listCameras(media: MediaDevices): Promise<readonly CameraInfo[]> {
  const devices = await media.enumerateDevices();
  return devices
    .filter((device) => device.kind === "videoinput" && device.deviceId !== "")
    .map(({ deviceId, label }) => ({ deviceId, label }));
}
