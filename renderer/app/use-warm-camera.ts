import { useEffect } from "react";
import { totalOf } from "../stores/amount.ts";
import { useStores } from "../stores/context.tsx";

/** A till that is busy from its first second on is not made to wait for ever. */
const PATIENCE_MS = 10_000;

/**
 * Fetches decoder and camera library once the till is on the screen and has nothing to do, and at the first figure of
 * an amount at the latest: when the customer's code is due they are there. A till without cameras never loads any of it.
 */
export function useWarmCamera(): void {
  const { lane } = useStores();
  useEffect(() => {
    if (!("mediaDevices" in navigator)) return undefined;
    const media = navigator.mediaDevices;
    const warm = (): void => void warmUp(media);
    const forget = afterFirstPaint(warm);
    media.addEventListener("devicechange", warm);
    const end = lane.subscribe(({ amount }) => {
      if (totalOf(amount) === 0) return;
      end();
      warm();
    });
    return () => {
      forget();
      media.removeEventListener("devicechange", warm);
      end();
    };
  }, [lane]);
}

/**
 * Calls back in the first quiet moment after the page was painted: React is at rest before the screen shows anything,
 * and a slow machine would fetch then what its first picture has to wait for. Gives what takes the request back.
 */
function afterFirstPaint(callback: () => void): () => void {
  let idle = 0;
  const observer = new PerformanceObserver((list, self) => {
    if (list.getEntriesByName("first-contentful-paint").length === 0) return;
    self.disconnect();
    idle = requestIdleCallback(callback, { timeout: PATIENCE_MS });
  });
  observer.observe({ type: "paint", buffered: true });
  return () => {
    observer.disconnect();
    cancelIdleCallback(idle);
  };
}

async function warmUp(media: MediaDevices): Promise<void> {
  const devices = await media.enumerateDevices();
  if (!devices.some(({ kind }) => kind === "videoinput")) return;
  const { warmUpCamera } = await import("../features/scan/camera/index.ts");
  await warmUpCamera();
}
