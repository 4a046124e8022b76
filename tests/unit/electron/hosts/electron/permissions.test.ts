import { beforeEach, describe, expect, it } from "vitest";
import { applySessionPolicy, mayLoad } from "../../../../../electron/hosts/electron/session-policy.ts";
import { FakeEvent } from "../../../../fakes/electron/app.ts";
import { keptLog } from "../../../../fakes/electron/parts.ts";
import { FakeSession, type Ask } from "../../../../fakes/electron/session.ts";

let session: FakeSession;
const camera: Ask = { permission: "media", media: ["video"], origin: "app://tilla", isMainFrame: true };

beforeEach(async () => {
  session = new FakeSession("test");
  await applySessionPolicy(session as never, true, keptLog());
});

describe("permissions", () => {
  it("gives the camera to the till's page", () => {
    expect(session.ask(camera)).toBe(true);
  });

  it.each<[string, Partial<Ask>]>([
    ["the microphone", { media: ["audio"] }],
    ["the microphone together with the camera", { media: ["video", "audio"] }],
    ["media of no kind", { media: [] }],
    ["a sub frame", { isMainFrame: false }],
    ["another origin", { origin: "https://example.invalid" }],
    ["an origin that begins alike", { origin: "app://tilla.example" }],
    ["an opaque origin", { origin: "null" }],
  ])("does not give it to %s", (_what, change) => {
    expect(session.ask({ ...camera, ...change })).toBe(false);
  });

  it.each([
    "automatic-fullscreen",
    "clipboard-read",
    "clipboard-sanitized-write",
    "display-capture",
    "fileSystem",
    "fullscreen",
    "geolocation",
    "hid",
    "idle-detection",
    "keyboardLock",
    "local-fonts",
    "local-network-access",
    "loopback-network",
    "mediaKeySystem",
    "midi",
    "midiSysex",
    "nfc",
    "notifications",
    "openExternal",
    "payment-handler",
    "persistent-storage",
    "pointerLock",
    "screen-wake-lock",
    "serial",
    "smart-card",
    "speaker-selection",
    "storage-access",
    "usb",
    "window-management",
    "unknown",
    "a-permission-of-tomorrow",
  ])("refuses %s, also when it comes with the camera's details", (permission) => {
    expect(session.ask({ ...camera, permission })).toBe(false);
    expect(session.ask({ ...camera, permission, media: [] })).toBe(false);
  });

  it("asks both of Chromium's questions on their own", () => {
    const details = { isMainFrame: true, mediaType: "video", securityOrigin: "app://tilla" };
    expect(session.onCheck?.(null, "media", "app://tilla/", details)).toBe(true);
    expect(session.onCheck?.(null, "media", "app://tilla/", { ...details, mediaType: "unknown" })).toBe(false);
    expect(session.onCheck?.(null, "media", "app://tilla/", { ...details, embeddingOrigin: "https://a.invalid" })).toBe(
      false,
    );
    expect(session.onCheck?.(null, "media", "https://a.invalid/", details)).toBe(false);
    expect(session.onCheck?.(null, "media", "", { isMainFrame: true, mediaType: "video" })).toBe(false);
    expect(session.onDevice?.({ deviceType: "hid", origin: "app://tilla" })).toBe(false);
  });
});

describe("the session", () => {
  const download = (url: string, name: string) => {
    const event = new FakeEvent();
    const item = { getURL: () => url, getFilename: () => name, asked: null as unknown };
    const setSaveDialogOptions = (options: unknown) => void (item.asked = options);
    session.emit("will-download", event, { ...item, setSaveDialogOptions });
    return { prevented: event.defaultPrevented, asked: item.asked };
  };

  it("lets an export of its own page go where a person says", () => {
    const name = "tilla-export-live-2026-11-01_2026-11-30.zip";
    expect(download("blob:app://tilla/6f9c", name)).toEqual({ prevented: false, asked: { defaultPath: name } });
  });

  it.each([
    ["blob:app://tilla/6f9c", "setup.exe"],
    ["blob:app://tilla/6f9c", "tilla-export-../../x.zip"],
    ["blob:https://example.invalid/6f9c", "tilla-export-live-z1.zip"],
    ["https://example.invalid/tilla-export-live-z1.zip", "tilla-export-live-z1.zip"],
    ["data:application/zip;base64,AA==", "tilla-export-live-z1.zip"],
  ])("downloads no %s as %s", (url, name) => {
    expect(download(url, name)).toEqual({ prevented: true, asked: null });
  });

  it("checks no spelling, asks no proxy", () => {
    expect(session.spellChecker).toBe(false);
    expect(session.proxy).toEqual({ mode: "direct" });
  });

  it.each(["app://tilla/index.html", "data:image/png;base64,AA==", "blob:app://tilla/6f9c"])("loads %s", (address) => {
    expect(session.mayRequest(address)).toBe(true);
  });

  it.each([
    "http://example.invalid/",
    "https://example.invalid/",
    "ws://127.0.0.1:9/",
    "wss://example.invalid/",
    "file:///etc/passwd",
    "ftp://example.invalid/",
    "blob:https://example.invalid/6f9c",
    "app://other/",
    "chrome://gpu/",
    "devtools://devtools/bundled/inspector.html",
    "",
  ])("never asks %s for anything", (address) => {
    expect(session.mayRequest(address)).toBe(false);
  });

  it("lets the developer tools load while it is developed", () => {
    expect(mayLoad("devtools://devtools/bundled/inspector.html", false)).toBe(true);
  });
});
