import type { CameraInfo, ZoomRange } from "./camera-state.ts";
import type { Decoder } from "./decoder.ts";
import type { CodeFormat, FoundCode } from "./formats.ts";
import { createFrameReader } from "./frame-reader.ts";
import { createFrameSource } from "./frame-source.ts";
import type { FrameSource } from "./frame-source.ts";
import type { CameraOpener } from "./html5-qrcode-camera.ts";
import { createPictureWatch } from "./picture-watch.ts";
import type { Picture } from "./picture-watch.ts";
import { createSightings } from "./sightings.ts";

export interface SessionRequest {
  readonly host: HTMLElement;
  /** The chosen camera, where it is known to be there. */
  readonly chosen: CameraInfo | null;
  /** Its identifier as it was kept, for where nothing is known of cameras before one is allowed. */
  readonly hint: string;
  readonly formats: readonly CodeFormat[];
  readonly open: CameraOpener;
  readonly decoder: Decoder;
  onScan(text: string, format: CodeFormat): void;
  onPicture(picture: Picture): void;
  /** Whether a picture that stays black is a reason to open the camera anew. */
  reopensBlack(): boolean;
  /** The device is gone or gives no pictures any more. Told once. */
  onLost(): void;
}

/** One opened camera, from the device's first picture to its release. */
export interface CameraSession {
  readonly camera: CameraInfo;
  /** Whether its pictures have been black for so long that it should be opened anew. */
  hopeless(): boolean;
  describe(): {
    readonly camera: CameraInfo;
    readonly torch: boolean;
    readonly zoom: ZoomRange | null;
    readonly picture: Picture;
  };
  setTorch(on: boolean): Promise<void>;
  setZoom(value: number): Promise<void>;
  close(): Promise<void>;
}

/** A camera without a new picture for so long is asleep or dead. Far longer than any camera's slowest frame. */
const SILENCE_MS = 4_000;
const CHECK_MS = 1_000;

/** Enough for a code at arm's length; more would cost a slow till time for every frame. */
function constraintsFor({ chosen, hint }: SessionRequest): MediaTrackConstraints {
  const picture = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
  // A wish would be outweighed by another camera with a better picture.
  if (chosen !== null) return { ...picture, deviceId: { exact: chosen.deviceId } };
  return hint === "" ? picture : { ...picture, deviceId: { ideal: hint } };
}

/** Opens the camera and reads from it. */
export async function createCameraSession(request: SessionRequest): Promise<CameraSession> {
  const reader = createFrameReader(request.decoder, request.formats);
  const sightings = createSightings();
  const picture = createPictureWatch((next) => {
    if (!closed) request.onPicture(next);
  });
  let closed = false;
  let frames: FrameSource | null = null;
  let faults = 0;

  const detect = async (video: HTMLVideoElement): Promise<readonly FoundCode[]> => {
    frames ??= createFrameSource(video);
    const frame = await frames.next();
    if (frame === null) return [];
    try {
      const { codes, black } = await reader.read(frame);
      faults = 0;
      picture.frame(black);
      return codes;
    } catch {
      // The decoder starts anew with the next frame; one that cannot start at all must not be asked without pause.
      faults += 1;
      await new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 100 * 2 ** faults)));
      return [];
    }
  };

  const opened = await request.open({
    host: request.host,
    constraints: constraintsFor(request),
    formats: request.formats,
    detect,
    onCode: (text, format) => {
      if (sightings.isNew(text)) request.onScan(text, format);
    },
  });

  const { track, torch, zoom } = opened;
  const camera = { deviceId: track.getSettings().deviceId ?? "", label: track.label };
  const lose = (): void => {
    if (!closed) request.onLost();
  };
  let seenFrom = performance.now();
  const watchdog = setInterval(() => {
    // A page out of sight gets no pictures; that is no fault of the camera.
    if (document.visibilityState !== "visible") seenFrom = performance.now();
    const last = Math.max(seenFrom, frames?.lastFrameAt() ?? seenFrom);
    const silent = frames !== null && performance.now() - last > SILENCE_MS;
    if (silent || (picture.hopeless() && request.reopensBlack())) lose();
  }, CHECK_MS);
  const mute = (): void => picture.muted(true);
  const unmute = (): void => picture.muted(false);
  track.addEventListener("ended", lose);
  track.addEventListener("mute", mute);
  track.addEventListener("unmute", unmute);

  return {
    camera,
    hopeless: () => picture.hopeless(),
    describe: () => ({
      camera,
      torch: torch !== null,
      zoom: zoom === null ? null : { min: zoom.min, max: zoom.max, step: zoom.step, value: zoom.value },
      picture: picture.now(),
    }),
    async setTorch(on) {
      await torch?.apply(on);
    },
    async setZoom(value) {
      await zoom?.apply(value);
    },
    async close() {
      if (closed) return;
      closed = true;
      clearInterval(watchdog);
      track.removeEventListener("ended", lose);
      track.removeEventListener("mute", mute);
      track.removeEventListener("unmute", unmute);
      frames?.close();
      await opened.close();
    },
  };
}
