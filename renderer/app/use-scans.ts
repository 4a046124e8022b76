import { useEffect } from "react";
import { DEFAULT_SCANNER } from "../../shared/domain/scanner-defaults.ts";
import { listenToScans, takerOf, wedgeSetup, wedgeSource } from "../features/scan/index.ts";
import { useStores } from "../stores/context.tsx";
import { cameraScans } from "./camera-scans.ts";

/** Every code that is read, by whatever reads it, goes to the lane, unless the scanner's settings ask for it. */
export function useScans(): void {
  const { lane, status, ui } = useStores();
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
    let known = DEFAULT_SCANNER;
    let setup = wedgeSetup(known);
    const present = () => {
      const settings = status.getState().status?.settings.scanner ?? DEFAULT_SCANNER;
      if (settings !== known) setup = wedgeSetup(settings);
      known = settings;
      return setup;
    };
    return listenToScans([wedgeSource(window, remember, present), cameraScans], {
      scan: (scan) => {
        const taker = takerOf(scan.text);
        if (taker) taker.scan(scan);
        else void lane.getState().scan(scan.text);
      },
      duplicate: (scan) => {
        const taker = takerOf(scan.text);
        if (taker) taker.scan(scan);
        else void lane.getState().duplicate(scan.text);
      },
    });
  }, [lane, status, ui]);
}
