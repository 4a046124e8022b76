import type { Html5Qrcode } from "html5-qrcode";
import { StrictMode, useCallback, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { CameraView, warmUpCamera } from "../../../../renderer/features/scan/camera/index.ts";
import type { CameraState } from "../../../../renderer/features/scan/camera/index.ts";
import type { SeenScan } from "./camera-bench.ts";
import { createNumberReader } from "./picture-number.ts";

/** The page in which the till's camera view and html5-qrcode as it comes look at the same video, one after the other. */
const tracks: MediaStreamTrack[] = [];
let streams = 0;
const media = navigator.mediaDevices;
const askForStream = media.getUserMedia.bind(media);
media.getUserMedia = async (constraints) => {
  streams += 1;
  const stream = await askForStream(constraints);
  tracks.push(...stream.getTracks());
  return stream;
};

const scans: SeenScan[] = [];
const pictures: number[] = [];
const readNumber = createNumberReader();
let picture = -1;

function note(text: string): void {
  const last = scans.findLast((scan) => scan.text === text);
  // A code in sight is told many times by html5-qrcode; its first time counts.
  if (last !== undefined && performance.now() - last.at < 1_500) return;
  scans.push({ text, picture, at: performance.now() });
}

function watchPictures(): void {
  const video = document.querySelector("video");
  if (video === null) {
    requestAnimationFrame(watchPictures);
    return;
  }
  const take = (): void => {
    const number = readNumber(video);
    if (number !== null && number !== picture) {
      picture = number;
      pictures.push(number);
    }
    if (video.isConnected) video.requestVideoFrameCallback(take);
  };
  video.requestVideoFrameCallback(take);
}

const wish = new EventTarget();
const show = (active: boolean): boolean => wish.dispatchEvent(new CustomEvent("show", { detail: active }));
let cameraState: CameraState = { kind: "off" };
const labels = {
  picture: "Camera",
  off: "Off",
  starting: "Starting",
  noCamera: "No camera",
  denied: "Denied",
  busy: "Busy",
  unplugged: "Unplugged",
  failed: "Failed",
  black: "Black",
  noPicture: "No picture",
  torch: "Torch",
  zoom: "Zoom",
  choose: "Choose",
};

function Till() {
  const [active, setActive] = useState(false);
  useEffect(() => {
    const take = (event: Event): void => setActive(event instanceof CustomEvent && event.detail === true);
    wish.addEventListener("show", take);
    return () => wish.removeEventListener("show", take);
  }, []);
  const onState = useCallback((state: CameraState) => {
    cameraState = state;
  }, []);
  return <CameraView active={active} labels={labels} onScan={note} onState={onState} />;
}
const root = document.querySelector("#root");
if (root === null) throw new Error("No place for the view.");
createRoot(root).render(
  <StrictMode>
    <Till />
  </StrictMode>,
);

let stock: Html5Qrcode | null = null;

async function startStock(): Promise<void> {
  const { Html5Qrcode: Scanner } = await import("html5-qrcode");
  stock = new Scanner("stock-camera", { verbose: false });
  const videoConstraints = { width: { ideal: 1280 }, height: { ideal: 720 } };
  await stock.start({ facingMode: "user" }, { fps: 30, videoConstraints }, note, undefined);
}

window.cameraBench = {
  async start(engine, counted = true) {
    scans.length = 0;
    pictures.length = 0;
    picture = -1;
    if (engine === "ours") show(true);
    else await startStock();
    if (counted) watchPictures();
  },
  async stop() {
    show(false);
    await stock?.stop();
    stock = null;
  },
  warmUp: warmUpCamera,
  scans: () => scans,
  pictures: () => pictures,
  state: () => cameraState.kind,
  liveTracks: () => tracks.filter((track) => track.readyState === "live").length,
  streams: () => streams,
};
