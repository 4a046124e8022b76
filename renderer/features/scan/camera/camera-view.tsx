import { useEffect, useRef, useState } from "react";
import { assertNever } from "../../../../shared/result.ts";
import { CameraControls } from "./camera-controls.tsx";
import type { CameraChoice } from "./camera-list.ts";
import type { CameraInfo, CameraState } from "./camera-state.ts";
import { codeFormats } from "./formats.ts";
import type { CodeFormat } from "./formats.ts";
import { useCameraScanner } from "./use-camera-scanner.ts";
import { useCameras } from "./use-cameras.ts";
import styles from "./camera-view.module.css";

/** Every word on the camera's picture, in the till's language. */
export interface CameraLabels {
  /** Accessible name of the whole view. */
  readonly picture: string;
  readonly off: string;
  readonly starting: string;
  readonly noCamera: string;
  readonly denied: string;
  readonly busy: string;
  readonly unplugged: string;
  readonly failed: string;
  /** It runs, and shows nothing but black. */
  readonly black: string;
  /** It runs, and gives no pictures. */
  readonly noPicture: string;
  readonly torch: string;
  readonly zoom: string;
  readonly choose: string;
}

export interface CameraViewProps {
  /** Whether a scan is due: the device is taken only meanwhile. */
  readonly active: boolean;
  readonly labels: CameraLabels;
  onScan(text: string, format: CodeFormat): void;
  /** The camera chosen before, if any. */
  readonly choice?: CameraChoice;
  /** Shows the picture as a mirror does: right for a camera that faces the customer. Reading is the same either way. */
  readonly mirrored?: boolean;
  readonly formats?: readonly CodeFormat[];
  onState?(state: CameraState): void;
  /** Offers the choice where there are several cameras. Remember it and give it back as `choice`. */
  onChoose?(camera: CameraInfo): void;
}

const ANY_CAMERA: CameraChoice = { deviceId: "", name: "" };
/** Opening takes less, mostly; saying so for a blink would only make people look. */
const SLOW_START_MS = 1_000;

/** The camera's picture with a frame drawn on it. The whole picture is read, not only what lies in the frame. */
export function CameraView({
  active,
  labels,
  onScan,
  choice = ANY_CAMERA,
  mirrored = false,
  formats = codeFormats,
  onState,
  onChoose,
}: CameraViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const { scanner, state } = useCameraScanner({ host, active, choice, formats, onScan });

  useEffect(() => {
    onState?.(state);
  }, [state, onState]);

  const cameras = useCameras(scanner, state);
  const slow = useSlowStart(state.kind === "starting");
  const words = state.kind === "starting" && !slow ? "" : wordsFor(state, labels);
  return (
    <section className={styles["view"]} data-camera={state.kind} aria-label={labels.picture}>
      {/* The video is put here and removed by the scanner; React keeps out. */}
      <div ref={host} className={styles["video"]} data-mirrored={mirrored} />
      {state.kind === "running" && (
        <>
          <div className={styles["frame"]} aria-hidden="true" />
          <CameraControls scanner={scanner} state={state} cameras={cameras} labels={labels} onChoose={onChoose} />
        </>
      )}
      <output className={styles["words"]} data-camera-words={words !== ""} hidden={words === ""}>
        {words}
      </output>
    </section>
  );
}

function useSlowStart(starting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!starting) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_START_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [starting]);
  return slow;
}

function wordsFor(state: CameraState, labels: CameraLabels): string {
  switch (state.kind) {
    case "running":
      return state.picture === "there" ? "" : state.picture === "black" ? labels.black : labels.noPicture;
    case "off":
      return labels.off;
    case "starting":
      return labels.starting;
    case "no-camera":
      return labels.noCamera;
    case "denied":
      return labels.denied;
    case "busy":
      return labels.busy;
    case "unplugged":
      return labels.unplugged;
    case "failed":
      return labels.failed;
    default:
      return assertNever(state);
  }
}
