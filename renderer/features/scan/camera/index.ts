export type { CameraChoice } from "./camera-list.ts";
export { createCameraScanner, warmUpCamera } from "./camera-scanner.ts";
export type { CameraOptions, CameraScanner, CameraScannerEvents } from "./camera-scanner.ts";
export type { CameraInfo, CameraState, CameraTrouble, ZoomRange } from "./camera-state.ts";
export { CameraView } from "./camera-view.tsx";
export type { CameraLabels, CameraViewProps } from "./camera-view.tsx";
export { codeFormats } from "./formats.ts";
export type { CodeFormat } from "./formats.ts";
