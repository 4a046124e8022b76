import type { CameraCapabilities, Html5Qrcode, Html5QrcodeSupportedFormats } from "html5-qrcode";
import type { ZoomRange } from "./camera-state.ts";
import type { CodeFormat, FoundCode } from "./formats.ts";

/**
 * The only file that knows html5-qrcode. It opens the camera, shows the video and asks for a reading again and again;
 * the reading itself is ours. What is done about its habits is in docs/decisions/0008-camera.md.
 */
export interface OpenCamera {
  readonly video: HTMLVideoElement;
  readonly track: MediaStreamTrack;
  readonly torch: { apply(on: boolean): Promise<void> } | null;
  readonly zoom: (ZoomRange & { apply(value: number): Promise<void> }) | null;
  /** Ends reading and releases the device, whatever state the library is in. */
  close(): Promise<void>;
}

export interface CameraRequest {
  /** Where the video is put; emptied on close. */
  readonly host: HTMLElement;
  readonly constraints: MediaTrackConstraints;
  readonly formats: readonly CodeFormat[];
  /** Called for every frame; answers the codes in it, largest on screen first come. */
  detect(video: HTMLVideoElement): Promise<readonly FoundCode[]>;
  onCode(text: string, format: CodeFormat): void;
}

export type CameraOpener = (request: CameraRequest) => Promise<OpenCamera>;

/** What html5-qrcode expects of `window.BarcodeDetector`'s answers. */
interface DetectedBarcode {
  readonly rawValue: string;
  readonly format: CodeFormat;
  readonly boundingBox: DOMRectReadOnly;
}

/** A pause between readings is kept by the frames themselves, so the library's own is as short as it goes. */
const READINGS_PER_SECOND = 1000;
/** So long the first picture may take before the camera counts as failed. */
const FIRST_PICTURE_MS = 8_000;

let hosts = 0;

/** Loads the library, which is large, without opening anything. */
export async function loadCameraLibrary(): Promise<void> {
  await import("html5-qrcode");
}

/** Opens a camera with html5-qrcode, loaded now if it was not. */
export const openCamera: CameraOpener = async ({ host, constraints, formats, detect, onCode }) => {
  const library = await import("html5-qrcode");
  hosts += 1;
  host.id = `camera-${hosts}`;
  const codes = new Map<string, CodeFormat>();
  let closed = false;
  const detectAll = async (): Promise<readonly DetectedBarcode[]> => {
    const video = host.querySelector("video");
    const found = video === null ? [] : await detect(video);
    // The library's loop has no end of its own in some states: an answer that never comes ends it.
    if (closed) return new Promise(() => undefined);
    for (const code of found) codes.set(code.text, code.format);
    return found.map((code) => ({ rawValue: code.text, format: code.format, boundingBox: boxOf(code) }));
  };
  const scanner = withDetector(
    detectAll,
    () =>
      new library.Html5Qrcode(host.id, {
        formatsToSupport: formats.map((format) => library.Html5QrcodeSupportedFormats[formatNames[format]]),
        useBarCodeDetectorIfSupported: true,
        verbose: false,
      }),
  );
  dropOwnDecoder(scanner);
  const onText = (text: string): void => {
    const format = codes.get(text);
    codes.clear();
    if (format !== undefined) onCode(text, format);
  };
  const config = { fps: READINGS_PER_SECOND, disableFlip: true, videoConstraints: constraints };
  try {
    // The first argument only has to be there: videoConstraints take its place.
    await scanner.start({ facingMode: "environment" }, config, onText, undefined);
    const camera = await opened(host, scanner);
    return {
      ...camera,
      async close() {
        closed = true;
        await camera.close();
      },
    };
  } catch (error) {
    closed = true;
    await release(host, scanner, streamIn(host));
    throw error;
  }
};

const formatNames: Readonly<Record<CodeFormat, keyof typeof Html5QrcodeSupportedFormats>> = {
  qr_code: "QR_CODE",
  data_matrix: "DATA_MATRIX",
  ean_13: "EAN_13",
  ean_8: "EAN_8",
  upc_a: "UPC_A",
  upc_e: "UPC_E",
  code_128: "CODE_128",
};

