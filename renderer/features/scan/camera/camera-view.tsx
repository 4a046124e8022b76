import { useEffect, useRef } from "react";
import { assertNever } from "../../../../shared/result.ts";
import type { CameraInfo, CameraState } from "./camera-state.ts";
import { codeFormats } from "./formats.ts";
import type { CodeFormat } from "./formats.ts";
import { useCameraScanner } from "./use-camera-scanner.ts";
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
}: CameraViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const { scanner, state } = useCameraScanner({ host, active, deviceId, formats, onScan });

  useEffect(() => {
    onState?.(state);
  }, [state, onState]);

  useEffect(() => {
    if (onCameras === undefined || state.kind === "off" || state.kind === "starting") return undefined;
    let current = true;
    const tell = async (): Promise<void> => {
      const cameras = await scanner.cameras();
      if (current) onCameras(cameras);
    };
    const changed = (): void => void tell();
    changed();
    navigator.mediaDevices.addEventListener("devicechange", changed);
    return () => {
      current = false;
      navigator.mediaDevices.removeEventListener("devicechange", changed);
    };
  }, [scanner, state.kind, onCameras]);

  const running = state.kind === "running";
  const words = wordsFor(state, labels);
  return (
    <section className={styles["view"]} data-camera={state.kind} aria-label={labels.picture}>
      {/* The video is put here and removed by the scanner; React keeps out. */}
      <div ref={host} className={styles["video"]} data-mirrored={mirrored} />
      {running && <div className={styles["frame"]} aria-hidden="true" />}
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
