import { vi } from "vitest";
import type { Decoder } from "../../../../../../renderer/features/scan/camera/decoder.ts";
import type {
  CameraOpener,
  CameraRequest,
  OpenCamera,
} from "../../../../../../renderer/features/scan/camera/html5-qrcode-camera.ts";

/** A track that can be pulled out, as an event target with the few members that are used. */
export class FakeTrack extends EventTarget {
  readonly label: string;
  readonly deviceId: string;
  readyState: "live" | "ended" = "live";
  constructor(deviceId: string, label: string) {
    super();
    this.deviceId = deviceId;
    this.label = label;
  }
  getSettings(): MediaTrackSettings {
    return { deviceId: this.deviceId };
  }
  stop(): void {
    this.readyState = "ended";
  }
  /** The device goes away by itself. */
  end(): void {
    this.readyState = "ended";
    this.dispatchEvent(new Event("ended"));
  }
}

/** The browser's cameras as the till sees them: which there are, what opening one does, and who holds one. */
export class FakeMedia extends EventTarget {
  cameras: string[];
  /** Names that are not made of the identifier; an empty one is not known yet. */
  readonly names = new Map<string, string>();
  /** What opening throws; null opens. */
  refusal: string | null = null;
  readonly tracks: FakeTrack[] = [];
  readonly requests: CameraRequest[] = [];
  /** Letting go of a camera waits for this. */
  closeGate: Promise<void> = Promise.resolve();
  /** Opening waits for this. */
  gate: Promise<void> = Promise.resolve();

  constructor(...cameras: string[]) {
    super();
    this.cameras = cameras;
  }

  labelOf(deviceId: string): string {
    return this.names.get(deviceId) ?? `Camera ${deviceId}`;
  }

  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const devices = this.cameras.map((deviceId) => ({ kind: "videoinput", deviceId, label: this.labelOf(deviceId) }));
    return Promise.resolve(devices as unknown as MediaDeviceInfo[]);
  }

  asMediaDevices(): MediaDevices {
    return this as unknown as MediaDevices;
  }

  change(...cameras: string[]): void {
    this.cameras = cameras;
    this.dispatchEvent(new Event("devicechange"));
  }

  live(): readonly FakeTrack[] {
    return this.tracks.filter((track) => track.readyState === "live");
  }

  readonly open: CameraOpener = async (request) => {
    this.requests.push(request);
    await this.gate;
    if (this.refusal !== null) throw new Error(this.refusal);
    const asked = request.constraints.deviceId;
    const wish = typeof asked === "object" && !Array.isArray(asked) ? (asked.exact ?? asked.ideal) : null;
    const isDemand = typeof asked === "object" && !Array.isArray(asked) && asked.exact !== undefined;
    const deviceId = this.cameras.find((camera) => camera === wish) ?? (isDemand ? undefined : this.cameras[0]);
    // As html5-qrcode says it: a sentence with the browser's name for the error in it.
    if (deviceId === undefined) throw new Error("Error getting userMedia, error = NotFoundError: not found");
    const track = new FakeTrack(deviceId, this.labelOf(deviceId));
    this.tracks.push(track);
    const video = document.createElement("video");
    request.host.append(video);
    const opened: OpenCamera = {
      video,
      track: track as unknown as MediaStreamTrack,
      torch: null,
      zoom: null,
      close: async () => {
        track.stop();
        await this.closeGate;
        request.host.replaceChildren();
      },
    };
    return opened;
  };
}

export function idleDecoder(): Decoder {
  return {
    warmUp: vi.fn(() => Promise.resolve()),
    look: () => Promise.resolve({ codes: [], black: false }),
    dispose: () => undefined,
  };
}
