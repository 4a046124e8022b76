import { listCameras } from "./camera-list.ts";
import { createCameraSession } from "./camera-session.ts";
import type { CameraSession } from "./camera-session.ts";
import { troubleOf } from "./camera-state.ts";
import type { CameraInfo, CameraState } from "./camera-state.ts";
import { createDecoder } from "./decoder.ts";
import type { Decoder } from "./decoder.ts";
import { codeFormats } from "./formats.ts";
import type { CodeFormat } from "./formats.ts";
import { loadCameraLibrary, openCamera } from "./html5-qrcode-camera.ts";
import type { CameraOpener } from "./html5-qrcode-camera.ts";

export interface CameraOptions {
  /** The camera chosen before. When it is not there, another one is used until it comes back. */
  readonly deviceId?: string | null;
  /** What to look for; everything when absent. Fewer kinds are found sooner. */
  readonly formats?: readonly CodeFormat[];
}

export interface CameraScannerEvents {
  /** A code came into sight. It is told once, and again after it was out of sight for a moment. */
  onScan(text: string, format: CodeFormat): void;
  onState(state: CameraState): void;
}

export interface CameraScanner {
  /** Shows the camera in `videoHost` (an element of its own, emptied afterwards) and reads until `stop`. */
  start(videoHost: HTMLElement, options?: CameraOptions): void;
  /** Releases the device. Resolves once it is released. */
  stop(): Promise<void>;
  /** Loads the decoder, so that the first scan needs not wait for it. Never fails: opening says what is wrong. */
  warmUp(): Promise<void>;
  cameras(): Promise<readonly CameraInfo[]>;
  /** Takes another camera, now if it runs. */
  choose(deviceId: string): void;
  setTorch(on: boolean): Promise<void>;
  setZoom(value: number): Promise<void>;
}

/** What the scanner reaches the browser by. Tests replace the parts. */
export interface CameraScannerParts {
  readonly open: CameraOpener;
  readonly decoder: Decoder;
  readonly media: MediaDevices;
}

/** Loads all that scanning needs, before any scanner is there. Never fails: opening a camera says what is wrong. */
export async function warmUpCamera(): Promise<void> {
  await Promise.allSettled([sharedDecoder().warmUp(), loadCameraLibrary()]);
}

interface Wanted {
  readonly host: HTMLElement;
  readonly deviceId: string | null;
  readonly formats: readonly CodeFormat[];
}

/** Waits before a camera is tried again by itself. A new device or a released permission is tried at once. */
const RETRY_MS: readonly number[] = [1_000, 2_000, 4_000, 8_000, 15_000];

const DENIED_RETRY_MS = 15_000;

let shared: Decoder | null = null;
/** One decoder for all cameras of the window: it stays loaded between two sales. */
function sharedDecoder(): Decoder {
  shared ??= createDecoder();
  return shared;
}

/**
 * A camera that reads codes for as long as it is wanted. Opening and closing never overlap: whatever is asked meanwhile
 * is looked at when the step under way has ended, so two mounts in a row leave one stream, and none after the last stop.
 */
export function createCameraScanner(
  events: CameraScannerEvents,
  parts: Partial<CameraScannerParts> = {},
): CameraScanner {
  const open = parts.open ?? openCamera;
  const decoder = parts.decoder ?? sharedDecoder();
  const media = parts.media ?? navigator.mediaDevices;

  let wanted: Wanted | null = null;
  let session: CameraSession | null = null;
  let opened: Wanted | null = null;
  let working: Promise<void> | null = null;
  let state: CameraState = { kind: "off" };
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const say = (next: CameraState): void => {
    if (state.kind === next.kind && state.kind !== "running") return;
    state = next;
    events.onState(next);
  };

  const closeSession = async (): Promise<void> => {
    const ending = session;
    session = null;
    opened = null;
    await ending?.close();
  };

  const stumble = (trouble: CameraState): void => {
    say(trouble);
    clearTimeout(retry);
    // Nothing tells when the system's own privacy switch is turned, and asking a person again and again is rude.
    const wait = trouble.kind === "denied" ? DENIED_RETRY_MS : RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
    retry = setTimeout(reconcile, wait);
    failures += 1;
  };

  /** The camera went away by itself: pulled out, taken by another program, or asleep. */
  const lost = async (which: CameraSession): Promise<void> => {
    if (session !== which) return;
    const { deviceId } = which.camera;
    await closeSession();
    const left = await listCameras(media);
    if (wanted === null) return;
    const stillThere = left.some((camera) => camera.deviceId === deviceId);
    // Still there: it woke from sleep or hung, and opening it again says what is wrong, if anything.
    stumble({ kind: stillThere ? "starting" : "unplugged" });
  };

  const openWanted = async (request: Wanted): Promise<void> => {
    // A trouble stays on screen while it is tried again, instead of flickering.
    if (state.kind === "off" || state.kind === "running") say({ kind: "starting" });
    opened = request;
    try {
      const started: CameraSession = await createCameraSession({
        ...request,
        open,
        decoder,
        onScan: (text, format) => {
          if (wanted === request) events.onScan(text, format);
        },
        onLost: () => void lost(started),
      });
      session = started;
      failures = 0;
      if (wanted === request) say({ kind: "running", ...started.describe() });
    } catch (error) {
      opened = null;
      if (wanted === request) stumble(troubleOf(error));
    }
  };

  const settle = async (): Promise<void> => {
    for (;;) {
      const target = wanted;
      if (target === opened) return;
      if (session !== null) await closeSession();
      if (target === null || target !== wanted) continue;
      await openWanted(target);
      if (opened === null && wanted === target) return;
    }
  };

  function reconcile(): void {
    clearTimeout(retry);
    working ??= settle().finally(() => {
      working = null;
      if (wanted === null) say({ kind: "off" });
    });
  }

  const devicesChanged = async (): Promise<void> => {
    if (wanted === null) return;
    if (session === null) {
      failures = 0;
      reconcile();
      return;
    }
    // The chosen camera is back while another one stood in for it.
    const { deviceId } = wanted;
    if (deviceId === null || session.camera.deviceId === deviceId) return;
    const now = await listCameras(media);
    if (wanted !== null && now.some((camera) => camera.deviceId === deviceId)) {
      wanted = { ...wanted };
      reconcile();
    }
  };

  const deviceChange = (): void => void devicesChanged();

  return {
    start(host, options = {}) {
      const next = { host, deviceId: options.deviceId ?? null, formats: options.formats ?? codeFormats };
      if (wanted === null) media.addEventListener("devicechange", deviceChange);
      // A stop that has not begun yet and a start of the same are nothing at all.
      wanted = opened !== null && isSame(opened, next) ? opened : next;
      failures = 0;
      reconcile();
    },
    async stop() {
      wanted = null;
      media.removeEventListener("devicechange", deviceChange);
      reconcile();
      await working;
    },
    async warmUp() {
      await Promise.allSettled([decoder.warmUp(), open === openCamera ? loadCameraLibrary() : undefined]);
    },
    cameras: () => listCameras(media),
    choose(deviceId) {
      if (wanted === null || wanted.deviceId === deviceId) return;
      wanted = { ...wanted, deviceId };
      reconcile();
    },
    async setTorch(on) {
      await session?.setTorch(on);
    },
    async setZoom(value) {
      await session?.setZoom(value);
    },
  };
}

function isSame(one: Wanted, other: Wanted): boolean {
  return one.host === other.host && one.deviceId === other.deviceId && one.formats.join() === other.formats.join();
}
