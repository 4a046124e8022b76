import type { RawScan, ScanSource } from "../features/scan/index.ts";

const listeners = new Set<(scan: RawScan) => void>();

/** The camera as a source of scans: its picture comes and goes with the stages, the lane listens all the time. */
export const cameraScans: ScanSource = {
  start(onScan) {
    listeners.add(onScan);
    return () => void listeners.delete(onScan);
  },
};

/** A code that the camera has read. */
export function cameraRead(text: string): void {
  for (const listener of listeners) listener({ text, origin: "camera" });
}
