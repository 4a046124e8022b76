import { useEffect, useRef } from "react";
import { assertNever } from "../../../../shared/result.ts";
import { CameraControls } from "./camera-controls.tsx";
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
  readonly deviceId?: string | null;
  /** Shows the picture as a mirror does: right for a camera that faces the customer. Reading is the same either way. */
  readonly mirrored?: boolean;
  readonly formats?: readonly CodeFormat[];
  onState?(state: CameraState): void;
  /** Told the cameras once one runs (their names are known from then on) and when one comes or goes. */
  onCameras?(cameras: readonly CameraInfo[]): void;
  /** Offers the choice where there are several cameras. Remember it and give it back as `deviceId`. */
  onChoose?(deviceId: string): void;
}

/** The camera's picture with a frame drawn on it. The whole picture is read, not only what lies in the frame. */
export function CameraView({
  active,
  labels,
  onScan,
  deviceId = null,
  mirrored = false,
  formats = codeFormats,
  onState,
  onCameras,
  onChoose,
}: CameraViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const { scanner, state } = useCameraScanner({ host, active, deviceId, formats, onScan });

  useEffect(() => {
    onState?.(state);
  }, [state, onState]);

  const cameras = useCameras(scanner, state);
  useEffect(() => {
    if (cameras.length > 0) onCameras?.(cameras);
  }, [cameras, onCameras]);

  const words = wordsFor(state, labels);
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
      <output className={styles["words"]} hidden={words === ""}>
        {words}
      </output>
    </section>
  );
}

function wordsFor(state: CameraState, labels: CameraLabels): string {
  switch (state.kind) {
    case "running":
      return "";
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
