import { useEffect, useState } from "react";
import type { RefObject } from "react";
import { createCameraScanner } from "./camera-scanner.ts";
import type { CameraScanner, CameraScannerEvents } from "./camera-scanner.ts";
import type { CameraChoice } from "./camera-list.ts";
import type { CameraState } from "./camera-state.ts";
import { codeFormats } from "./formats.ts";
import type { CodeFormat } from "./formats.ts";

export interface CameraUse {
  /** The element that the video is put into. */
  readonly host: RefObject<HTMLElement | null>;
  readonly active: boolean;
  readonly choice: CameraChoice;
  readonly formats: readonly CodeFormat[];
  onScan(text: string, format: CodeFormat): void;
}

export interface UsedCamera {
  readonly scanner: CameraScanner;
  readonly state: CameraState;
}

/** A camera for the life of a component. It runs while `active`, and is released when the component leaves the page. */
export function useCameraScanner({ host, active, choice, formats, onScan }: CameraUse): UsedCamera {
  const [state, setState] = useState<CameraState>({ kind: "off" });
  const [line] = useState(createLine);

  // A new callback takes the old one's place without opening the camera again.
  useEffect(() => {
    line.answerTo({ onScan, onState: setState });
  }, [line, onScan]);

  // Compared by content: a list written into the markup is a new one at every rendering.
  const wanted = formats.join();
  const { deviceId, name } = choice;
  useEffect(() => {
    const element = host.current;
    if (!active || element === null) return undefined;
    const names = wanted.split(",");
    line.scanner.start(element, {
      choice: { deviceId, name },
      formats: codeFormats.filter((format) => names.includes(format)),
    });
    return () => {
      void line.scanner.stop();
    };
  }, [line, host, active, deviceId, name, wanted]);

  return { scanner: line.scanner, state };
}

/** A scanner whose listener can be exchanged. */
function createLine(): { readonly scanner: CameraScanner; answerTo(events: CameraScannerEvents): void } {
  let listener: CameraScannerEvents | null = null;
  const scanner = createCameraScanner({
    onScan: (text, format) => listener?.onScan(text, format),
    onState: (state) => listener?.onState(state),
  });
  return {
    scanner,
    answerTo(events) {
      listener = events;
    },
  };
}
