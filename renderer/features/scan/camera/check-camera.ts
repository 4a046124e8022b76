import { listCameras } from "./camera-list.ts";
import { troubleOf, type CameraTrouble } from "./camera-state.ts";

/** What a short look through the camera has shown. `away`: the chosen one is not there, another one gave a picture. */
export type CameraCheck =
  { readonly kind: "works"; readonly name: string } | { readonly kind: "away"; readonly name: string } | CameraTrouble;

export interface ChosenCamera {
  readonly cameraId: string;
  readonly cameraName: string;
}

/** Opens the camera that the lane would open, sees whether a picture comes, and lets go of it. Never rejects. */
export async function checkCamera(
  { cameraId, cameraName }: ChosenCamera,
  media: Pick<MediaDevices, "enumerateDevices" | "getUserMedia"> | undefined,
): Promise<CameraCheck> {
  if (media === undefined) return { kind: "no-camera" };
  try {
    const known = await listCameras(media);
    const chosen = known.find(({ deviceId, label }) => deviceId === cameraId || (label !== "" && label === cameraName));
    const video = chosen ? { deviceId: { exact: chosen.deviceId } } : true;
    const stream = await media.getUserMedia({ video, audio: false });
    const [track] = stream.getVideoTracks();
    const name = track?.label ?? "";
    const isLive = track?.readyState === "live";
    for (const each of stream.getTracks()) each.stop();
    if (!isLive) return { kind: "unplugged" };
    // Names are known from the first picture on: the chosen camera may have been among them all the time.
    const isChosen = cameraName === "" || chosen !== undefined || name === cameraName;
    return isChosen ? { kind: "works", name } : { kind: "away", name: cameraName };
  } catch (error) {
    return troubleOf(error);
  }
}
