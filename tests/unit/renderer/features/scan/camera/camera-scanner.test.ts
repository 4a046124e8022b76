import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCameraScanner } from "../../../../../../renderer/features/scan/camera/camera-scanner.ts";
import type { CameraState } from "../../../../../../renderer/features/scan/camera/camera-state.ts";
import { FakeMedia, idleDecoder } from "./fake-media.ts";

function setUp(media: FakeMedia) {
  const states: CameraState[] = [];
  const scans: string[] = [];
  const permission = new EventTarget();
  const scanner = createCameraScanner(
    { onScan: (text) => void scans.push(text), onState: (state) => void states.push(state) },
    {
      open: media.open,
      media: media.asMediaDevices(),
      decoder: idleDecoder(),
      watchPermission(changed) {
        permission.addEventListener("change", changed);
        return () => permission.removeEventListener("change", changed);
      },
    },
  );
  const host = document.createElement("div");
  document.body.append(host);
  return { scanner, states, scans, host, permission, kinds: () => states.map((state) => state.kind) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("starting and stopping", () => {
  test("runs, names its camera, and leaves the device free", async () => {
    const media = new FakeMedia("a");
    const { scanner, states, host, kinds } = setUp(media);
    scanner.start(host);
    await settle();
    expect(kinds()).toEqual(["starting", "running"]);
    expect(states.at(-1)).toMatchObject({ camera: { deviceId: "a", label: "Camera a" }, torch: false, zoom: null });
    await scanner.stop();
    expect(kinds()).toEqual(["starting", "running", "off"]);
    expect(media.live()).toEqual([]);
    expect(host.childElementCount).toBe(0);
  });

  test("a double mount opens one stream", async () => {
    const media = new FakeMedia("a");
    const { scanner, host } = setUp(media);
    scanner.start(host);
    void scanner.stop();
    scanner.start(host);
    await settle();
    expect(media.tracks).toHaveLength(1);
    expect(media.live()).toHaveLength(1);
  });

  test("stopped while it opens, it releases what it gets", async () => {
    const media = new FakeMedia("a");
    const gate = Promise.withResolvers<void>();
    media.gate = gate.promise;
    const { scanner, host, kinds } = setUp(media);
    scanner.start(host);
    await settle();
    const stopped = scanner.stop();
    gate.resolve();
    await stopped;
    expect(media.tracks).toHaveLength(1);
    expect(media.live()).toEqual([]);
    expect(kinds()).toEqual(["starting", "off"]);
  });

  test("never two streams at once, whatever is asked in whatever order", async () => {
    const media = new FakeMedia("a", "b");
    const { scanner, host } = setUp(media);
    for (const step of ["start", "b", "stop", "start", "a", "stop", "start", "b", "a"] as const) {
      if (step === "start") scanner.start(host);
      else if (step === "stop") void scanner.stop();
      else scanner.choose({ deviceId: step, name: "" });
      await settle();
      expect(media.live().length).toBeLessThanOrEqual(1);
    }
    await scanner.stop();
    expect(media.live()).toEqual([]);
  });

  test("hands on a code once while it is held, and nothing after the stop", async () => {
    const media = new FakeMedia("a");
    const { scanner, host, scans } = setUp(media);
    scanner.start(host);
    await settle();
    const request = media.requests[0];
    request?.onCode("pay", "qr_code");
    request?.onCode("pay", "qr_code");
    expect(scans).toEqual(["pay"]);
    await vi.advanceTimersByTimeAsync(2_000);
    request?.onCode("pay", "qr_code");
    expect(scans).toEqual(["pay", "pay"]);
    await scanner.stop();
    request?.onCode("late", "qr_code");
    expect(scans).toEqual(["pay", "pay"]);
  });
});

describe("troubles", () => {
  test.each([
    ["NotAllowedError: Permission denied", "denied"],
    ["NotFoundError: Requested device not found", "no-camera"],
    ["NotReadableError: Could not start video source", "busy"],
    ["TypeError: something else", "failed"],
  ])("%s is %s", async (error, kind) => {
    const media = new FakeMedia("a");
    media.refusal = `Error getting userMedia, error = ${error}`;
    const { scanner, host, kinds } = setUp(media);
    scanner.start(host);
    await settle();
    expect(kinds()).toEqual(["starting", kind]);
    await scanner.stop();
    expect(kinds().at(-1)).toBe("off");
  });

  test("a busy camera is tried again until it is free, without flickering", async () => {
    const media = new FakeMedia("a");
    media.refusal = "NotReadableError";
    const { scanner, host, kinds } = setUp(media);
    scanner.start(host);
    await vi.advanceTimersByTimeAsync(3_500);
    expect(media.requests.length).toBe(3);
    expect(kinds()).toEqual(["starting", "busy"]);
    media.refusal = null;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(kinds()).toEqual(["starting", "busy", "running"]);
  });

  test("no camera: one that is plugged in is taken at once", async () => {
    const media = new FakeMedia();
    const { scanner, host, kinds } = setUp(media);
    scanner.start(host);
    await settle();
    expect(kinds()).toEqual(["starting", "no-camera"]);
    expect(media.requests).toHaveLength(0);
    media.change("a");
    await settle();
    expect(kinds().at(-1)).toBe("running");
  });

  test("pulled out and put back", async () => {
    const media = new FakeMedia("a");
    const { scanner, host, kinds } = setUp(media);
    scanner.start(host);
    await settle();
    media.cameras = [];
    media.tracks[0]?.end();
    await settle();
    expect(kinds().at(-1)).toBe("unplugged");
    media.change("a");
    await settle();
    expect(kinds().at(-1)).toBe("running");
    expect(media.live()).toHaveLength(1);
  });

  test("a stream that ends while the camera is there, as after sleep, is opened again", async () => {
    const media = new FakeMedia("a");
    const { scanner, host, kinds } = setUp(media);
    scanner.start(host);
    await settle();
    media.tracks[0]?.end();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kinds()).toEqual(["starting", "running", "starting", "running"]);
    expect(media.live()).toHaveLength(1);
  });

  test("one that is back before the old one is let go of opens after that, and keeps its picture", async () => {
    const media = new FakeMedia("a");
    const { scanner, host, kinds } = setUp(media);
    scanner.start(host);
    await settle();
    const gate = Promise.withResolvers<void>();
    media.closeGate = gate.promise;
    media.tracks[0]?.end();
    media.change("a");
    await settle();
    expect(media.requests).toHaveLength(1);
    gate.resolve();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kinds().at(-1)).toBe("running");
    expect(media.live()).toHaveLength(1);
    expect(host.querySelectorAll("video")).toHaveLength(1);
  });

  test("a camera that sleeps says so at once, and goes on when it wakes", async () => {
    const media = new FakeMedia("a");
    const { scanner, host, states } = setUp(media);
    scanner.start(host);
    await settle();
    const [track] = media.tracks;
    track?.dispatchEvent(new Event("mute"));
    expect(states.at(-1)).toMatchObject({ kind: "running", picture: "none" });
    track?.dispatchEvent(new Event("unmute"));
    expect(states.at(-1)).toMatchObject({ kind: "running", picture: "there" });
    await scanner.stop();
    track?.dispatchEvent(new Event("mute"));
    expect(states.at(-1)).toEqual({ kind: "off" });
  });

  test("a refused camera is tried at once when it is allowed, and no more after the stop", async () => {
    const media = new FakeMedia("a");
    media.refusal = "NotAllowedError";
    const { scanner, host, kinds, permission } = setUp(media);
    scanner.start(host);
    await settle();
    expect(kinds()).toEqual(["starting", "denied"]);
    media.refusal = null;
    permission.dispatchEvent(new Event("change"));
    await settle();
    expect(kinds()).toEqual(["starting", "denied", "running"]);
    await scanner.stop();
    permission.dispatchEvent(new Event("change"));
    await settle();
    expect(media.live()).toEqual([]);
  });

  test("stopping ends the attempts", async () => {
    const media = new FakeMedia("a");
    media.refusal = "NotReadableError";
    const { scanner, host } = setUp(media);
    scanner.start(host);
    await settle();
    await scanner.stop();
    const before = media.requests.length;
    await vi.advanceTimersByTimeAsync(60_000);
    media.change("a", "b");
    await settle();
    expect(media.requests.length).toBe(before);
  });
});

