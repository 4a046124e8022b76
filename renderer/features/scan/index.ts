export { listenToScans, type RawScan, type ScanListener, type ScanSource } from "./scan-source.ts";
export { wedgeSource } from "./wedge-source.ts";
