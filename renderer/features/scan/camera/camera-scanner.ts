import { chosenCamera, hasCamera, listCameras } from "./camera-list.ts";
import type { CameraChoice } from "./camera-list.ts";
import { watchCameraPermission } from "./camera-permission.ts";
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
import type { Picture } from "./picture-watch.ts";

export interface CameraOptions {
  /** The camera chosen before. When it is not there, another one is used until it comes back. */
  readonly choice?: CameraChoice;
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
  choose(choice: CameraChoice): void;
  setTorch(on: boolean): Promise<void>;
  setZoom(value: number): Promise<void>;
}

/** What the scanner reaches the browser by. Tests replace the parts. */
export interface CameraScannerParts {
  readonly open: CameraOpener;
  readonly decoder: Decoder;
  readonly media: MediaDevices;
  readonly watchPermission: (changed: () => void) => () => void;
}

/** Loads all that scanning needs, before any scanner is there. Never fails: opening a camera says what is wrong. */
export async function warmUpCamera(): Promise<void> {
  await Promise.allSettled([sharedDecoder().warmUp(), loadCameraLibrary()]);
}

interface Wanted {
  readonly host: HTMLElement;
  readonly choice: CameraChoice;
  readonly formats: readonly CodeFormat[];
}

/** Waits before a camera is tried again by itself. A new device or a released permission is tried at once. */
const RETRY_MS: readonly number[] = [1_000, 2_000, 4_000, 8_000, 15_000];

const DENIED_RETRY_MS = 15_000;

const ANY_CAMERA: CameraChoice = { deviceId: "", name: "" };

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
  const watchPermission = parts.watchPermission ?? watchCameraPermission;

  let wanted: Wanted | null = null;
  let session: CameraSession | null = null;
  let opened: Wanted | null = null;
  let working: Promise<void> | null = null;
  /** A camera that went away by itself is still being let go of when another one is asked for. */
  let closing = Promise.resolve();
  let state: CameraState = { kind: "off" };
  let failures = 0;
  /** Pulled out while it ran, and not seen since. */
  let pulledOut = false;
  /** A camera that stays black is opened anew once; what is black then is so for a reason of its own. */
  let reopenedForBlack = false;
  let forgetPermission = (): void => undefined;
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
    if (ending !== null) closing = closing.then(() => ending.close());
    await closing;
  };

  const stumble = (trouble: CameraState): void => {
    say(trouble);
    clearTimeout(retry);
    // Nothing tells when the system's own privacy switch is turned, and asking a person again and again is rude. The
    // browser's own permission tells by itself.
    const wait = trouble.kind === "denied" ? DENIED_RETRY_MS : RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
    retry = setTimeout(reconcile, wait);
    failures += 1;
  };

  /** The camera went away by itself: pulled out, taken by another program, or asleep. */
  const lost = async (which: CameraSession): Promise<void> => {
    if (session !== which) return;
    const { deviceId } = which.camera;
    if (which.hopeless()) reopenedForBlack = true;
    // Until it is seen again; opening what is still there takes this back.
    pulledOut = true;
    await closeSession();
    const left = await listCameras(media);
    const stillThere = left.some((camera) => camera.deviceId === deviceId);
    if (wanted === null) return;
    // The system's word about its devices may have come first: then it is being opened again already.
    if (opened !== null) return;
    // Still there: it woke from sleep or hung, and opening it again says what is wrong, if anything.
    stumble({ kind: stillThere ? "starting" : "unplugged" });
  };

  const showed = (request: Wanted, picture: Picture): void => {
    if (picture === "there") reopenedForBlack = false;
    if (wanted === request && state.kind === "running") say({ ...state, picture });
  };

  /** Names are known only once a camera is allowed: another one than the chosen may have been opened until then. */
  const isAnother = async (started: CameraSession, { choice }: Wanted): Promise<boolean> => {
    const chosen = chosenCamera(await listCameras(media), choice);
    return chosen !== null && chosen.deviceId !== started.camera.deviceId;
  };

  const openWanted = async (request: Wanted): Promise<void> => {
    // A trouble stays on screen while it is tried again, instead of flickering.
    if (state.kind === "off" || state.kind === "running") say({ kind: "starting" });
    opened = request;
    try {
      // Without any camera there is no need to load what opens one.
      if (!(await hasCamera(media))) throw new Error("NotFoundError");
      const chosen = chosenCamera(await listCameras(media), request.choice);
      const started: CameraSession = await createCameraSession({
        host: request.host,
        formats: request.formats,
        chosen,
        hint: request.choice.deviceId,
        open,
        decoder,
        onScan: (text, format) => {
          if (wanted === request) events.onScan(text, format);
        },
        onPicture: (picture) => showed(request, picture),
        reopensBlack: () => !reopenedForBlack,
        onLost: () => void lost(started),
      });
      session = started;
      pulledOut = false;
      failures = 0;
      if (wanted === request) say({ kind: "running", ...started.describe() });
      if (chosen === null && (await isAnother(started, request)) && wanted === request) wanted = { ...request };
    } catch (error) {
      opened = null;
      const trouble = troubleOf(error);
      if (wanted === request) stumble(trouble.kind === "no-camera" && pulledOut ? { kind: "unplugged" } : trouble);
    }
  };

  const settle = async (): Promise<void> => {
    for (;;) {
      const target = wanted;
      if (target === opened) return;
      await closeSession();
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
    // The chosen camera may be back while another one stood in for it.
    const standIn = session;
    if ((await isAnother(standIn, wanted)) && wanted !== null && session === standIn) {
      wanted = { ...wanted };
      reconcile();
    }
  };
  const permissionChanged = (): void => {
    if (wanted === null || session !== null) return;
    failures = 0;
    reconcile();
  };

  const deviceChange = (): void => void devicesChanged();

  return {
    start(host, options = {}) {
      const next = { host, choice: options.choice ?? ANY_CAMERA, formats: options.formats ?? codeFormats };
      if (wanted === null) {
        media.addEventListener("devicechange", deviceChange);
        forgetPermission = watchPermission(permissionChanged);
      }
      // A stop that has not begun yet and a start of the same are nothing at all.
      wanted = opened !== null && isSame(opened, next) ? opened : next;
      failures = 0;
      reconcile();
    },
    async stop() {
      wanted = null;
      pulledOut = false;
      media.removeEventListener("devicechange", deviceChange);
      forgetPermission();
      reconcile();
      await working;
    },
    async warmUp() {
      await Promise.allSettled([decoder.warmUp(), open === openCamera ? loadCameraLibrary() : undefined]);
    },
    cameras: () => listCameras(media),
    choose(choice) {
      if (wanted === null || isSameChoice(wanted.choice, choice)) return;
      wanted = { ...wanted, choice };
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
  const samePlace = one.host === other.host && one.formats.join() === other.formats.join();
  return samePlace && isSameChoice(one.choice, other.choice);
}

function isSameChoice(one: CameraChoice, other: CameraChoice): boolean {
  return one.deviceId === other.deviceId && one.name === other.name;
}