describe("several cameras", () => {
  test("the chosen one is used, another stands in while it is away, and it is taken back", async () => {
    const media = new FakeMedia("a");
    const { scanner, host, states } = setUp(media);
    scanner.start(host, { choice: { deviceId: "b", name: "" } });
    await settle();
    expect(states.at(-1)).toMatchObject({ kind: "running", camera: { deviceId: "a" } });
    media.change("a", "b");
    await settle();
    expect(states.at(-1)).toMatchObject({ kind: "running", camera: { deviceId: "b" } });
    expect(media.live()).toHaveLength(1);
  });

  test("the chosen one is known by its name where its identifier has changed, and no other is opened before", async () => {
    const media = new FakeMedia("new-1", "new-2");
    media.names.set("new-1", "Built-in").set("new-2", "HD Webcam");
    const { scanner, host, states } = setUp(media);
    scanner.start(host, { choice: { deviceId: "old-2", name: "HD Webcam" } });
    await settle();
    expect(states.at(-1)).toMatchObject({ kind: "running", camera: { deviceId: "new-2" } });
    expect(media.tracks).toHaveLength(1);
  });

  test("names that are known only once a camera is allowed still lead to the chosen one", async () => {
    const media = new FakeMedia("new-1", "new-2");
    media.names.set("new-1", "").set("new-2", "");
    const gate = Promise.withResolvers<void>();
    media.gate = gate.promise;
    const { scanner, host, states } = setUp(media);
    scanner.start(host, { choice: { deviceId: "old-2", name: "HD Webcam" } });
    await settle();
    media.names.set("new-1", "Built-in").set("new-2", "HD Webcam");
    gate.resolve();
    await settle();
    expect(states.at(-1)).toMatchObject({ kind: "running", camera: { deviceId: "new-2" } });
    expect(media.live()).toHaveLength(1);
  });

  test("choosing another changes over", async () => {
    const media = new FakeMedia("a", "b");
    const { scanner, host, states } = setUp(media);
    scanner.start(host);
    await settle();
    scanner.choose({ deviceId: "b", name: "" });
    await settle();
    expect(states.at(-1)).toMatchObject({ kind: "running", camera: { deviceId: "b" } });
    expect(await scanner.cameras()).toEqual([
      { deviceId: "a", label: "Camera a" },
      { deviceId: "b", label: "Camera b" },
    ]);
  });
});