/**
 * Runs `make` while `window.BarcodeDetector` is ours. The library looks for it in its constructor alone and keeps what
 * it found, so the window has it for no longer than that.
 */
function withDetector<T>(detect: () => Promise<readonly DetectedBarcode[]>, make: () => T): T {
  const before = Object.getOwnPropertyDescriptor(window, "BarcodeDetector");
  class BarcodeDetector {
    detect(): Promise<readonly DetectedBarcode[]> {
      return detect();
    }
  }
  Object.defineProperty(window, "BarcodeDetector", { configurable: true, value: BarcodeDetector });
  try {
    return make();
  } finally {
    if (before === undefined) Reflect.deleteProperty(window, "BarcodeDetector");
    else Object.defineProperty(window, "BarcodeDetector", before);
  }
}

/**
 * With a detector the library gives every other frame to its own decoder, which reads a third as much, on the main
 * thread. There is no option against it; without the second decoder it does not take turns.
 */
function dropOwnDecoder(scanner: Html5Qrcode): void {
  const decoders: unknown = Reflect.get(scanner, "qrcode");
  if (typeof decoders !== "object" || decoders === null || !("secondaryDecoder" in decoders)) {
    throw new Error("This version of html5-qrcode keeps its decoders elsewhere: see docs/decisions/0008-camera.md.");
  }
  Reflect.set(decoders, "secondaryDecoder", undefined);
}

async function opened(host: HTMLElement, scanner: Html5Qrcode): Promise<OpenCamera> {
  const video = host.querySelector("video");
  const stream = streamIn(host);
  const track = stream?.getVideoTracks()[0];
  if (video === null || stream === null || track === undefined) throw new Error("The camera shows no video.");
  await firstPicture(video);
  leaveCanvasEmpty(host);
  return {
    video,
    track,
    ...controls(scanner.getRunningTrackCameraCapabilities()),
    close: () => release(host, scanner, stream),
  };
}

function controls(offered: CameraCapabilities): Pick<OpenCamera, "torch" | "zoom"> {
  const torch = offered.torchFeature();
  const zoom = offered.zoomFeature();
  return {
    torch: torch.isSupported() ? { apply: (on) => torch.apply(on) } : null,
    zoom: zoom.isSupported()
      ? {
          min: zoom.min(),
          max: zoom.max(),
          step: zoom.step(),
          value: zoom.value() ?? zoom.min(),
          apply: (value) => zoom.apply(value),
        }
      : null,
  };
}

async function firstPicture(video: HTMLVideoElement): Promise<void> {
  if (!video.paused && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The camera gives no picture.")), FIRST_PICTURE_MS);
    video.addEventListener(
      "playing",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/**
 * The library draws every frame for its own decoder. Nobody looks at that drawing, yet the page's thread would convert a
 * whole picture for it each time, however small the canvas is: so its context draws nothing.
 */
function leaveCanvasEmpty(host: HTMLElement): void {
  const canvas = host.querySelector("canvas");
  if (canvas === null) return;
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext("2d");
  if (context !== null) Object.defineProperty(context, "drawImage", { value: () => undefined });
}

/** The library's `stop` throws in half its states and never comes back without tracks, so the device is released here. */
async function release(host: HTMLElement, scanner: Html5Qrcode, stream: MediaStream | null): Promise<void> {
  const tracks = stream?.getTracks() ?? [];
  try {
    if (scanner.isScanning && tracks.length > 0) await scanner.stop();
  } catch {
    // Whatever it says: the tracks are stopped and the video removed below.
  }
  for (const track of tracks) track.stop();
  host.replaceChildren();
}

function streamIn(host: HTMLElement): MediaStream | null {
  const source = host.querySelector("video")?.srcObject;
  return source instanceof MediaStream ? source : null;
}

function boxOf({ corners }: FoundCode): DOMRectReadOnly {
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  // A bar code read along one row is as flat as a line, and the library skips what has no area.
  return new DOMRectReadOnly(left, top, Math.max(1, Math.max(...xs) - left), Math.max(1, Math.max(...ys) - top));
}
