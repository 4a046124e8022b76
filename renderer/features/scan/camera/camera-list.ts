import type { CameraInfo } from "./camera-state.ts";

/** The camera that somebody chose. Both empty: whichever there is. */
export interface CameraChoice {
  /** Belongs to one browser profile, and changes with it. */
  readonly deviceId: string;
  /** Tells the camera where its identifier is not known. */
  readonly name: string;
}

/** The cameras of this machine. Without permission the browser tells that there are some, but not which. */
export async function listCameras(media: Pick<MediaDevices, "enumerateDevices">): Promise<readonly CameraInfo[]> {
  const devices = await media.enumerateDevices();
  return devices
    .filter((device) => device.kind === "videoinput" && device.deviceId !== "")
    .map(({ deviceId, label }) => ({ deviceId, label }));
}

/** Whether this machine has any camera; also known without permission. */
export async function hasCamera(media: MediaDevices): Promise<boolean> {
  const devices = await media.enumerateDevices();
  return devices.some(({ kind }) => kind === "videoinput");
}

/** The chosen camera among those that are there; null while it is away or its name is not known yet. */
export function chosenCamera(cameras: readonly CameraInfo[], { deviceId, name }: CameraChoice): CameraInfo | null {
  const known = cameras.find((camera) => camera.deviceId === deviceId);
  const named = name === "" ? undefined : cameras.find(({ label }) => label === name);
  return known ?? named ?? null;
}
