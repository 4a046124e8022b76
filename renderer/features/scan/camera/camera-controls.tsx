import { useState } from "react";
import type { CameraInfo, CameraState } from "./camera-state.ts";
import type { CameraScanner } from "./camera-scanner.ts";
import styles from "./camera-view.module.css";

export interface ControlLabels {
  readonly torch: string;
  readonly zoom: string;
  readonly choose: string;
}

interface CameraControlsProps {
  readonly scanner: CameraScanner;
  readonly state: Extract<CameraState, { kind: "running" }>;
  readonly cameras: readonly CameraInfo[];
  readonly labels: ControlLabels;
  readonly onChoose: ((camera: CameraInfo) => void) | undefined;
}

/** Lamp, zoom and the choice of camera, each only where there is something to set. */
export function CameraControls({ scanner, state, cameras, labels, onChoose }: CameraControlsProps) {
  const [lit, setLit] = useState(false);
  const [zoom, setZoom] = useState(state.zoom?.value ?? 1);
  const choosable = onChoose !== undefined && cameras.length > 1;
  if (!state.torch && state.zoom === null && !choosable) return null;
  return (
    <div className={styles["controls"]}>
      {state.torch && (
        <button
          type="button"
          aria-pressed={lit}
          onClick={() => {
            // A lamp that the system keeps for itself stays as it was.
            scanner.setTorch(!lit).then(
              () => setLit(!lit),
              () => setLit(false),
            );
          }}
        >
          {labels.torch}
        </button>
      )}
      {state.zoom !== null && (
        <input
          type="range"
          aria-label={labels.zoom}
          min={state.zoom.min}
          max={state.zoom.max}
          step={state.zoom.step}
          value={zoom}
          onChange={({ target }) => {
            setZoom(target.valueAsNumber);
            scanner.setZoom(target.valueAsNumber).catch(() => setZoom(zoom));
          }}
        />
      )}
      {choosable && (
        <select
          aria-label={labels.choose}
          value={state.camera.deviceId}
          onChange={({ target }) => {
            const chosen = cameras.find(({ deviceId }) => deviceId === target.value);
            if (chosen !== undefined) onChoose(chosen);
          }}
        >
          {cameras.map((camera) => (
            <option key={camera.deviceId} value={camera.deviceId}>
              {camera.label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
