import { useEffect } from "react";
import { totalOf } from "../stores/amount.ts";
import { useStores } from "../stores/context.tsx";

/**
 * Fetches decoder and camera library when the first figure of an amount is typed: until the customer's code is held up
 * they are there. A till at rest has loaded none of it, and one without cameras never does.
 */
export function useWarmCamera(): void {
  const { lane } = useStores();
  useEffect(() => {
    if (!("mediaDevices" in navigator)) return undefined;
    const end = lane.subscribe(({ amount }) => {
      if (totalOf(amount) === 0) return;
      end();
      void warmUp();
    });
    return end;
  }, [lane]);
}

async function warmUp(): Promise<void> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  if (!devices.some(({ kind }) => kind === "videoinput")) return;
  const { warmUpCamera } = await import("../features/scan/camera/index.ts");
  await warmUpCamera();
}
