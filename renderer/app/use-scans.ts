import { useEffect } from "react";
import { listenToScans, wedgeSource } from "../features/scan/index.ts";
import { useStores } from "../stores/context.tsx";
import { cameraScans } from "./camera-scans.ts";

/** Every code that is read, by whatever reads it, goes to the lane. */
export function useScans(): void {
  const { lane, ui } = useStores();
  useEffect(() => {
    // What the first keys of a burst may have touched before it proved to be a scan.
    const remember = (): (() => void) => {
      const before = lane.getState().snapshot();
      const { keysShown, panel } = ui.getState();
      return () => {
        lane.getState().restore(before);
        ui.setState({ keysShown, panel });
      };
    };
    return listenToScans([wedgeSource(window, remember), cameraScans], {
      scan: ({ text }) => void lane.getState().scan(text),
      duplicate: () => lane.getState().duplicate(),
    });
  }, [lane, ui]);
}
