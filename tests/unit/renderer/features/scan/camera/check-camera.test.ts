import { expect, test } from "vitest";
import { checkCamera } from "../../../../../../renderer/features/scan/camera/check-camera.ts";
import { FakeTrack } from "./fake-media.ts";

const ANY = { cameraId: "", cameraName: "" };
const CHOSEN = { cameraId: "front", cameraName: "Camera front" };

/** A browser with these cameras, whose names it may tell; opening one throws what is told. */
function browserWith(cameras: readonly string[], refusal: string | null = null) {
  const opened: FakeTrack[] = [];
  const devices = cameras.map((id) => ({ kind: "videoinput", deviceId: id, label: `Camera ${id}` }) as MediaDeviceInfo);
  const media: Pick<MediaDevices, "enumerateDevices" | "getUserMedia"> = {
    enumerateDevices: () => Promise.resolve(devices),
    getUserMedia(constraints) {
      if (refusal !== null) return Promise.reject(new DOMException("no", refusal));
      const wanted = constraints?.video;
      const exact = typeof wanted === "object" ? JSON.stringify(wanted.deviceId) : "";
      const id = cameras.find((each) => exact.includes(each)) ?? cameras[0] ?? "";
      const track = new FakeTrack(id, `Camera ${id}`);
      opened.push(track);
      return Promise.resolve({ getVideoTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream);
    },
  };
  return { media, opened };
}

test("the chosen camera is looked through and let go again", async () => {
  const { media, opened } = browserWith(["back", "front"]);
  expect(await checkCamera(CHOSEN, media)).toEqual({ kind: "works", name: "Camera front" });
  expect(opened.map(({ readyState }) => readyState)).toEqual(["ended"]);
});

test("any camera will do where none was chosen; another than the chosen one is said", async () => {
  const { media } = browserWith(["back"]);
  expect(await checkCamera(ANY, media)).toEqual({ kind: "works", name: "Camera back" });
  expect(await checkCamera(CHOSEN, media)).toEqual({ kind: "away", name: "Camera front" });
});

test.each([
  ["NotAllowedError", "denied"],
  ["NotFoundError", "no-camera"],
  ["NotReadableError", "busy"],
  ["TypeError", "failed"],
])("a browser that answers %s: %s", async (refusal, kind) => {
  const { media } = browserWith(["back"], refusal);
  expect(await checkCamera(ANY, media)).toMatchObject({ kind });
});

test("a page without the right to cameras has none", async () => {
  expect(await checkCamera(ANY, undefined)).toEqual({ kind: "no-camera" });
});
