import type { Page } from "@playwright/test";

/** What a test can do to the page's cameras that Chromium's fake device cannot do by itself. */
export interface CameraStand {
  /** The browser's name for what opening a camera fails with; null opens it. */
  refusal: string | null;
  /** The cable is pulled: there is no camera any more. */
  away: boolean;
  /** Whether a camera has a lamp and a zoom. */
  gifted: boolean;
  /** What was asked of lamp and zoom. */
  readonly asked: string[];
  readonly tracks: MediaStreamTrack[];
}

declare global {
  interface Window {
    cameraStand?: CameraStand;
  }
}

/** Puts the stand between the page and its cameras. Streams, pictures and decoder stay the real ones. */
export async function standIn(page: Page): Promise<void> {
  await page.evaluate(() => {
    const media = navigator.mediaDevices;
    const open = media.getUserMedia.bind(media);
    const list = media.enumerateDevices.bind(media);
    const stand: CameraStand = { refusal: null, away: false, gifted: false, asked: [], tracks: [] };
    window.cameraStand = stand;
    media.getUserMedia = async (constraints) => {
      if (stand.away) throw new DOMException("Requested device not found", "NotFoundError");
      if (stand.refusal !== null) throw new DOMException("Could not start video source", stand.refusal);
      const stream = await open(constraints);
      for (const track of stream.getVideoTracks()) {
        stand.tracks.push(track);
        if (!stand.gifted) continue;
        const own = track.getCapabilities();
        const gifts = { torch: true, zoom: { min: 1, max: 4, step: 1 } };
        track.getCapabilities = () => Object.assign({}, own, gifts);
        track.applyConstraints = (asked) => {
          stand.asked.push(JSON.stringify(asked?.advanced));
          return Promise.resolve();
        };
      }
      return stream;
    };
    media.enumerateDevices = async () => (await list()).filter(({ kind }) => kind !== "videoinput" || !stand.away);
  });
}

export async function refuse(page: Page, refusal: string | null): Promise<void> {
  await page.evaluate((name) => {
    if (window.cameraStand) window.cameraStand.refusal = name;
  }, refusal);
}

/** Pulls the cable out, or puts it back, as the browser tells a page of it. */
export async function plug(page: Page, state: "out" | "in"): Promise<void> {
  await page.evaluate((isOut) => {
    const stand = window.cameraStand;
    if (!stand) return;
    stand.away = isOut;
    const track = stand.tracks.at(-1);
    if (isOut && track) {
      track.stop();
      track.dispatchEvent(new Event("ended"));
    }
    navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
  }, state === "out");
}

/** What the system does to a running stream: it sleeps, wakes, or is ended for good while the camera is there. */
export async function happens(page: Page, event: "mute" | "unmute" | "ended"): Promise<void> {
  await page.evaluate((name) => {
    const track = window.cameraStand?.tracks.at(-1);
    if (name === "ended") track?.stop();
    track?.dispatchEvent(new Event(name));
  }, event);
}

/** Streams that were handed out so far, and those that hold a device. */
export function streams(page: Page): Promise<{ readonly opened: number; readonly live: number }> {
  return page.evaluate(() => {
    const tracks = window.cameraStand?.tracks ?? [];
    return { opened: tracks.length, live: tracks.filter(({ readyState }) => readyState === "live").length };
  });
}
