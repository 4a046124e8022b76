import { useEffect } from "react";
import { totalOf } from "../stores/amount.ts";
import { useStores } from "../stores/context.tsx";

/** A till that is busy from its first second on is not made to wait for ever. */
const PATIENCE_MS = 10_000;

/**
 * Fetches decoder and camera library once the till has nothing to do, and at the first figure of an amount at the
 * latest: when the customer's code is due they are there. A till without cameras never loads any of it.
 */
export function useWarmCamera(): void {
  const { lane } = useStores();
  useEffect(() => {
    if (!("mediaDevices" in navigator)) return undefined;
    const media = navigator.mediaDevices;
    const warm = (): void => void warmUp(media);
    const idle = requestIdleCallback(warm, { timeout: PATIENCE_MS });
    media.addEventListener("devicechange", warm);
    const end = lane.subscribe(({ amount }) => {
      if (totalOf(amount) === 0) return;
      end();
      warm();
    });
    return () => {
      cancelIdleCallback(idle);
      media.removeEventListener("devicechange", warm);
      end();
    };
  }, [lane]);
}

async function warmUp(media: MediaDevices): Promise<void> {
  const devices = await media.enumerateDevices();
  if (!devices.some(({ kind }) => kind === "videoinput")) return;
  const { warmUpCamera } = await import("../features/scan/camera/index.ts");
  await warmUpCamera();
}
